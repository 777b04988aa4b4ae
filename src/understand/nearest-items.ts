/** The items whose names are most like a question, for people who teach it: also where the understanding found nothing at all. */
import type { Item } from '../domain/item.js';
import type { ItemMatch } from '../domain/understanding.js';
import { createPhraseMemory } from './phrase-memory.js';
import { pairsOf, type TaughtWords } from './taught-words.js';

/** Best first, at most three; `score` is a likeness of names, no probability. */
export type NearestItems = (text: string) => ItemMatch[];

/** Less than a shared pair of characters or so helps nobody. */
const MIN_LIKENESS = 0.12;
const SHOWN = 3;

/** Lays out the names of all items, tens of milliseconds for some hundreds. */
export function createNearestItems(items: readonly Item[], { core, spell, sounds }: TaughtWords): NearestItems {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const names = items.flatMap(({ code, short_name, aliases }) =>
    [short_name, ...aliases].map((name) => ({ label: code, text: spell(name) })),
  );
  const memory = createPhraseMemory(names, (text) => [...text, ...pairsOf(text), ...pairsOf(sounds.code(text))]);
  return (text) => {
    const bare = core(text);
    const likeness = new Map<string, number>();
    for (const near of memory.nearest(bare === '' ? spell(text) : bare))
      if (near.likeness >= MIN_LIKENESS) likeness.set(near.label, Math.max(near.likeness, likeness.get(near.label) ?? 0));
    const best = [...likeness].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
    return best.flatMap(([code, score]) => {
      const name = byCode.get(code)?.short_name;
      return name === undefined ? [] : [{ code, name, score: Math.round(score * 1000) / 1000 }];
    });
  };
}
