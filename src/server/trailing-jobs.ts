/** What runs behind the calls: summing them up, counting days, keeping retention. Each in small steps with pauses, so that callers come first. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createCentreTime } from '../calls/centre-time.js';
import type { Clock } from '../domain/clock.js';
import { rollUpDays } from '../store/roll-up-days.js';
import { markDirty, summariseCalls } from '../store/summarise-calls.js';
import { loggableError } from './loggable-error.js';
import type { RecordingShelf } from './recording-shelf.js';
import { type ReportParts, reportCentre } from './report-parts.js';
import { isRetentionDue, keepRetention, lastRetention } from './retention.js';

export interface TrailingJobsParts extends ReportParts {
  recordings: RecordingShelf;
  clock: Clock;
  log: Logger;
}

export interface TrailingJobs {
  /** Does all that is due now; what the timer does, for tests and for the end. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

const EVERY_MS = 1_000;
/** After a batch this many times as long as it took belongs to the callers. */
const REST = 9;
/** Figures follow this far behind, farther where days are so busy that counting them takes long. */
const ROLL_UP_MS = 5_000;
const ROLL_UP_REST = 20;
const MARK_TODAY_MS = 60_000;

/** Starts the jobs. */
export function startTrailingJobs(parts: TrailingJobsParts): TrailingJobs {
  const stop = new AbortController();
  let rollUpAtMs = 0;
  let markedMs = 0;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    await summarise(parts, stop.signal, { rest: REST, forMs: ROLL_UP_MS });
    const now = performance.now();
    if (now < rollUpAtMs) return;
    if (now - markedMs >= MARK_TODAY_MS) {
      markedMs = now;
      await markToday(parts);
    }
    await rollUp(parts);
    rollUpAtMs = performance.now() + Math.max(ROLL_UP_MS, ROLL_UP_REST * (performance.now() - now));
    await retainNightly(parts);
  };
  const guarded = () =>
    round().catch((error) =>
      parts.log.error({ err: loggableError(error) }, 'summing up calls failed; it goes on with the next round'),
    );
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = running
      .then(() => (stop.signal.aborted ? undefined : guarded()))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS).unref();
  return {
    catchUp: () => {
      running = running.then(async () => {
        await summarise(parts, stop.signal, { rest: 0, forMs: Number.POSITIVE_INFINITY });
        await markToday(parts);
        await rollUp(parts);
      });
      return running;
    },
    async close() {
      stop.abort();
      clearInterval(timer);
      await running;
    },
  };
}

/** Until nothing is left, or for that long: with a backlog the figures follow all the same. */
async function summarise(
  parts: TrailingJobsParts,
  stop: AbortSignal,
  { rest, forMs }: { rest: number; forMs: number },
): Promise<void> {
  const { windowOf, timeZone } = reportCentre(parts);
  const centreTime = createCentreTime(timeZone);
  const until = performance.now() + forMs;
  while (!stop.aborted && performance.now() < until) {
    const began = performance.now();
    if ((await summariseCalls(parts.database, { windowOf, centreTime })) === 0) return;
    await setTimeout((performance.now() - began) * rest);
  }
}

/** Today is counted anew now and then in any case: calls that never reached the line make no summary. */
async function markToday(parts: TrailingJobsParts): Promise<void> {
  await markDirty(parts.database.sql, [reportCentre(parts).today(parts.clock())]);
}

async function rollUp(parts: TrailingJobsParts): Promise<void> {
  await rollUpDays(parts.database, createCentreTime(reportCentre(parts).timeZone));
}

async function retainNightly(parts: TrailingJobsParts): Promise<void> {
  const { centre } = parts.published().knowledge;
  const now = parts.clock();
  const last = await lastRetention(parts.database);
  if (isRetentionDue(last, now, createCentreTime(centre.time_zone))) await keepRetention(parts, centre.retention, now);
}
