import { expect, test } from 'vitest';
import type { ContentRevision } from '../../src/domain/content.js';
import { inForce, mayStand, nextBoundary } from '../../src/domain/content-in-force.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));

function revision(number: number, from: number, until: number | null = null): ContentRevision {
  return {
    revision: number,
    batch: number,
    at: day(0),
    by: 'li',
    kind: 'prompt',
    key: 'zh-CN/bye',
    value: `wording ${number}`,
    note: null,
    startsAt: day(from),
    endsAt: until === null ? null : day(until),
  };
}
const standing = (revisions: ContentRevision[], at: number) => inForce(revisions, day(at)).get('prompt zh-CN/bye')?.revision;

test('of each key the revision that began last stands; of two that began together the later one', () => {
  expect(standing([revision(1, 1), revision(2, 3), revision(3, 3)], 2)).toBe(1);
  expect(standing([revision(1, 1), revision(2, 3), revision(3, 3)], 3)).toBe(3);
});

test('a change planned for later outlives a correction made meanwhile', () => {
  const planned = [revision(1, 1), revision(2, 20), revision(3, 5)];
  expect([4, 6, 21].map((at) => standing(planned, at))).toEqual([1, 3, 2]);
});

test('what runs out gives way to what stood before', () => {
  const holiday = [revision(1, 1), revision(2, 10, 15)];
  expect([9, 10, 14, 15].map((at) => standing(holiday, at))).toEqual([1, 2, 2, 1]);
});

test('what was published to hold at once holds, though the clock of this node is behind', () => {
  const atOnce = { ...revision(1, 5), at: day(5) };
  expect([standing([atOnce], 4), standing([revision(1, 5)], 4), standing([revision(1, 5)], 5)]).toEqual([1, undefined, 1]);
});

test('what can never stand again is left out, what may come or come back is kept', () => {
  const all = [revision(1, 1), revision(2, 2), revision(3, 20), revision(4, 5, 9), revision(5, 1)];
  const kept = (at: number) => mayStand(all, day(at)).map((one) => one.revision);
  expect([kept(3), kept(10), kept(21)]).toEqual([[2, 3, 4], [2, 3, 4], [3]]);
  for (const at of [3, 6, 10, 21, 30]) expect(inForce(mayStand(all, day(at)), day(at))).toEqual(inForce(all, day(at)));
});

test('the next instant at which anything changes', () => {
  const some = [revision(1, 1), revision(2, 10, 15), revision(3, 12)];
  expect([0, 1, 10, 13, 15].map((at) => nextBoundary(some, day(at))?.getUTCDate() ?? null)).toEqual([1, 10, 12, 15, null]);
});
