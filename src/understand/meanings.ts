/** Groups of words that say the same, such as 掏, 交 and 付 of money: evidence that carries over to words no phrase has used. */
import type { Normalise } from './normalise.js';
import { createPhraseFinder } from './phrase-finder.js';

/** The groups whose words a normalised text holds, the longest word at each place; each group once. */
export type MeaningsOf = (text: string) => string[];

/** Builds the reader. A word may be in several groups; it is known as written and as normalised. */
export function createMeanings(groups: Readonly<Record<string, readonly string[]>>, normalise: Normalise): MeaningsOf {
  const groupsOf = new Map<string, string[]>();
  for (const [group, words] of Object.entries(groups))
    for (const word of new Set(words.flatMap((one) => [one, normalise(one).text])))
      groupsOf.set(word, [...(groupsOf.get(word) ?? []), `&${group}`]);
  const finder = createPhraseFinder(groupsOf);
  return (text) => [...new Set(finder.scan(text).flatMap(({ value }) => value))];
}
