/** Han text as the model's symbols: every syllable, tone changes, 儿, readings in context. */
import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { mandarinSounds } from '../../../src/synthesis/offline/mandarin-sounds.js';
import { parseReadings } from '../../../src/synthesis/offline/parse-readings.js';
import { createReadMandarin } from '../../../src/synthesis/offline/read-mandarin.js';
import { tokensOf, VOCABULARY } from '../../../src/synthesis/offline/vocabulary.js';

const readings = parseReadings(readFileSync('data/readings.yaml', 'utf8'), 'data/readings.yaml');
const read = createReadMandarin(readings);
const said = (text: string) =>
  read(text)
    .map(({ syllables }) => syllables.map(({ sound, tone, rhotic }) => `${sound}${tone}${rhotic ? 'r' : ''}`).join(' '))
    .join(' ');

test('the vocabulary has its 114 symbols, each with a number of its own', () => {
  expect(VOCABULARY.size).toBe(114);
  expect(new Set(VOCABULARY.values()).size).toBe(114);
  expect(tokensOf('ꭧʰɤ→ꭧan 你')).toEqual([23, 162, 140, 171, 23, 43, 56, 16]);
});

test('every syllable of the language in every tone is made of symbols the model knows', () => {
  const every = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
  const syllables = new Set(pinyin(every, { toneType: 'none', type: 'array', v: true }).filter((one) => /^[a-zê]+$/.test(one)));
  expect(syllables.size).toBeGreaterThan(400);
  const sounds = new Map<string, string>();
  for (const sound of syllables) {
    for (const tone of [0, 1, 2, 3, 4]) {
      const symbols = mandarinSounds({ sound, tone });
      expect(symbols, sound).not.toBe('');
      expect(Array.from(symbols).filter((one) => !VOCABULARY.has(one))).toEqual([]);
      expect(/[→↗↓↘]/.test(symbols)).toBe(tone !== 0);
    }
    // No two syllables sound the same.
    const plain = mandarinSounds({ sound, tone: 1 });
    expect(sounds.get(plain), `${sound} and ${sounds.get(plain)}`).toBeUndefined();
    sounds.set(plain, sound);
  }
});

test.each([
  ['zhong', 'ꭧʊ→ŋ'],
  ['qu', 'ʨʰy→'],
  ['yuan', 'ɥɛ→n'],
  ['you', 'jou→'],
  ['shi', 'ʂɨ→'],
  ['lv', 'ly→'],
  ['gui', 'kwei→'],
  ['er', 'ɚ→'],
])('%s is %s', (sound, symbols) => expect(mandarinSounds({ sound, tone: 1 })).toBe(symbols));

test('what is no syllable is nothing', () => {
  expect(mandarinSounds({ sound: 'xyz', tone: 1 })).toBe('');
});

describe('tones as they are said', () => {
  test.each([
    ['可以', 'ke2 yi3'],
    ['补领', 'bu2 ling3'],
    ['展览馆', 'zhan2 lan2 guan3'],
    ['请补办', 'qing2 bu3 ban4'],
    ['申请表领取', 'shen1 qing2 biao3 ling2 qu3'],
    ['一个工作日', 'yi2 ge4 gong1 zuo4 ri4'],
    ['一年', 'yi4 nian2'],
    ['一次', 'yi2 ci4'],
    ['第一次', 'di4 yi1 ci4'],
    ['按一', 'an4 yi1'],
    ['十一月', 'shi2 yi1 yue4'],
    ['一号窗口', 'yi1 hao4 chuang1 kou3'],
    ['星期一到星期五', 'xing1 qi1 yi1 dao4 xing1 qi1 wu3'],
    ['一百一十元', 'yi4 bai3 yi1 shi2 yuan2'],
    ['百分之一点五', 'bai3 fen1 zhi1 yi1 dian2 wu3'],
    ['不对', 'bu2 dui4'],
    ['不收费', 'bu4 shou1 fei4'],
    ['对不对', 'dui4 bu0 dui4'],
    ['看看', 'kan4 kan0'],
    ['好吗', 'hao3 ma0'],
    ['我们的', 'wo3 men0 de0'],
    ['丢了', 'diu1 le0'],
    ['孩子', 'hai2 zi0'],
    ['子女', 'zi2 nv3'],
    ['目的', 'mu4 di4'],
  ])('%s: %s', (text, sounds) => expect(said(text)).toBe(sounds));
});

test.each([
  ['哪儿', 'na3r'],
  ['一会儿', 'yi2 hui4r'],
  ['女儿', 'nv3 er2'],
  ['婴儿', 'ying1 er2'],
])('儿 in %s: %s', (text, sounds) => expect(said(text)).toBe(sounds));

test.each([
  [{ sound: 'hui', tone: 4 }, 'xwə↘ɻ'],
  [{ sound: 'dian', tone: 3 }, 'tja↓ɻ'],
  [{ sound: 'shi', tone: 4 }, 'ʂə↘ɻ'],
  [{ sound: 'na', tone: 3 }, 'na↓ɻ'],
  [{ sound: 'huang', tone: 2 }, 'xwaŋ↗ɻ'],
])('儿 melts into $0.sound', (syllable, symbols) => {
  expect(mandarinSounds({ ...syllable, rhotic: true })).toBe(symbols);
});

describe('words this line says', () => {
  test.each([
    ['行驶证', 'xing2 shi3 zheng4'],
    ['一行', 'yi4 hang2'],
    ['长期', 'chang2 qi1'],
    ['案件重审', 'an4 jian4 chong2 shen3'],
    ['还款', 'huan2 kuan3'],
    ['还要', 'hai2 yao4'],
    ['处罚', 'chu3 fa2'],
    ['办事处', 'ban4 shi4 chu4'],
    ['预防接种', 'yu4 fang2 jie1 zhong4'],
    ['有效期为四年', 'you3 xiao4 qi1 wei2 si4 nian2'],
    ['为您转人工', 'wei4 nin2 zhuan3 ren2 gong1'],
    ['只交一次', 'zhi3 jiao1 yi2 ci4'],
    ['银行卡', 'yin2 hang2 ka3'],
    ['没收', 'mo4 shou1'],
    ['教师资格', 'jiao4 shi1 zi1 ge2'],
  ])('%s: %s', (text, sounds) => expect(said(text)).toBe(sounds));
});

test.each(['只: zhi9', '只: zhi3 yi1', '行驶: xing2', 'abc: a1', '- 只'])('a reading that cannot be is told: %s', (text) => {
  expect(() => parseReadings(text, 'readings.yaml')).toThrow(/readings\.yaml/);
});
