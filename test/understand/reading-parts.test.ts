/** The small readers: corrections, days, ordinals, options, English numbers, decisions. */
import { describe, expect, test } from 'vitest';
import { correct } from '../../src/understand/correction.js';
import { createDays } from '../../src/understand/days.js';
import { decideMatch } from '../../src/understand/decide-match.js';
import { withDigits } from '../../src/understand/english-numbers.js';
import { hanNumeral } from '../../src/understand/han-numeral.js';
import { languageWanted } from '../../src/understand/language-wanted.js';
import { createNormalise } from '../../src/understand/normalise.js';
import { pickOption } from '../../src/understand/options.js';
import { ordinalIn } from '../../src/understand/ordinal.js';
import { simplify } from '../../src/understand/simplify.js';
import { items, language } from './fixture.js';

const normalise = createNormalise(language['zh-CN']);

describe('corrections', () => {
  test.each([
    ['不是护照，是港澳通行证', '港澳通行证'],
    ['不是注销是变更', '变更'],
    ['我不办结婚证，我要办离婚', '离婚'],
    ['不想办身份证了', ''],
    ['我要不要带身份证', '我要不要带身份证'],
    ['是不是要本人去', '是不是要本人去'],
    ['不用了', '不用了'],
    ['能不能代办', '能不能代办'],
  ])('%s → %s', (said, meant) => expect(correct(said).text).toBe(meant));
});

describe('days', () => {
  const day = createDays(language['zh-CN'].days, normalise);
  test.each([
    ['周六上班吗', { kind: 'weekday', weekday: 6, weeks: 0 }],
    ['下周六', { kind: 'weekday', weekday: 6, weeks: 1 }],
    ['下个礼拜三', { kind: 'weekday', weekday: 3, weeks: 1 }],
    ['周末', { kind: 'weekend' }],
    ['明个上班不', { kind: 'offset', days: 1 }],
    ['大后天', { kind: 'offset', days: 3 }],
    ['十月三号', { kind: 'date', month: 10, day: 3 }],
    ['12月25日', { kind: 'date', month: 12, day: 25 }],
    ['过年上班吗', { kind: 'holiday', name: '春节' }],
    ['五一放假吗', { kind: 'holiday', name: '劳动节' }],
  ])('%s', (said, expected) => expect(day(normalise(said).text)?.day).toEqual(expected));

  test('a month that does not exist is no date', () => expect(day('十三月一号')).toBeUndefined());
});

describe('ordinals', () => {
  test.each([
    ['第二个', 2],
    ['就第一个吧', 1],
    ['最后一个', -1],
    ['头一个', 1],
    ['三', 3],
    ['选二', 2],
    ['第一次办身份证', undefined],
    ['一共多少钱', undefined],
  ])('%s', (said, expected) => expect(ordinalIn(said)).toBe(expected));
});

describe('options', () => {
  const offered = (...codes: string[]) => items.filter(({ code }) => codes.includes(code));
  const words = { normalise, stop: new Set('的那个要办') };
  test.each([
    ['个体那个', '0107'],
    ['公司的', '0101'],
  ])('%s', (said, code) => expect(pickOption(said, offered('0101', '0107'), words)?.code).toBe(code));

  test('what both share picks none', () => expect(pickOption('办照的那个', offered('0101', '0107'), words)?.code).not.toBe('0101'));
  test('nothing said picks none', () => expect(pickOption('那个', offered('0101', '0107'), words)).toBeUndefined());
});

test('English digits', () => {
  expect(['two one five', 'double eight oh', 'twenty one', 'triple five two', 'what time'].map(withDigits)).toEqual([
    '215',
    '880',
    '21',
    '5552',
    'what time',
  ]);
});

test('Han numerals below a hundred', () =>
  expect(['2', '10', '16', '20', '99'].map(hanNumeral)).toEqual(['二', '十', '十六', '二十', '九十九']));

test('traditional characters become simplified, others stay', () =>
  expect([simplify('護照補領'), simplify('abc护照')]).toEqual(['护照补领', 'abc护照']));

test('the language wanted', () => {
  expect([languageWanted('说英语'), languageWanted('换回中文'), languageWanted('我听不懂中文'), languageWanted('换语言')]).toEqual([
    'en',
    'zh-CN',
    'en',
    undefined,
  ]);
});

describe('decisions', () => {
  test.each([
    [[0.9, 0.05], 'answer'],
    [[0.6, 0.02], 'confirm'],
    [[0.5, 0.4], 'choose'],
    [[0.3, 0.2, 0.1], 'choose'],
    [[0.1, 0.05], 'reject'],
    [[], 'reject'],
  ] as const)('%j → %s', (scores, decision) => expect(decideMatch(scores)).toBe(decision));
});
