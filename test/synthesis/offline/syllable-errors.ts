/** How much of a sentence comes back from a recogniser: errors over toneless syllables, numbers as words. */
import { pinyin } from 'pinyin-pro';
import { readFact } from '../../../src/speech/read-fact.js';

/** Toneless syllables and Latin letters of a text; 幺 is one, 两 is two. */
export function syllablesOf(text: string): string[] {
  const plain = readFact(text).replaceAll('幺', '一').replaceAll('两', '二');
  const kept = plain.toLowerCase().replace(/[^\p{Script=Han}a-z]/gu, '');
  return pinyin(kept, { toneType: 'none', type: 'array', v: true });
}

/** Syllables that are missing, too many or others: the edit distance. */
export function syllableErrors(said: string, heard: string): { errors: number; syllables: number } {
  const [a, b] = [syllablesOf(said), syllablesOf(heard)];
  let row = b.map((_, j) => j + 1);
  row.unshift(0);
  for (const [i, one] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries())
      next.push(Math.min((row[j] ?? 0) + (one === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return { errors: row.at(-1) ?? 0, syllables: a.length };
}
