import { expect, test } from 'vitest';
import { createCentreTime } from '../../src/calls/centre-time.js';
import { dayStart } from '../../src/calls/day-start.js';

test.each([
  ['Asia/Shanghai', '2026-11-23', '2026-11-22T16:00:00Z'],
  ['UTC', '2026-11-23', '2026-11-23T00:00:00Z'],
  ['America/New_York', '2026-11-23', '2026-11-23T05:00:00Z'],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
  ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00Z'],
])('in %s the day %s begins at %s', (zone, day, instant) => {
  expect(new Date(dayStart(day, createCentreTime(zone))).toISOString()).toBe(instant.replace('Z', '.000Z'));
});
