/** Longest-match search for phrases. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPhraseFinder } from '../../src/understand/phrase-finder.js';

const finder = createPhraseFinder([
  ['港澳通行证', 1],
  ['通行证', 2],
  ['港澳', 3],
  ['证', 4],
  ['', 5],
]);

test('the longest phrase at each place wins, from left to right', () => {
  expect(finder.scan('办港澳通行证和通行证').map(({ value }) => value)).toEqual([1, 2]);
});

test('all finds overlapping phrases, too', () => {
  expect(
    finder
      .all('港澳通行证')
      .map(({ value }) => value)
      .sort(),
  ).toEqual([1, 2, 3, 4]);
});

test('a whole text is looked up exactly', () => {
  expect([finder.get('通行证'), finder.get('通行'), finder.get('__proto__'), finder.get('')]).toEqual([
    2,
    undefined,
    undefined,
    undefined,
  ]);
});

test('scan agrees with a plain search over any phrases', () => {
  const unit = fc.constantFrom(...'甲乙丙');
  const phrase = fc.string({ unit, minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 8 }), fc.string({ unit, maxLength: 20 }), (phrases, text) => {
      const found = createPhraseFinder(phrases.map((one) => [one, true] as const)).all(text);
      const plain = [...new Set(phrases)].flatMap((one) =>
        Array.from(text, (_, at) => at)
          .filter((at) => text.startsWith(one, at))
          .map((at) => `${at}${one}`),
      );
      expect(found.map(({ start, phrase }) => `${start}${phrase}`).sort()).toEqual(plain.sort());
    }),
  );
});
