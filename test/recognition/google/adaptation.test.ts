/** The words to expect stay within what Google takes. */
import { expect, test } from 'vitest';
import { adaptation } from '../../../src/recognition/google/adaptation.js';

test('few words are boosted more than a whole catalog, both within 0 and 20', () => {
  const few = adaptation(['身份证', '社保卡'], 1_000);
  const many = adaptation(
    Array.from({ length: 300 }, (_, i) => `事项${i}`),
    1_000,
  );
  expect(few).toEqual({ phrases: ['身份证', '社保卡'], boost: 12 });
  expect(many?.phrases).toHaveLength(300);
  expect(many?.boost).toBe(5);
});

test('phrases too long are left out, the rest is cut at the limits, most likely first', () => {
  expect(adaptation(['长'.repeat(101), '', '  ', '身份证', '身份证'], 1_000)?.phrases).toEqual(['身份证']);
  const most = adaptation(
    Array.from({ length: 2_000 }, (_, i) => `${i}`.padEnd(100, '长')),
    5_000,
  );
  expect(most?.phrases).toHaveLength(1_000); // 100,000 characters together
  expect(most?.phrases[0]).toMatch(/^0/);
  expect(
    adaptation(
      Array.from({ length: 9 }, (_, i) => `词${i}`),
      3,
    )?.phrases,
  ).toEqual(['词0', '词1', '词2']);
});

test('nothing in a phrase is read as the name of a class', () => {
  expect(adaptation(['$MONEY', ['$', '{digits}\n号'].join('')], 10)?.phrases).toEqual(['MONEY', 'digits 号']);
  expect(adaptation([], 10)).toBeNull();
});
