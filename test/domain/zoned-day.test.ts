/** Days of a time zone as instants. */
import { expect, test } from 'vitest';
import { dayOf, startOfDayMs } from '../../src/domain/zoned-day.js';

test.each([
  ['Asia/Shanghai', '2026-11-23', '2026-11-22T16:00:00Z'],
  ['Asia/Urumqi', '2026-01-01', '2025-12-31T18:00:00Z'],
  ['America/New_York', '2026-03-09', '2026-03-09T04:00:00Z'], // the day after the clocks went forward
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z'],
  ['UTC', '2026-11-23', '2026-11-23T00:00:00Z'],
])('in %s %s begins at %s', (zone, day, instant) => {
  const start = startOfDayMs(zone, day);
  expect(new Date(start).toISOString().replace('.000', '')).toBe(instant);
  expect(dayOf(zone, start)).toBe(day);
  expect(dayOf(zone, start - 1) < day).toBe(true);
});
