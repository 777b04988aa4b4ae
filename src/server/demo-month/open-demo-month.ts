/** The demonstration month over the line's own content and database: the engine as it answers real calls, with a clock that is set back. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type CallEngineParts, createCallEngine } from '../../calls/call-engine.js';
import type { Published } from '../../calls/published.js';
import type { Clock } from '../../domain/clock.js';
import type { Item } from '../../domain/item.js';
import { startOfDayMs } from '../../domain/zoned-day.js';
import { readContentFile } from '../../store/content-files.js';
import type { Database } from '../../store/database.js';
import { DEMO_PROVIDER } from '../../store/read-ended-calls.js';
import { isOutOfStep, placeDemoCall } from './demo-call.js';
import { type DemoCallers, parseDemoCallers } from './demo-callers.js';
import { createDemoMonth, type DemoMonthKeeper } from './demo-month.js';
import { type Chance, planDemoMonth, weighted } from './demo-plan.js';

export interface OpenDemoMonthParts {
  database: Database;
  contentDir: string;
  /** What the real engine is made of. */
  engine: Omit<CallEngineParts, 'provider' | 'clock' | 'observe'>;
  clock: Clock;
  log: Logger;
}

/** Between two turns the process belongs to real callers: at least this long, and longer when turns take longer. */
const BREATH_MS = 15;
const BREATHS_A_TURN = 3;
/** Where people answer in the demonstration, should no number be set. */
const OPERATOR = '1001';

export function openDemoMonth(parts: OpenDemoMonthParts): DemoMonthKeeper {
  const { database, clock: real, log, engine: engineParts } = parts;
  const callers = parseDemoCallers(readContentFile(parts.contentDir, 'data/demo/callers.yaml'));
  const clock = movedClock();
  const published = () => withOperator(engineParts.published());
  const observe = { turn: () => {}, replay: () => {} };
  const engine = createCallEngine({ ...engineParts, published, provider: DEMO_PROVIDER, clock: clock.now, observe });
  const { centreTime } = engineParts;
  const breathe = createBreath();
  return createDemoMonth({
    database,
    log,
    clock: real,
    today: () => centreTime(real()).today,
    plan: (until) =>
      planDemoMonth(callers, {
        until,
        dayStart: (day) => startOfDayMs(published().knowledge.centre.time_zone, day),
        isWorkday: (day) => isWorkday(published(), day),
      }),
    place: async (call) => {
      const itemName = (chance: Chance, what: string) => nameOf(published().knowledge.catalog.items, callers, chance, what);
      await placeDemoCall({ engine, clock, callers, itemName, breathe }, call).catch((error) => {
        if (!isOutOfStep(error)) throw error;
      });
    },
  });
}

/** A pause after the work done since the last one. */
function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    await setTimeout(Math.max(BREATH_MS, BREATHS_A_TURN * (performance.now() - since)));
    since = performance.now();
  };
}

/** Runs on as the real clock does, so that turns take the time they really take. */
function movedClock() {
  let base = { at: 0, real: 0 };
  const now = () => new Date(base.at + performance.now() - base.real);
  const set = (at: number) => {
    base = { at, real: performance.now() };
  };
  return { now, set, pass: (ms: number) => set(now().getTime() + ms) };
}

function withOperator(published: Published): Published {
  const operatorNumber = published.knowledge.operatorNumber ?? OPERATOR;
  return { ...published, knowledge: { ...published.knowledge, operatorNumber } };
}

function isWorkday({ knowledge }: Published, day: string): boolean {
  const { kind } = knowledge.calendar.dayKind(day);
  return kind !== 'weekend' && kind !== 'holiday';
}

/** An item of a window people ask about, by its short name or as they call it; the first ones of a window more often. */
function nameOf(items: readonly Item[], { windows }: DemoCallers, chance: Chance, what: string): string {
  const known = Object.entries(windows).filter(([code]) => items.some(({ window }) => window === code));
  const window = weighted(known, chance(`${what} window`));
  const own = items.filter((item) => item.window === window);
  const item = own[Math.floor(chance(`${what} item`) ** 2 * own.length)];
  const names = [item?.short_name ?? '', ...(item?.aliases ?? [])];
  return names[Math.floor(chance(`${what} name`) * names.length)] ?? '';
}
