import { expect, test } from 'vitest';
import type { ContentRevision } from '../../src/domain/content.js';
import { inForce, nextBoundary } from '../../src/domain/content-in-force.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));

function revision(number: number, from: number, until: number | null = null): ContentRevision {
  return {
    revision: number,
    batch: number,
    at: day(from),
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
  expect(standing([revision(1, 5)], 4)).toBeUndefined();
});

test('a change planned for later outlives a correction made meanwhile', () => {
  const planned = [revision(1, 1), revision(2, 20), revision(3, 5)];
  expect([4, 6, 21].map((at) => standing(planned, at))).toEqual([1, 3, 2]);
});

test('what runs out gives way to what stood before', () => {
  const holiday = [revision(1, 1), revision(2, 10, 15)];
  expect([9, 10, 14, 15].map((at) => standing(holiday, at))).toEqual([1, 2, 2, 1]);
});

test('the next instant at which anything changes', () => {
  const some = [revision(1, 1), revision(2, 10, 15), revision(3, 12)];
  expect([0, 1, 10, 13, 15].map((at) => nextBoundary(some, day(at))?.getUTCDate() ?? null)).toEqual([1, 10, 12, 15, null]);
});
