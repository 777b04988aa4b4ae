/** Puts like texts together: each text joins the group it shares most pairs of characters and sounds with. */
import { pairsOf } from './taught-words.js';

export interface AlikeGroups {
  /** Makes a group known by its text. */
  add(id: number, text: string): void;
  /** The group a text belongs to, if any is like enough. */
  find(text: string): number | undefined;
}

/** Dice likeness over pairs, from which two questions are taken to be the same. */
const ALIKE = 0.7;

/** Starts without groups; `sounds` writes a text by its sounds. */
export function createAlikeGroups(sounds: (text: string) => string): AlikeGroups {
  const sizes = new Map<number, number>();
  const holders = new Map<string, number[]>();
  const byText = new Map<string, number>();
  const pieces = (text: string) => new Set([...pairsOf(text), ...pairsOf(sounds(text))]);

  return {
    add(id, text) {
      if (!byText.has(text)) byText.set(text, id);
      const own = pieces(text);
      sizes.set(id, own.size);
      for (const piece of own) holders.set(piece, [...(holders.get(piece) ?? []), id]);
    },

    find(text) {
      const same = byText.get(text);
      if (same !== undefined) return same;
      const own = pieces(text);
      const shared = new Map<number, number>();
      for (const piece of own) for (const id of holders.get(piece) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
      let best: { id: number; likeness: number } | undefined;
      for (const [id, count] of shared) {
        const likeness = (2 * count) / (own.size + (sizes.get(id) ?? 0));
        if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { id, likeness };
      }
      return best?.id;
    },
  };
}
