/** What the routes about calls and figures share: the database, the catalog's names, the centre's clock. */
import { createCentreTime } from '../calls/centre-time.js';
import type { Published } from '../calls/published.js';
import type { CallFilter, CallFlag } from '../domain/call-filter.js';
import type { CallQuery } from '../domain/console/calls.js';
import { addDays } from '../domain/day.js';
import { startOfDayMs } from '../domain/zoned-day.js';
import type { Database } from '../store/database.js';

export interface ReportParts {
  database: Database;
  published: () => Published;
}

export interface ReportCentre {
  /** Today at the centre, YYYY-MM-DD. */
  today(at: Date): string;
  /** The instant a day begins, ms. */
  dayStart(day: string): number;
  /** YYYY-MM-DD HH:MM:SS at the centre. */
  localTime(atMs: number): string;
  itemName(code: string): string | undefined;
  windowName(code: string): string | undefined;
  windowOf(item: string): string | undefined;
  timeZone: string;
}

/** The centre as it is published now. */
export function reportCentre({ published }: ReportParts): ReportCentre {
  const { centre, catalog } = published().knowledge;
  const centreTime = createCentreTime(centre.time_zone);
  const format = new Intl.DateTimeFormat('sv', { timeZone: centre.time_zone, dateStyle: 'short', timeStyle: 'medium' });
  return {
    today: (at) => centreTime(at).today,
    dayStart: (day) => startOfDayMs(centre.time_zone, day),
    localTime: (atMs) => format.format(atMs),
    itemName: (code) => catalog.item(code)?.short_name,
    windowName: (code) => catalog.windows.find((window) => window.code === code)?.short_name,
    windowOf: (item) => catalog.item(item)?.window,
    timeZone: centre.time_zone,
  };
}

/** The filter an address asks for; days become the centre's instants. */
export function filterOf({ from, to, flags, ...rest }: CallQuery, centre: ReportCentre): CallFilter {
  return {
    ...rest,
    fromMs: from === undefined ? undefined : centre.dayStart(from),
    toMs: to === undefined ? undefined : centre.dayStart(addDays(to, 1)),
    flags: flags?.split(',') as CallFlag[] | undefined,
  };
}
