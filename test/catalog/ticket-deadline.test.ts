/** Deadlines of tickets over weekends and holidays. */
import { expect, test } from 'vitest';
import { firstDayInTime, overdueBefore, ticketDueOn } from '../../src/catalog/ticket-deadline.js';
import { createWorkCalendar } from '../../src/catalog/work-calendar.js';
import { TICKET_KINDS } from '../../src/domain/call.js';
import { addDays } from '../../src/domain/day.js';

const calendar = createWorkCalendar({ published_until: 2026, holidays: [], make_up: [] });
const deadlines = { message: 2, callback: 1, complaint: 5 };

test.each([
  ['callback', '2026-11-20', '2026-11-23'], // Friday → Monday
  ['callback', '2026-11-21', '2026-11-23'], // Saturday → Monday
  ['message', '2026-11-20', '2026-11-24'],
  ['complaint', '2026-11-23', '2026-11-30'],
  ['callback', '2026-09-30', '2026-10-08'], // over the National Day holiday
] as const)('a %s of %s is due on %s', (kind, created, due) => {
  expect(ticketDueOn(kind, created, deadlines, calendar)).toBe(due);
});

test('the border between in time and overdue is the one every single ticket’s deadline says', () => {
  for (const kind of TICKET_KINDS)
    for (let day = '2026-09-20'; day < '2026-10-20'; day = addDays(day, 1)) {
      const first = firstDayInTime(kind, day, deadlines, calendar);
      expect(ticketDueOn(kind, first, deadlines, calendar) >= day).toBe(true);
      expect(ticketDueOn(kind, addDays(first, -1), deadlines, calendar) < day).toBe(true);
    }
});

test('as an instant it is midnight at the centre', () => {
  const before = overdueBefore('2026-11-23', { tickets: deadlines, time_zone: 'Asia/Shanghai' }, calendar);
  // Monday: Friday's call-backs are due today, Thursday's are late.
  expect(new Date(before.callback).toISOString()).toBe('2026-11-19T16:00:00.000Z');
});
