/** What the line makes of utterances, over the shipped catalog. */
import { expect, test } from 'vitest';
import { understand } from './fixture.js';

test('an item said by its alias is answered, with the aspect asked', () => {
  const heard = understand('俺身份证丢了，补办要带啥');
  expect(heard).toMatchObject({ decision: 'answer', intent: 'item', aspects: ['materials'] });
  expect(heard.items[0]?.code).toBe('0215');
});

test('an alias of two items is asked back', () => {
  const heard = understand('办营业执照多少钱');
  expect(heard.decision).toBe('choose');
  expect(
    heard.items
      .slice(0, 2)
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['0101', '0107']);
});
