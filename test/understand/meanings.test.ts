/** Groups of words that say the same. */
import { expect, test } from 'vitest';
import { createMeanings } from '../../src/understand/meanings.js';
import { createNormalise } from '../../src/understand/normalise.js';
import { parseLanguage } from '../../src/understand/parse-language.js';

const data = parseLanguage([
  { path: 'words.yaml', text: 'synonyms: [[啥, 什么]]' },
  { path: 'meanings.yaml', text: 'pay: [掏, 交, 掏腰包]\nhand_in: [交, 递]\nwhat: [啥]' },
]);
const meanings = createMeanings(data.meanings, createNormalise(data));

test('words of one group leave the same trace, and a word may be in two', () => {
  expect(meanings('要掏多少')).toEqual(['&pay']);
  expect(meanings('要交多少')).toEqual(['&pay', '&hand_in']);
});

test('the longest word counts, and each group once', () => {
  expect(meanings('掏腰包')).toEqual(['&pay']);
  expect(meanings('递过去再递回来')).toEqual(['&hand_in']);
});

test('a word is known as it is normalised, too', () => {
  expect(meanings('什么')).toEqual(['&what']);
});

test('what is in no group leaves no trace', () => {
  expect(meanings('')).toEqual([]);
  expect(meanings('天气')).toEqual([]);
});
