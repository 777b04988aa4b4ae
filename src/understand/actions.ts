/** What is to be done (新办, 变更, 延续, 补办, 注销 …): the word that tells sibling items apart, as a bit set. */

import type { Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';

/** The actions a normalised text names, one bit each. */
export type ActionsOf = (text: string) => number;

/** Builds the reader of action words; at most 31 actions are told apart. */
export function createActions(actions: LanguageData['words']['actions'], normalise: Normalise): ActionsOf {
  const bits = new Map<string, number>();
  Object.values(actions).forEach((words, index) => {
    for (const word of words.map((said) => normalise(said).text)) bits.set(word, (bits.get(word) ?? 0) | (1 << (index % 31)));
  });
  const finder = createPhraseFinder(bits);
  return (text) => finder.scan(text).reduce((set, { value }) => set | value, 0);
}
