import { expect, test } from 'vitest';
import { indexWords, textMatch } from '../../src/store/search-words.js';

test.each([
  ['补身份证', '补身 身份 份证'],
  ['办证，办证', '办证'],
  ['纸', '纸'],
  ['A4纸2份', 'a 4 纸 2 份'],
  ['ＡＢＣ 公司', 'abc 公司'],
  ['What documents?', 'what documents'],
  ['𠮷野家', '𠮷野 野家'],
  ['……', ''],
])('%s is indexed as %s', (text, words) => {
  expect(indexWords(text)).toBe(words);
});

test.each([
  ['护照', '{heard said} : ("护照")'],
  ['办护照 多少钱', '{heard said} : ("办护" AND "护照" AND "多少" AND "少钱")'],
  ['证', '{heard said} : ("证"*)'],
  ['Open', '{heard said} : ("open"*)'],
  ['" OR facets : "demo', '{heard said} : ("or"* AND "facets"* AND "demo"*)'],
])('%s is looked for as %s', (query, match) => {
  expect(textMatch(query, ['heard', 'said'])).toBe(match);
});

test.each(['', '  ', '"*()', '，。'])('%j looks for nothing', (query) => {
  expect(textMatch(query, ['heard'])).toBeNull();
});
