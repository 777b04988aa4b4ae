/** Numbers as Mandarin says them: counts, money, percentages, digit strings. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countWords,
  decimalWords,
  digitGroups,
  digitWords,
  moneyWords,
  numberWords,
  percentWords,
} from '../../src/speech/chinese-numbers.js';

test.each([
  [0, '零'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [120, '一百二十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [10000, '一万'],
  [10001, '一万零一'],
  [20500, '二万零五百'],
  [100200, '十万零二百'],
  [100000001, '一亿零一'],
])('%d is %s', (n, words) => {
  expect(numberWords(n)).toBe(words);
});

const VALUES: Record<string, number> = { 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads number words back, independently of how they were made. */
function readWords(words: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const character of words) {
    if (character in VALUES) digit = VALUES[character] ?? 0;
    else if (character in UNITS) {
      section += (digit || 1) * (UNITS[character] ?? 1);
      digit = 0;
    } else {
      total += (section + digit) * (character === '亿' ? 1e8 : 1e4);
      [section, digit] = [0, 0];
    }
  }
  return total + section + digit;
}

test('every whole number up to a hundred million can be read back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => readWords(numberWords(n)) === n));
});

describe('two', () => {
  test('is 两 before a measure word, 二 inside a number', () => {
    expect([countWords(2), countWords(12), countWords(22), countWords(3)]).toEqual(['两', '十二', '二十二', '三']);
    expect([moneyWords(2), moneyWords(20)]).toEqual(['两元', '二十元']);
  });
});

test('money, decimals and percentages', () => {
  expect(moneyWords(120)).toBe('一百二十元');
  expect(moneyWords(0.5)).toBe('零点五元');
  expect(decimalWords(1.05)).toBe('一点零五');
  expect([percentWords(1.5), percentWords(10)]).toEqual(['百分之一点五', '百分之十']);
});

describe('digit strings', () => {
  test('1 is 幺', () => {
    expect(digitWords('110')).toBe('幺幺零');
    expect(digitWords('12345')).toBe('幺二三四五');
  });

  test.each([
    ['110', ['110']],
    ['12345', ['12345']],
    ['0301', ['0301']],
    ['261101000014', ['2611', '0100', '0014']],
    ['13900001234', ['139', '0000', '1234']],
    ['1123123456', ['1123', '1234', '56']],
    ['123456789', ['123', '456', '789']],
  ])('%s is read in groups', (digits, groups) => {
    expect(digitGroups(digits)).toEqual(groups);
  });

  test('groups hold every digit in order, and none stands alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,20}$/), (digits) => {
        const groups = digitGroups(digits);
        return groups.join('') === digits && groups.every(({ length }) => length >= 2 && length <= 5);
      }),
    );
  });
});
