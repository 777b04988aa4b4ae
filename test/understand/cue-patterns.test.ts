/** Cues with alternatives and gaps. */
import { expect, test } from 'vitest';
import { createGapFinder, hasGap, wordings } from '../../src/understand/cue-patterns.js';

test('alternatives make every wording, an empty one leaves its place out', () => {
  expect(wordings('(带|拿)(|点)什么')).toEqual(['带什么', '带点什么', '拿什么', '拿点什么']);
  expect(wordings('多久')).toEqual(['多久']);
});

const said = (text: string, ...wordings: string[]) =>
  createGapFinder(wordings.map((wording) => [wording, wording] as const))(text).map(({ phrase, value }) => [phrase, value]);

test('a gap holds some characters of one clause', () => {
  expect(said('换证要体检报告吗', '要…报告吗', '能…吗')).toEqual([['要体检报告吗', '要…报告吗']]);
  expect(said('能，不能换吗', '能…吗')).toEqual([['能换吗', '能…吗']]);
  expect(said('能吗', '能…吗')).toEqual([]);
  expect(said(`能${'一'.repeat(11)}吗`, '能…吗')).toEqual([]);
  expect(hasGap('能…吗')).toBe(true);
  expect(hasGap('多久')).toBe(false);
});

test('a cue is text, never an expression', () => {
  expect(said('a.c…d', 'a.c…d')).toEqual([['a.c…d', 'a.c…d']]);
  expect(said('abcd', 'a.c…d')).toEqual([]);
});
