/** Periods of whole days and what they are compared with. */

import type { Period } from './console/figures.js';
import { addDays } from './day.js';

const DAY_MS = 86_400_000;

/** The first and last day of a month, YYYY-MM. */
export function monthPeriod(month: string): Period {
  return { from: `${month}-01`, to: addDays(`${shiftMonth(month, 1)}-01`, -1) };
}

/** The month `by` months later (or before). */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((((count % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** 环比: the month before a whole month, else as many days just before. */
export function previousPeriod({ from, to }: Period): Period {
  const month = from.slice(0, 7);
  const whole = monthPeriod(month);
  if (whole.from === from && whole.to === to) return monthPeriod(shiftMonth(month, -1));
  const length = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}

/** 同比: the same dates a year before; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Period): Period {
  return { from: lastYear(from), to: lastYear(to) };
}

function lastYear(day: string): string {
  const month = shiftMonth(day.slice(0, 7), -12);
  const { to } = monthPeriod(month);
  const same = `${month}${day.slice(7)}`;
  return same > to ? to : same;
}
