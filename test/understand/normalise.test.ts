/** One spelling for what was said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNormalise, MAX_CHARACTERS } from '../../src/understand/normalise.js';
import { language } from './fixture.js';

const words = {
  fillers: ['嗯', '那个', '请问'],
  synonyms: [
    ['啥', '什么'],
    ['掉了', '丢了'],
  ] as [string, string][],
  actions: {},
  stop: [],
};
const homophones = { pairs: [['互照', '护照']] as [string, string][], confusion: [] };
const normalise = createNormalise({ words, homophones });

test.each([
  ['嗯，请问身份证掉了要带啥？', '身份证丢了要带什么'],
  ['ＫＴＶ　许可', 'ktv 许可'],
  ['護照補領', '护照补领'],
  ['身份证 丢 了', '身份证丢了'],
  ['2手房，16岁', '二手房，十六岁'],
  ['2025年1月3号', '2025年一月三号'],
  ['互照到期', '护照到期'],
  ['A\u0000B\u200b', 'a b'],
  ['好的👍', '好的'],
  ['\ud800身份证', '身份证'],
  ['', ''],
  ['。。。', ''],
])('%s → %s', (raw, text) => expect(normalise(raw).text).toBe(text));

test('what is nothing but fillers stays as it is', () => expect(normalise('嗯，那个').text).toBe('嗯，那个'));

test('notes tell what was changed', () => {
  expect(normalise('嗯身份证掉了').notes).toEqual(['语气词已去：“嗯”', '“掉了”按“丢了”理解']);
});

test('a replacement that holds its own trigger is left out instead of growing for ever', () => {
  const growing = createNormalise({ words: { ...words, synonyms: [['证', '证件']] }, homophones });
  expect(growing('办证').text).toBe('办证');
});

describe('over the shipped words', () => {
  const shipped = createNormalise(language['zh-CN']);
  const said = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'嗯那个啥咋小孩娃驾照过期了，。 12ａ護'), maxLength: 300 }),
  );

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(said, (raw) => {
        const once = shipped(raw).text;
        expect(shipped(once).text).toBe(once);
      }),
    );
  });

  test('nothing grows beyond the cap', () => {
    expect([...shipped('身份证'.repeat(5000)).text].length).toBeLessThanOrEqual(MAX_CHARACTERS);
  });
});
