/** Deadlines of tickets in working days (data/centre.yaml, `tickets`), counted by the centre's calendar. */
import type { TicketKind } from '../domain/call.js';
import type { Centre } from '../domain/centre.js';
import { addDays, type WorkCalendar } from '../domain/day.js';
import { startOfDayMs } from '../domain/zoned-day.js';
import { addWorkdays } from './work-calendar.js';

export type TicketDeadlines = Centre['tickets'];

/** The last day of a ticket's deadline; `createdOn` is the day it came in (YYYY-MM-DD), which does not count. */
export function ticketDueOn(kind: TicketKind, createdOn: string, deadlines: TicketDeadlines, calendar: WorkCalendar): string {
  return addWorkdays(calendar, createdOn, deadlines[kind]);
}

/** The first day whose tickets of a kind are still within their deadline on `today`: every ticket from before it is overdue. */
export function firstDayInTime(kind: TicketKind, today: string, deadlines: TicketDeadlines, calendar: WorkCalendar): string {
  let day = today;
  // The due day never falls when the day it came in grows, so walking back ends at the border.
  while (ticketDueOn(kind, addDays(day, -1), deadlines, calendar) >= today) day = addDays(day, -1);
  return day;
}

/** For each kind the instant before which unfinished tickets are overdue. */
export function overdueBefore(
  today: string,
  { tickets, time_zone }: Pick<Centre, 'tickets' | 'time_zone'>,
  calendar: WorkCalendar,
): Record<TicketKind, number> {
  const before = (kind: TicketKind) => startOfDayMs(time_zone, firstDayInTime(kind, today, tickets, calendar));
  return { message: before('message'), callback: before('callback'), complaint: before('complaint') };
}
