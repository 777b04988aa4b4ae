/** How much of a test set is also in the training phrases: equal sentences, and near ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** Sentences at least this alike by their pairs of neighbouring characters (Dice) are near duplicates. */
export const NEAR = 0.9;

export interface Overlap {
  equal: string[];
  near: string[];
}

/** Every text under data/language, bare. */
export function readLearnt(root: string): Set<string> {
  const folder = join(root, 'data/language');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const contents = names.map((name) => parseDocument(readFileSync(join(folder, name), 'utf8')).toJS() as unknown);
  return new Set(contents.flatMap(textsOf).map(bare));
}

/** Letters and digits only, lower case: spaces and marks do not make a sentence another one. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** Which sentences are learnt phrases, and which come near one. */
export function overlap(sentences: readonly string[], learnt: ReadonlySet<string>): Overlap {
  const holders = pairIndex(learnt);
  const fresh = sentences.filter((sentence) => !learnt.has(bare(sentence)));
  return {
    equal: sentences.filter((sentence) => learnt.has(bare(sentence))),
    near: fresh.filter((sentence) => nearest(pairsOf(bare(sentence)), holders) >= NEAR),
  };
}

interface Holder {
  size: number;
}

/** Pair of characters → the phrases that hold it. */
function pairIndex(learnt: ReadonlySet<string>): Map<string, Holder[]> {
  const index = new Map<string, Holder[]>();
  for (const phrase of learnt) {
    const pairs = pairsOf(phrase);
    const holder = { size: pairs.size };
    for (const pair of pairs) {
      const holders = index.get(pair);
      if (holders === undefined) index.set(pair, [holder]);
      else holders.push(holder);
    }
  }
  return index;
}

function nearest(pairs: ReadonlySet<string>, index: ReadonlyMap<string, Holder[]>): number {
  const shared = new Map<Holder, number>();
  for (const pair of pairs) for (const holder of index.get(pair) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  return [...shared].reduce((best, [{ size }, count]) => Math.max(best, (2 * count) / (size + pairs.size)), 0);
}

function pairsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`));
}

function textsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  return content !== null && typeof content === 'object' ? Object.values(content).flatMap(textsOf) : [];
}
