import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskNumber, redactDigits } from '../../src/domain/mask.js';

describe('maskNumber', () => {
  test.each([
    ['+8613812345678', '138****5678'],
    ['8613812345678', '138****5678'],
    ['13812345678', '138****5678'],
    ['05613022110', '056****2110'],
    ['0561-3022110', '056****2110'],
    ['3022110', '****2110'],
    ['+14155550123', '141****0123'],
    ['110', '110'],
    ['12345', '12345'],
    ['client:zhang.san', '****'],
    ['+110', '****'],
    ['', ''],
  ])('%s → %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  test('a number of seven digits or more never shows more than seven of them, nor its middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{7,15}$/), (number) => {
        const shown = maskNumber(number).replace(/\D/g, '');
        expect(shown.length).toBeLessThanOrEqual(7);
        expect(maskNumber(number)).toMatch(/^(\d{3})?\*{4}\d{4}$/);
      }),
    );
  });
});

describe('redactDigits', () => {
  test.each([
    ['我的电话是13812345678', '我的电话是［11位数字］'],
    ['138 1234-5678 谢谢', '［11位数字］ 谢谢'],
    ['１３８１２３４５６７８', '［11位数字］'],
    ['幺三八 一二三四，五六拐八', '［11位数字］'],
    ['一三八嗯一二三四嗯五六七八', '［11位数字］'],
    ['证号34060219491231002X，还有事', '证号［18位数字］，还有事'],
    ['三四零六零二一九四九一二三一零零二叉', '［18位数字］'],
    ['call me at five five five, one two three four please', 'call me at ［7位数字］ please'],
    ['回执202611230001和1234567', '回执［12位数字］和［7位数字］'],
  ])('%s → %s', (text, redacted) => {
    expect(redactDigits(text)).toBe(redacted);
  });

  test.each([
    '2026年11月23日',
    '二〇二六年十一月二十三日上午九点',
    '注册资本123456元',
    '一百二十三万四千五百六十七块八毛九',
    '100 万元，20个工作日',
    '打12345还是0561',
    '第一个还是第二个',
    'none of the ones I phoned at nine',
    '',
  ])('%s stays', (text) => {
    expect(redactDigits(text)).toBe(text);
  });

  const digit = fc.constantFrom(...'0123456789０７零〇一二三四五六七八九幺两洞拐勾壹٣', 'one ', 'Five ');
  const other = fc.constantFrom(' ', '-', '，', '个', 'x', 'X', '年', '月', '万', '［', '位数字］', 'stone', '我');
  const speech = fc
    .array(fc.oneof({ weight: 5, arbitrary: digit }, { weight: 2, arbitrary: other }), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const SEVEN = /(?:[\p{Nd}零〇一二三四五六七八九幺两洞拐勾壹]|\b(?:one|five)\b){7}/iu;

  test('no input leaves seven digits in a row, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(speech, fc.string({ unit: 'binary' })), (text) => {
        const once = redactDigits(text);
        expect(once).not.toMatch(SEVEN);
        expect(redactDigits(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a text without seven digits stays as it is', () => {
    const few = fc.tuple(fc.array(digit, { maxLength: 6 }), fc.array(other)).map(([digits, rest]) => [...digits, ...rest].join(''));
    fc.assert(
      fc.property(few, (text) => {
        expect(redactDigits(text)).toBe(text);
      }),
    );
  });

  test('a long transcript takes no long time', () => {
    const text = '1 2 3 4 5 6 a'.repeat(20_000);
    const begun = performance.now();
    expect(redactDigits(text)).toBe(text);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
