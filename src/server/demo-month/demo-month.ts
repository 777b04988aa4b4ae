/** Places the demonstration month in the background, call after call; goes on after a restart; takes it away again. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from '../../domain/clock.js';
import type { DemoMonth } from '../../domain/console/figures.js';
import type { Database } from '../../store/database.js';
import { deleteCalls, deleteDemoFigures, demoCalls } from '../../store/delete-calls.js';
import { claimDemoMonth, type DemoMonthMark, demoMonthMark, markDemoMonth } from '../../store/demo-month-mark.js';
import { loggableError } from '../loggable-error.js';
import type { PlannedCall } from './demo-plan.js';

export interface DemoMonthParts {
  database: Database;
  log: Logger;
  /** The calls of the month before a day (YYYY-MM-DD). */
  plan: (until: string) => PlannedCall[];
  today: () => string;
  clock: Clock;
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
/** Between two looks at a node that is placing. */
const WAIT_MS = 20_000;

export function createDemoMonth(parts: DemoMonthParts): DemoMonthKeeper {
  const { database, log } = parts;
  const node = randomUUID();
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const background = (job: () => Promise<void>) => {
    running = running.then(job).catch((error) => {
      if (!stop.signal.aborted) log.error({ err: loggableError(error) }, 'the demonstration month was interrupted');
    });
  };
  return {
    async start() {
      const mark = await claim(parts, node);
      if (mark.state === 'placing') background(() => placeOrWait(parts, { node, mark }, stop.signal));
      if (mark.state === 'removed') background(() => erase(database, stop.signal));
    },
    view: () => view(database),
    async remove() {
      const mark = await demoMonthMark(database);
      if (mark === undefined || mark.state === 'removed') return;
      await markDemoMonth(database, { ...mark, state: 'removed' });
      background(() => erase(database, stop.signal));
    },
    async close() {
      stop.abort();
      await running;
    },
  };
}

/** Places the calls, or waits while another node does: should it die, this one goes on. */
async function placeOrWait(
  parts: DemoMonthParts,
  { node, mark }: { node: string; mark: DemoMonthMark },
  stop: AbortSignal,
): Promise<void> {
  if (mark.state !== 'placing') return;
  if (mark.by === node) return place(parts, mark, stop);
  await setTimeout(WAIT_MS, undefined, { signal: stop });
  await placeOrWait(parts, { node, mark: await claim(parts, node) }, stop);
}

/** The mark of this node, or that of the one that is at it. */
async function claim({ database, plan, today, clock }: DemoMonthParts, by: string): Promise<DemoMonthMark> {
  const known = await demoMonthMark(database);
  if (known !== undefined && known.state !== 'placing') return known;
  const until = known?.until ?? today();
  const total = known?.total ?? plan(until).length;
  return claimDemoMonth(database, { state: 'placing', placed: 0, total, until, by, atMs: clock().getTime() });
}

async function place({ database, log, plan, place, clock }: DemoMonthParts, from: DemoMonthMark, stop: AbortSignal): Promise<void> {
  // The newest first: who looks in meanwhile sees the last days.
  const calls = plan(from.until).toReversed();
  for (let placed = from.placed; placed < calls.length; placed++) {
    if (stop.aborted) return markDemoMonth(database, { ...from, placed, atMs: 0 });
    await place(calls[placed] as PlannedCall);
    if (placed % NOTED_EVERY !== 0 && placed + 1 < calls.length) continue;
    // Removed in the meantime, here or by another node: what was placed since goes with the rest.
    if ((await demoMonthMark(database))?.state === 'removed') return erase(database, stop);
    const done = placed + 1 === calls.length;
    const state = done ? 'shown' : 'placing';
    await markDemoMonth(database, { ...from, state, placed: placed + 1, total: calls.length, atMs: clock().getTime() });
  }
  log.info(`demonstration month: ${calls.length} calls placed`);
}

async function erase(database: Database, stop: AbortSignal): Promise<void> {
  for (let ids = await demoCalls(database, DELETED_AT_ONCE); ids.length > 0; ids = await demoCalls(database, DELETED_AT_ONCE)) {
    if (stop.aborted) return;
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
