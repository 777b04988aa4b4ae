/** The working-day calendar: the `chinese-days` library with the centre's own entries (data/calendar.yaml) laid over it. */
import chineseDays from 'chinese-days';
import { z } from 'zod';
import { addDays, type DayKind, type WorkCalendar, weekdayOf } from '../domain/day.js';

const namedDay = z.strictObject({ date: z.iso.date(), name: z.string().min(2) });

export const calendarOverridesSchema = z.strictObject({
  /** Last year whose holidays are complete even if the library does not know them. */
  published_until: z.int().min(2000).max(2200),
  holidays: z.array(namedDay),
  make_up: z.array(namedDay),
});
export type CalendarOverrides = z.infer<typeof calendarOverridesSchema>;

/** Each holiday under the name the line speaks, and what callers and the library call it. */
const HOLIDAYS: readonly [name: string, spoken: RegExp][] = [
  ['元旦', /元旦|阳历年/],
  ['春节', /春节|过年|大年|除夕|年三十|初一/],
  ['清明节', /清明/],
  ['劳动节', /劳动节|五一|五月一/],
  ['端午节', /端午/],
  ['中秋节', /中秋|八月十五/],
  ['国庆节', /国庆|十一|十月一/],
];

/** How far `holidayDate` looks ahead: the holidays of the coming twelve months. */
const SEARCH_DAYS = 366;

/** Builds the calendar. Centre entries win over the library; nothing here reads the clock. */
export function createWorkCalendar(overrides: CalendarOverrides): WorkCalendar {
  const makeUp = new Map(overrides.make_up.map(({ date, name }) => [date, name]));
  const holidays = new Map(overrides.holidays.map(({ date, name }) => [date, name]));
  const published = (year: string) => Number(year) <= overrides.published_until || libraryKnows(year);

  const dayKind = (date: string): DayKind => {
    const own = ownKind(date, makeUp, holidays) ?? libraryKind(date);
    if (own !== null) return own;
    if (weekdayOf(date) > 5) return { kind: 'weekend' };
    return { kind: published(date.slice(0, 4)) ? 'workday' : 'unpublished' };
  };

  const holidayDate = (name: string, from: string): string | null => {
    const wanted = holidayName(name);
    for (let days = 0; days < SEARCH_DAYS; days += 1) {
      const date = addDays(from, days);
      const day = dayKind(date);
      if (day.kind === 'holiday' && day.holiday === wanted) return date;
    }
    return null;
  };
  return { dayKind, holidayDate };
}

/** The date `n` working days after `date`, the day itself not counted (民法典 art. 201). Weekdays of unpublished years count as working days. */
export function addWorkdays(calendar: WorkCalendar, date: string, n: number): string {
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(calendar.dayKind(day))) left -= 1;
  }
  return day;
}

function isWorkday({ kind }: DayKind): boolean {
  return kind === 'workday' || kind === 'make_up' || kind === 'unpublished';
}

function ownKind(date: string, makeUp: ReadonlyMap<string, string>, holidays: ReadonlyMap<string, string>): DayKind | null {
  const worked = makeUp.get(date);
  if (worked !== undefined) return { kind: 'make_up', holiday: holidayName(worked) };
  const free = holidays.get(date);
  return free === undefined ? null : { kind: 'holiday', holiday: holidayName(free) };
}

/** What the library has announced for a date; its names read "National Day,国庆节,3", plain days "Monday". */
function libraryKind(date: string): DayKind | null {
  const { work, name } = libraryDay(date);
  const chinese = name.split(',')[1];
  if (chinese === undefined) return null;
  return { kind: work ? 'make_up' : 'holiday', holiday: holidayName(chinese) };
}

/** The library has no list of its years: it knows a year when it knows that year's National Day. */
function libraryKnows(year: string): boolean {
  return libraryKind(`${year}-10-01`)?.kind === 'holiday';
}

/** The library reads a date string as UTC but formats it in local time, a day off in the Americas: give it local noon. */
function libraryDay(date: string): { work: boolean; name: string } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return chineseDays.getDayDetail(new Date(year, month - 1, day, 12));
}

/** The name the line speaks for a holiday however it was called; an unknown name stays as it is. */
function holidayName(name: string): string {
  return HOLIDAYS.find(([, spoken]) => spoken.test(name))?.[0] ?? name;
}
