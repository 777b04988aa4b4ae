/** Cues with alternatives and gaps. */
import { expect, test } from 'vitest';
import { gapExpression, hasGap, wordings } from '../../src/understand/cue-patterns.js';

test('alternatives make every wording, an empty one leaves its place out', () => {
  expect(wordings('(带|拿)(|点)什么')).toEqual(['带什么', '带点什么', '拿什么', '拿点什么']);
  expect(wordings('多久')).toEqual(['多久']);
});

test('a gap holds some characters of one clause', () => {
  const expression = gapExpression(['要…报告吗', '能…吗']);
  expect('换证要体检报告吗'.match(expression)).toEqual(['要体检报告吗']);
  expect('能，不能换吗'.match(expression)?.[0]).toBe('能换吗');
  expect(hasGap('能…吗')).toBe(true);
  expect(hasGap('多久')).toBe(false);
});

test('a cue is text, never an expression', () => {
  expect('a.c…d'.match(gapExpression(['a.c…d']))).toEqual(['a.c…d']);
  expect('abcd'.match(gapExpression(['a.c…d']))).toBeNull();
});
