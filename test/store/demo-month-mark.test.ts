import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { claimDemoMonth, type DemoMonthMark, demoMonthMark, isDemoHidden, markDemoMonth } from '../../src/store/demo-month-mark.js';
import { type Place, temporaryDatabase } from './temporary-database.js';

let place: Place;
let one: Database;
let two: Database;

beforeAll(async () => {
  place = await temporaryDatabase();
  one = await place.open();
  two = await place.open();
});
afterAll(() => place.remove());

const mark = (by: string, atMs: number): DemoMonthMark => ({
  state: 'placing',
  placed: 0,
  total: 9,
  until: '2026-11-26',
  by,
  atMs,
});

test('of two nodes one places the month; the other goes on when that one falls silent, and nobody when it is done', async () => {
  const claims = await Promise.all([claimDemoMonth(one, mark('one', 1_000)), claimDemoMonth(two, mark('two', 1_000))]);
  const [first] = claims;
  expect(claims[1]).toEqual(first);
  const loser = first?.by === 'one' ? 'two' : 'one';
  await markDemoMonth(one, { ...mark(first?.by ?? '', 30_000), placed: 4 });
  expect(await claimDemoMonth(two, mark(loser, 80_000))).toMatchObject({ by: first?.by, placed: 4 });
  expect(await claimDemoMonth(two, mark(loser, 90_001))).toMatchObject({ by: loser, placed: 4, total: 9 });
  expect(await demoMonthMark(one)).toMatchObject({ by: loser, atMs: 90_001 });
  await markDemoMonth(one, { ...mark(loser, 95_000), state: 'removed' });
  expect(await claimDemoMonth(two, mark('three', 999_999))).toMatchObject({ state: 'removed' });
  expect(await isDemoHidden(two)).toBe(true);
});
