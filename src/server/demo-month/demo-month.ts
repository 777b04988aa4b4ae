/** Places the demonstration month in the background, call after call; goes on after a restart; takes it away again. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DemoMonth } from '../../domain/console/figures.js';
import type { Database } from '../../store/database.js';
import { deleteCalls, deleteDemoFigures, demoCalls } from '../../store/delete-calls.js';
import { type DemoMonthMark, demoMonthMark, markDemoMonth } from '../../store/demo-month-mark.js';
import { loggableError } from '../loggable-error.js';
import type { PlannedCall } from './demo-plan.js';

export interface DemoMonthParts {
  database: Database;
  log: Logger;
  /** The calls of the month before a day (YYYY-MM-DD). */
  plan: (until: string) => PlannedCall[];
  today: () => string;
  place: (call: PlannedCall) => Promise<void>;
}

export interface DemoMonthKeeper {
  /** Begins or goes on with placing, unless the month is there or was removed. */
  start(): Promise<void>;
  view(): Promise<DemoMonth>;
  /** Hides it at once and deletes it in the background. */
  remove(): Promise<void>;
  /** Stops between two calls. */
  close(): Promise<void>;
}

/** Calls between two notes of how far it is. */
const NOTED_EVERY = 5;
const DELETED_AT_ONCE = 20;
const PAUSE_MS = 20;

export function createDemoMonth(parts: DemoMonthParts): DemoMonthKeeper {
  const { database, log } = parts;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const background = (job: () => Promise<void>) => {
    running = running
      .then(job)
      .catch((error) => log.error({ err: loggableError(error) }, 'the demonstration month was interrupted'));
  };
  const stopped = () => closed;
  return {
    async start() {
      const mark = (await demoMonthMark(database)) ?? (await begin(parts));
      if (mark.state === 'placing') background(() => place(parts, mark, stopped));
      if (mark.state === 'removed') background(() => erase(database, stopped));
    },
    view: () => view(database),
    async remove() {
      const mark = await demoMonthMark(database);
      if (mark === undefined || mark.state === 'removed') return;
      await markDemoMonth(database, { ...mark, state: 'removed' });
      background(() => erase(database, stopped));
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

async function begin({ database, plan, today }: DemoMonthParts): Promise<DemoMonthMark> {
  const until = today();
  const mark: DemoMonthMark = { state: 'placing', placed: 0, total: plan(until).length, until };
  await markDemoMonth(database, mark);
  return mark;
}

async function place({ database, log, plan, place }: DemoMonthParts, from: DemoMonthMark, stopped: () => boolean): Promise<void> {
  const calls = plan(from.until);
  for (let placed = from.placed; placed < calls.length; placed++) {
    if (stopped()) return;
    await place(calls[placed] as PlannedCall);
    if (placed % NOTED_EVERY !== 0 && placed + 1 < calls.length) continue;
    // Removed in the meantime, here or by another node: what was placed since goes with the rest.
    if ((await demoMonthMark(database))?.state === 'removed') return erase(database, stopped);
    const done = placed + 1 === calls.length;
    await markDemoMonth(database, { ...from, state: done ? 'shown' : 'placing', placed: placed + 1, total: calls.length });
  }
  log.info(`demonstration month: ${calls.length} calls placed`);
}

async function erase(database: Database, stopped: () => boolean): Promise<void> {
  for (let ids = await demoCalls(database, DELETED_AT_ONCE); ids.length > 0; ids = await demoCalls(database, DELETED_AT_ONCE)) {
    if (stopped()) return;
    await deleteCalls(database, ids);
    await setTimeout(PAUSE_MS);
  }
  await deleteDemoFigures(database);
}

async function view(database: Database): Promise<DemoMonth> {
  const mark = await demoMonthMark(database);
  return mark === undefined
    ? { state: 'none', placed: 0, total: 0 }
    : { state: mark.state, placed: mark.placed, total: mark.total };
}
