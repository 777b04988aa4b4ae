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
