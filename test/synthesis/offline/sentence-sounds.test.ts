/** Whole sentences as symbols: mixed scripts, numbers that were left, English; and where a text is cut. */
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../src/store/content-files.js';
import { clausesOf } from '../../../src/synthesis/offline/clauses.js';
import { englishSounds } from '../../../src/synthesis/offline/english-sounds.js';
import { createReadMandarin } from '../../../src/synthesis/offline/read-mandarin.js';
import { createSentenceSounds } from '../../../src/synthesis/offline/sentence-sounds.js';
import { MOST_TOKENS, tokensOf, VOCABULARY } from '../../../src/synthesis/offline/vocabulary.js';

const sounds = createSentenceSounds(createReadMandarin({}));

describe('Chinese', () => {
  test('words are parted, marks are kept', () => {
    expect(sounds('您好，请说。', 'zh-CN')).toBe('ni↗nxau↓, ʨʰi↓ŋ ʂwo→.');
    expect(sounds('对吗？', 'zh-CN')).toBe('twei↘ ma?');
    expect(sounds('《办法》（试行）', 'zh-CN')).not.toMatch(/[《》（）]/);
  });

  test('letters are read by their names, words as English', () => {
    expect(sounds('到B区', 'zh-CN')).toBe('tau↘ bˈi ʨʰy→');
    expect(sounds('用A4纸', 'zh-CN')).toBe('jʊ↘ŋ ˈA sɨ↘ ꭧɨ↓');
    expect(sounds('PDF文件', 'zh-CN')).toBe('pˈi dˈi ˈɛf wə↗nʨjɛ↘n');
    expect(sounds('ETC', 'zh-CN')).toBe('ˈi tˈi sˈi');
    expect(sounds('下载App', 'zh-CN')).toContain('ˈæp');
  });

  test('digits that were left are read one by one, one as 幺 in numbers that name', () => {
    expect(sounds('拨12345', 'zh-CN')).toBe(sounds('拨幺二三四五', 'zh-CN'));
    expect(sounds('114', 'zh-CN')).toBe(sounds('幺幺四', 'zh-CN'));
    expect(sounds('1', 'zh-CN')).toBe(sounds('一', 'zh-CN'));
  });
});

describe('English', () => {
  test.each([
    ['For a person, press 0.', 'fɔɹ ə pˈɜɹsən, pɹˈɛs zˈɪɹO.'],
    ['the office', 'ði ˈɔfɪs'],
    ['the fee', 'ðə fˈi'],
    ['Hotline', 'hˈɑtlˌIn'],
    ['We promise 20 working days.', 'wi pɹˈɑməs twˈɛnti wˈɜɹkɪŋ dˈAz.'],
    ['9:00', 'nˈIn əklˈɑk'],
    ['2 6 1 1', 'tˈu sˈɪks wˈʌn wˈʌn'],
    ['12345', 'wˈʌn tˈu θɹˈi fˈɔɹ fˈIv'],
    ['ID', 'ˈI dˈi'],
  ])('%s', (text, symbols) => expect(englishSounds(text)).toBe(symbols));

  test('words nobody knows are spelled, their endings are not', () => {
    expect(englishSounds('xqz')).toBe('ˈɛks kjˈu zˈi');
    expect(englishSounds('kiosked')).toBe(`${englishSounds('kiosk')}d`);
  });
});

test('every sentence of the line, whole as it is written, is made of known symbols and short enough piece by piece', () => {
  for (const { path, text } of readContent('.', 'prompts')) {
    const language = path.includes('zh-CN') ? 'zh-CN' : 'en';
    const lines = text.split('\n').filter((line) => /^ {2,4}[\w.-]+: /.test(line));
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) {
      const sentence = line.replace(/^[^:]+: /, '').replace(/\{\w+\}/g, language === 'en' ? 'ten' : '身份证');
      for (const piece of clausesOf(sentence)) {
        const symbols = sounds(piece, language);
        expect(Array.from(symbols).filter((one) => !VOCABULARY.has(one))).toEqual([]);
        expect(tokensOf(symbols).length).toBeLessThan(MOST_TOKENS / 2);
      }
    }
  }
});

describe('where a text is cut', () => {
  test.each([
    ['好的。', ['好的。']],
    ['补办身份证，', ['补办身份证，']],
    ['您好，这里是阳光政务热线，通话有记录。', ['您好，这里是阳光政务热线，', '通话有记录。']],
    [
      '补办身份证，要带两样材料：居民户口簿，在外地就近补领的，也可用居住证、驾驶证、社保卡或学生证代替；申领登记表。',
      [
        '补办身份证，',
        '要带两样材料：居民户口簿，',
        '在外地就近补领的，也可用居住证、驾驶证、社保卡或学生证代替；',
        '申领登记表。',
      ],
    ],
    ['By service code, press 1. By window, press 2.', ['By service code, press 1.', ' By window, press 2.']],
  ])('%s', (text, pieces) => {
    expect(clausesOf(text)).toEqual(pieces);
    expect(pieces.join('')).toBe(text);
  });
});
