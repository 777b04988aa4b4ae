/** What kind of day a date is at the centre (data/calendar.yaml). */
export type DayKind =
  | { kind: 'workday' }
  | { kind: 'make_up'; holiday: string } // 调休上班
  | { kind: 'weekend' }
  | { kind: 'holiday'; holiday: string }
  /** A weekday of a year whose holidays are not yet published. */
  | { kind: 'unpublished' };

/** The working-day calendar. Dates are YYYY-MM-DD of the centre's own time zone. */
export interface WorkCalendar {
  dayKind(date: string): DayKind;
  /** First day of the named holiday at or after `from`, or null when it is not published. */
  holidayDate(name: string, from: string): string | null;
}

const DAY_MS = 86_400_000;

/** The date `days` after (or before) a YYYY-MM-DD date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week of a YYYY-MM-DD date: 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
