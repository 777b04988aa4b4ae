/** Catalog texts as they are read aloud. */
import { expect, test } from 'vitest';
import { readFact } from '../../src/speech/read-fact.js';
import { catalog } from '../catalog/shipped.js';

test.each([
  ['年满16周岁', '年满十六周岁'],
  ['2个工作日', '两个工作日'],
  ['12个月', '十二个月'],
  ['税率1.5%', '税率百分之一点五'],
  ['发改价格〔2017〕1186号', '发改价格二零一七年一一八六号'],
  ['《户口登记条例》第6条', '户口登记条例第六条'],
  ['可打12345', '可打幺二三四五'],
  ['交管12123手机应用', '交管幺二幺二三手机应用'],
  ['A01到A06号柜台', 'A零幺到A零六号柜台'],
  ['上午8:30-12:00 下午14:30-17:30', '上午八点半到十二点，下午两点半到五点半'],
  ['9:05开门', '九点零五分开门'],
  ['3-5人', '三到五人'],
  ['身份证（原件）', '身份证，原件'],
  ['原件（复印件）各一份', '原件，复印件，各一份'],
  ['不用带材料', '不用带材料'],
])('%s is read %s', (written, spoken) => {
  expect(readFact(written)).toBe(spoken);
});

/** Every string in a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

test('no text of the shipped catalog keeps a digit, a bracket, a space or an empty pause', () => {
  const written = new Set([
    ...catalog.items.flatMap(({ code: _code, window: _window, source_refs: _refs, as_of: _date, ...item }) => texts(item)),
    ...catalog.windows.flatMap(({ spoken, hall, hours, counters }) => texts([spoken, hall, hours, counters])),
  ]);
  expect(written.size).toBeGreaterThan(4000);
  const left = [...written].filter((text) =>
    /[\d()（）《》〔〕[\]~–—]|\s|，，|^，|，$/.test(readFact(text).replace(/national_law|local_published/g, '')),
  );
  expect(left.map((text) => `${text} → ${readFact(text)}`)).toEqual([]);
});
