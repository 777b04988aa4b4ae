/** Sentences with their values, in both languages. */
import { describe, expect, test } from 'vitest';
import { type Say, say } from '../../src/domain/prompt.js';
import { dateWords } from '../../src/speech/dates.js';
import { spokenSeconds } from '../../src/speech/duration.js';
import { parsePromptBook } from '../../src/speech/prompt-book.js';
import { renderSay } from '../../src/speech/render.js';
import { readContentFile } from '../../src/store/content-files.js';

const books = {
  zh: parsePromptBook('zh-CN', readContentFile('.', 'prompts/zh-CN.yaml').text),
  en: parsePromptBook('en', readContentFile('.', 'prompts/en.yaml').text),
};
const chinese = (one: Say) =>
  renderSay(one, books.zh)
    .map(({ text }) => text)
    .join('|');

describe('Chinese', () => {
  test.each<[Say, string]>([
    [say('case.confirm', { receipt: '261101000014' }), '二六幺幺，零幺零零，零零幺四'],
    [say('answer.fee.one', { name: '工本费', amount: 120, unit: '本' }), '工本费每本一百二十元'],
    [
      say('answer.limit.both', { legal: { days: 20, unit: '工作日' }, promised: { days: 2, unit: '工作日' } }),
      '法定二十个工作日，承诺两个工作日',
    ],
    [say('answer.limit.legal', { legal: { days: 30, unit: '日' } }), '法定三十日'],
    [say('answer.tax.one', { name: '契税', rate: 1.5 }), '百分之一点五'],
    [say('answer.materials', { count: 2, list: ['户口簿', '照片2张'] }), '两样材料：户口簿；照片两张'],
    [say('choose.items', { options: ['补办护照', '首次办护照'] }), '一，补办护照；二，首次办护照'],
    [say('other-body', { name: '12345热线', phone: '12345' }), '幺二三四五热线管，请拨幺二三四五'],
    [say('ticket.callback', { tail: '1234', number: '1123000001' }), '尾号幺二三四的电话，工单号幺幺二三，零零零零，零幺'],
    [say('case.promised', { date: '2026-12-01' }), '十二月一号星期二'],
    [say('case.department', { department: '城市管理局', opinion: 'approved' }), '城市管理局，已同意'],
  ])('%o', (one, words) => {
    expect(chinese(one)).toContain(words);
  });
});

describe('English', () => {
  test('numbers, money and dates are English; a fact is a part of its own in Chinese', () => {
    expect(renderSay(say('answer.fee.one', { name: '工本费', amount: 120, unit: '本' }), books.en)).toEqual([
      { prompt: 'answer.fee.one', language: 'en', text: 'The fee is 120 yuan,' },
      { prompt: 'answer.fee.one', language: 'zh-CN', text: '工本费.' },
    ]);
    expect(renderSay(say('case.confirm', { receipt: '261101000014' }), books.en)[0]?.text).toContain('2 6 1 1, 0 1 0 0, 0 0 1 4');
    expect(renderSay(say('answer.limit.promised', { promised: { days: 1, unit: '工作日' } }), books.en)[0]?.text).toContain(
      '1 working day,',
    );
  });
});

test('a value that is not there is an error, never spoken', () => {
  const incomplete: Say = { prompt: 'answer.result', values: {} };
  expect(() => renderSay(incomplete, books.zh)).toThrow(/lacks \{result\}/);
});

test('dates', () => {
  expect(dateWords('2026-10-01', 'zh-CN')).toBe('十月一号星期四');
  expect(dateWords('2028-02-29', 'zh-CN')).toBe('二月二十九号星期二');
  expect(dateWords('2026-11-28', 'en')).toBe('Saturday, November 28');
});

test('nine Han take two seconds, a pause a little more', () => {
  expect(spokenSeconds('一二三四五六七八九', 'zh-CN')).toBeCloseTo(2);
  expect(spokenSeconds('一二三四，五六七八九。', 'zh-CN')).toBeCloseTo(2.24);
  expect(spokenSeconds('Please press one', 'en')).toBeCloseTo(3 / 2.6);
});
