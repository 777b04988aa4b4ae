/** Reading language files: what is wrong is said with file and place. */
import { expect, test } from 'vitest';
import { parseLanguage } from '../../src/understand/parse-language.js';

const file = (name: string, text: string) => ({ path: `data/language/xx/${name}.yaml`, text });

test('absent files are empty', () => {
  const data = parseLanguage([file('intents', 'bye: [再见]')]);
  expect(data.intents.bye).toEqual(['再见']);
  expect(data.words.fillers).toEqual([]);
  expect(data.otherBodies).toEqual([]);
});

test.each([
  ['an unknown intent', file('intents', 'nonsense: [x]'), /intents\.yaml/],
  ['a synonym without a meaning', file('words', 'fillers: [嗯]\nsynonyms:\n  - [啥]\n'), /words\.yaml:3 synonyms\.0/],
  ['broken YAML', file('words', 'fillers: [嗯'), /words\.yaml/],
  ['an unknown file', file('word', ''), /word\.yaml/],
  [
    'an emergency without a known number',
    file('emergencies', 'emergencies: [{number: "999", service: x, phrases: [y]}]'),
    /emergencies\.0\.number/,
  ],
])('%s is refused with its place', (_, broken, message) => {
  expect(() => parseLanguage([broken])).toThrow(message);
  expect(() => parseLanguage([broken])).toThrow(expect.objectContaining({ code: 'content_invalid' }));
});
