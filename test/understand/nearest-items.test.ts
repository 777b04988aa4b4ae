import { expect, test } from 'vitest';
import { createNearestItems } from '../../src/understand/nearest-items.js';
import { wordsOf } from '../../src/understand/taught-words.js';
import { items, language } from './fixture.js';

const nearest = createNearestItems(items, wordsOf(language)['zh-CN']);

test('names of items that share words or sounds with a question, best first; nothing where nothing is shared', () => {
  expect(nearest('我想整个小参馆的证').map(({ name }) => name)).toContain('小餐饮备案');
  const [best, ...rest] = nearest('娃娃的护照');
  expect(best?.name).toContain('护照');
  expect(rest.length).toBeLessThanOrEqual(2);
  for (const said of ['咿呀咕噜', '', '🙂', 'hello there']) expect(nearest(said)).toEqual([]);
});
