/** Which of the offered items a caller picks by what sets it apart: 个体那个, 就那个补办的. */
import type { Item } from '../domain/item.js';
import { itemEntries } from './item-entries.js';
import type { Normalise } from './normalise.js';

export interface OptionWords {
  normalise: Normalise;
  /** Characters that tell nothing: 的, 那, 办 … */
  stop: ReadonlySet<string>;
}

/** The only option whose own words were said, or undefined. Every option counts with its names; what two share tells nothing. */
export function pickOption(text: string, options: readonly Item[], { normalise, stop }: OptionWords): Item | undefined {
  const pieces = options.map((item) => piecesOf(itemEntries(item, normalise).map((entry) => entry.text)));
  const said = piecesOf([text]);
  const scores = pieces.map((own, at) => {
    let score = 0;
    for (const piece of own) {
      const shared = pieces.some((other, index) => index !== at && other.has(piece));
      if (!shared && said.has(piece) && !stop.has(piece)) score += piece.length;
    }
    return score;
  });
  const best = Math.max(...scores);
  const winners = options.filter((_, at) => scores[at] === best);
  return best >= 1 && winners.length === 1 ? winners[0] : undefined;
}

/** Single characters and pairs. */
function piecesOf(texts: readonly string[]): Set<string> {
  const pieces = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      pieces.add(text.slice(at, at + 1));
      if (at + 1 < text.length) pieces.add(text.slice(at, at + 2));
    }
  }
  return pieces;
}
