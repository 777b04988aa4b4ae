/** Cues with alternatives and gaps. */
import { expect, test } from 'vitest';
import { createCueFinder } from '../../src/understand/cue-patterns.js';

const said = (text: string, ...cues: string[]) =>
  createCueFinder(
    cues.map((cue) => [cue, cue] as const),
    (part) => part,
  )(text).map(({ phrase, value }) => [phrase, value]);

test('alternatives make every wording, an empty one leaves its place out, the longest is taken', () => {
  const cue = '(带|拿)(|点)什么(|材料)';
  for (const text of ['带什么', '带点什么', '拿什么', '拿点什么材料']) expect(said(text, cue)).toEqual([[text, cue]]);
  expect(said('要什么', cue)).toEqual([]);
});

test('a cue may begin with nothing', () => {
  expect(said('多久', '(|要)多久')).toEqual([['多久', '(|要)多久']]);
  expect(said('要多久', '(|要)多久').map(([phrase]) => phrase)).toEqual(['要多久', '多久']);
});

test('a gap holds some characters of one clause', () => {
  expect(said('换证要体检报告吗', '要…报告吗', '能…吗')).toEqual([['要体检报告吗', '要…报告吗']]);
  expect(said('能，不能换吗', '能…吗')).toEqual([['能换吗', '能…吗']]);
  expect(said('能吗', '能…吗')).toEqual([]);
  expect(said('能吗', '能(|…)吗')).toEqual([['能吗', '能(|…)吗']]);
  expect(said(`能${'一'.repeat(11)}吗`, '能…吗')).toEqual([]);
});

test('a cue is text, never an expression', () => {
  expect(said('a.cxd', 'a.c…d')).toEqual([['a.cxd', 'a.c…d']]);
  expect(said('abcd', 'a.c…d')).toEqual([]);
});
