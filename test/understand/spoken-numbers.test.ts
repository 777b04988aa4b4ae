/** Numbers as callers say them, against a generator that says them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallNumber, spokenNumbers } from '../../src/understand/spoken-numbers.js';

const HAN = '零一二三四五六七八九';

/** An amount below ten thousand as it is read aloud: 1001 → 一千零一. */
function sayBelow(value: number): string {
  let said = '';
  let gap = false;
  for (const [unit, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) gap = said !== '';
    else said += `${gap ? '零' : ''}${HAN[digit]}${word}`;
    if (digit !== 0) gap = false;
  }
  return said;
}

function say(value: number): string {
  const [high, low] = [Math.floor(value / 10_000), value % 10_000];
  if (high === 0) return sayBelow(low);
  return `${sayBelow(high)}万${low > 0 && low < 1000 ? '零' : ''}${low > 0 ? sayBelow(low) : ''}`;
}

const digitsIn = (text: string) => spokenNumbers(text).map(({ digits }) => digits);

describe('amounts', () => {
  test('every amount said in full is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999_999 }), (value) => {
        expect(digitsIn(`交${say(value)}块`)).toEqual([String(value)]);
      }),
    );
  });

  test.each([
    ['三千五', '3500'],
    ['一百二', '120'],
    ['一千二百五', '1250'],
    ['一万二', '12000'],
    ['十二', '12'],
    ['两千零二十六', '2026'],
    ['3千5', '3500'],
    ['2万', '20000'],
    ['12万', '120000'],
  ])('%s', (said, digits) => expect(digitsIn(said)).toEqual([digits]));
});

describe('digit by digit', () => {
  test('a run of spoken digits keeps every one, zeros first included', () => {
    const spoken = fc.array(fc.constantFrom(...'零〇洞幺一二两三四五六拐七八九勾05'), { minLength: 2, maxLength: 18 });
    const values: Record<string, string> = { 〇: '0', 洞: '0', 幺: '1', 两: '2', 拐: '7', 勾: '9' };
    fc.assert(
      fc.property(spoken, (said) => {
        const digits = said.map((one) => values[one] ?? String(HAN.indexOf(one) < 0 ? one : HAN.indexOf(one)));
        expect(digitsIn(`号码，${said.join('')}`)).toEqual([digits.join('')]);
      }),
    );
  });

  test.each([
    ['幺三八洞拐零', ['138070']],
    ['一三八 一二三四 五六七八', ['13812345678']],
    ['幺二杠三四', ['1234']],
    ['我的号是三个八', ['888']],
    ['尾号幺二三个六', ['12666']],
    ['二零二五零一', ['202501']],
  ])('%s', (said, digits) => expect(digitsIn(said)).toEqual(digits));

  test.each(['两个二手车', '三五天', '两三个月', '四五十', '第二个', '万一', '千万要', '一', ''])('%s is no number', (said) =>
    expect(digitsIn(said)).toEqual([]),
  );
});

test('offsets cover what was said', () => {
  const text = '回执是二零二五，交一百二十块';
  expect(spokenNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['二零二五', '一百二十']);
});

test('small numbers stand for themselves or not at all', () => {
  expect(['十二', '三', '31', '二百', '三月'].map(smallNumber)).toEqual([12, 3, 31, undefined, undefined]);
});
