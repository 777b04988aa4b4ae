/** Which calls the demonstration month has: when each begins, who calls from which number. The same end gives the same calls. */
import { createHash } from 'node:crypto';
import { addDays, weekdayOf } from '../../domain/day.js';
import type { DemoCaller, DemoCallers } from './demo-callers.js';

export interface PlannedCall {
  index: number;
  atMs: number;
  /** Null when withheld. */
  from: string | null;
  caller: DemoCaller;
}

/** Numbers 0–1 that follow from a name: any call can be worked out without those before it. */
export type Chance = (what: string) => number;

export function chanceOf(seed: string): Chance {
  return (what) => createHash('sha256').update(`${seed}:${what}`).digest().readUInt32BE() / 2 ** 32;
}

/** One of a list, by weight. */
export function weighted<T>(entries: readonly (readonly [T, number])[], chance: number): T {
  const sum = entries.reduce((all, [, weight]) => all + weight, 0);
  let left = chance * sum;
  for (const [value, weight] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return (entries.at(-1) as readonly [T, number])[0];
}

export interface PlanOptions {
  /** The day after the last, YYYY-MM-DD. */
  until: string;
  dayStart: (day: string) => number;
  isWorkday: (day: string) => boolean;
}

/** All calls in the order of their beginning. */
export function planDemoMonth(callers: DemoCallers, options: PlanOptions): PlannedCall[] {
  const days = Array.from({ length: callers.days }, (_, back) => addDays(options.until, back - callers.days));
  const calls = days.flatMap((day) => callsOfDay(callers, options, day));
  return calls.sort((a, b) => a.atMs - b.atMs).map((call, index) => ({ ...call, index }));
}

function callsOfDay(callers: DemoCallers, { dayStart, isWorkday }: PlanOptions, day: string): Omit<PlannedCall, 'index'>[] {
  const chance = chanceOf(day);
  const usual = isWorkday(day) ? callers.calls.workday : callers.calls.weekend;
  // Mondays are busy, and no two days are alike.
  const count = Math.round(usual * (0.8 + 0.4 * chance('count')) * (weekdayOf(day) === 1 && isWorkday(day) ? 1.25 : 1));
  const hours = Object.entries(callers.hours).map(([hour, weight]) => [Number(hour), weight] as const);
  const kinds = callers.callers.map((caller) => [caller, caller.weight] as const);
  return Array.from({ length: count }, (_, at) => {
    const hour = weighted(hours, chance(`hour ${at}`));
    return {
      atMs: dayStart(day) + hour * 3_600_000 + Math.floor(chance(`moment ${at}`) * 3_600_000),
      from: chance(`withheld ${at}`) < callers.withheld ? null : numberOf(chance(`number ${at}`)),
      caller: weighted(kinds, chance(`caller ${at}`)),
    };
  });
}

/** No mobile number in China begins with 120: nobody is called back by mistake. Some thousand callers, so that a few call again. */
function numberOf(chance: number): string {
  return `+861200000${String(Math.floor(chance * 4_000)).padStart(4, '0')}`;
}
