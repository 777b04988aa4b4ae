/** What is said ahead about the items that are asked most. */
import { expect, test } from 'vitest';
import { loadPublished } from '../../src/server/published-content.js';
import { sentencesAbout } from '../../src/server/sentences-ahead.js';

const { published } = loadPublished('.', { at: new Date('2026-11-26T08:00:00Z'), operatorNumber: null });

test('their names, papers, fees and limits, each sentence once; nothing about items that are gone', () => {
  const [item] = published.knowledge.catalog.items;
  const texts = sentencesAbout([item?.code ?? '', 'gone'], published, '2026-11-26').map(({ text }) => text);
  expect(texts[0]).toBe(`${item?.short_name}，`);
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.some((text) => /样材料|只要带一样/.test(text))).toBe(true);
  expect(new Set(texts).size).toBe(texts.length);
  expect(sentencesAbout(['gone'], published, '2026-11-26')).toEqual([]);
});
