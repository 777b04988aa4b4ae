/** Read model: the figures of a period, from the sums kept by hour and day, so that a month costs the same however many calls it had. */
import type { Knex } from 'knex';
import { addFigures, FIGURES, type Figures, type KeyCount, type KeyKind, noFigures } from '../../domain/call-figures.js';
import type { Overview, Period, PeriodFigures } from '../../domain/console/figures.js';
import { addDays, weekdayOf } from '../../domain/day.js';
import { previousPeriod, yearBefore } from '../../domain/period.js';
import type { Database } from '../database.js';
import { guarded } from '../store-failure.js';

/** Keys shown of each kind. */
const TOP = 15;

/** The overview of a period. `hideDemo` leaves the demonstration month out. */
export const overview = guarded(
  async ({ read }: Database, period: Period, { hideDemo }: { hideDemo: boolean }): Promise<Overview> => {
    const hours = await hourRows(read, period, hideDemo);
    const keys = (kind: KeyKind) => topKeys(read, period, { kind, hideDemo, most: TOP });
    return {
      ...period,
      figures: total(hours),
      previous: await periodFigures(read, previousPeriod(period), hideDemo),
      yearAgo: await periodFigures(read, yearBefore(period), hideDemo),
      since: await firstDay(read, hideDemo),
      days: byDay(period, hours),
      weekHours: byWeekHour(hours),
      items: await keys('item'),
      windows: await keys('window'),
      intents: await keys('intent'),
      languages: await keys('language'),
      abandonedAt: await keys('abandoned_at'),
      transferReasons: await keys('transfer_reason'),
      demo: hours.some(({ demo }) => Boolean(demo)),
    };
  },
);

/** Sums of one hour, as numbers. */
export interface HourRow extends Figures {
  day: string;
  hour: number;
  demo: number | boolean;
}

/** The hours of a period in order. */
export async function hourRows(read: Knex, { from, to }: Period, hideDemo: boolean): Promise<HourRow[]> {
  const query = read('call_hours').whereBetween('day', [from, to]).orderBy(['day', 'hour']);
  const rows: HourRow[] = await (hideDemo ? query.where('demo', false) : query);
  return rows.map((row) => ({ ...row, ...(Object.fromEntries(FIGURES.map((name) => [name, Number(row[name])])) as Figures) }));
}

/** The first day there are figures of, null when there are none. */
export async function firstDay(read: Knex, hideDemo: boolean): Promise<string | null> {
  const query = read('call_hours').where('calls', '>', 0);
  const row: { day?: string | null } | undefined = await (hideDemo ? query.where('demo', false) : query)
    .min({ day: 'day' })
    .first();
  return row?.day ?? null;
}

export async function periodFigures(read: Knex, period: Period, hideDemo: boolean): Promise<PeriodFigures> {
  return { ...period, figures: total(await hourRows(read, period, hideDemo)) };
}

/** The most frequent keys of a kind. */
export async function topKeys(
  read: Knex,
  { from, to }: Period,
  { kind, hideDemo, most }: { kind: KeyKind; hideDemo: boolean; most: number },
): Promise<KeyCount[]> {
  const query = read('call_day_keys').where({ kind }).whereBetween('day', [from, to]);
  const rows: KeyCount[] = await (hideDemo ? query.where('demo', false) : query)
    .groupBy('key')
    .orderBy([
      { column: 'calls', order: 'desc' },
      { column: 'key', order: 'asc' },
    ])
    .limit(most)
    .select('key')
    .sum({ calls: 'calls', self_served: 'self_served', transferred: 'transferred', not_understood: 'not_understood' });
  return rows.map(({ key, ...counts }) => ({
    key,
    calls: Number(counts.calls),
    self_served: Number(counts.self_served),
    transferred: Number(counts.transferred),
    not_understood: Number(counts.not_understood),
  }));
}

export function total(hours: readonly HourRow[]): Figures {
  const sum = noFigures();
  for (const hour of hours) addFigures(sum, hour);
  return sum;
}

/** Every day of the period, the quiet ones too. */
export function byDay({ from, to }: Period, hours: readonly HourRow[]): { day: string; figures: Figures }[] {
  const days = new Map<string, Figures>();
  for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, noFigures());
  for (const hour of hours) addFigures(days.get(hour.day) ?? noFigures(), hour);
  return [...days].map(([day, figures]) => ({ day, figures }));
}

function byWeekHour(hours: readonly HourRow[]): number[][] {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { day, hour, calls } of hours) {
    const row = grid[weekdayOf(day) - 1];
    if (row) row[hour] = (row[hour] ?? 0) + calls;
  }
  return grid;
}
