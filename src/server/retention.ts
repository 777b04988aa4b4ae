/** Keeps the promises about how long things are kept: once a day, and when somebody asks for their number to be deleted. */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Actor } from '../domain/actor.js';
import type { Centre } from '../domain/centre.js';
import type { DeleteNumberResult, RetentionRun } from '../domain/console/retention.js';
import { maskNumber } from '../domain/mask.js';
import { audit } from '../store/audit-log.js';
import type { Database } from '../store/database.js';
import {
  callIdsOf,
  callsOfNumber,
  deleteCalls,
  deleteUnanswered,
  expiredCalls,
  expiredRecordings,
  forgetRecording,
  type NumberCalls,
  recordingsOfCalls,
  tidyIndex,
} from '../store/delete-calls.js';
import { readMark, writeMark } from '../store/job-marks.js';
import type { CentreTimeOf } from '../store/worked-call.js';
import type { RecordingShelf } from './recording-shelf.js';

export interface RetentionParts {
  database: Database;
  recordings: RecordingShelf;
  log: Logger;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 20;
const PAUSE_MS = 20;
const MARK = 'retention';

/** Deletes what is older than allowed, and notes it in the audit log. Recordings go at the carrier first, or stay for another day. */
export async function keepRetention(parts: RetentionParts, days: Centre['retention'], now: Date): Promise<RetentionRun> {
  const { database, log } = parts;
  const recordings = await expireRecordings(parts, now.getTime() - days.recordings_days * DAY_MS);
  const before = now.getTime() - days.calls_days * DAY_MS;
  const calls = await expireCalls(parts, before);
  await deleteUnanswered(database, before);
  if (calls > 0) await tidy(database);
  const run: RetentionRun = { atMs: now.getTime(), calls, ...recordings };
  await database.sql.transaction((trx) =>
    audit(trx, { by: 'system', at: now }, { action: 'retention.run', subject: 'calls', after: run }),
  );
  await writeMark(database, MARK, run);
  log.info(`retention: ${calls} calls and ${run.recordings} recordings deleted, ${run.left} recordings left for tomorrow`);
  return run;
}

/** Hour of the night in which it runs. */
const NIGHT_HOUR = 3;

/** Whether it has to run: at once when it never did, else once a night, or as soon as the process is there when a night was missed. */
export function isRetentionDue(last: RetentionRun | undefined, now: Date, centreTime: CentreTimeOf): boolean {
  if (last === undefined) return true;
  const { today, minute } = centreTime(now);
  return centreTime(new Date(last.atMs)).today < today && minute >= NIGHT_HOUR * 60;
}

/** What the last run did; undefined before the first. */
export function lastRetention(database: Database): Promise<RetentionRun | undefined> {
  return readMark<RetentionRun>(database, MARK);
}

async function expireCalls({ database }: RetentionParts, before: number): Promise<number> {
  let deleted = 0;
  for (;;) {
    const ids = await expiredCalls(database, before, AT_ONCE);
    if (ids.length === 0) return deleted;
    deleted += await deleteCalls(database, ids);
    await setTimeout(PAUSE_MS);
  }
}

async function expireRecordings(parts: RetentionParts, before: number): Promise<{ recordings: number; left: number }> {
  const expired = await expiredRecordings(parts.database, before, 10_000);
  const left = await removeRecordings(parts, expired);
  return { recordings: expired.length - left, left };
}

/** Returns how many the carrier did not delete. */
async function removeRecordings(
  { database, recordings, log }: RetentionParts,
  tickets: readonly { number: string; recording: string }[],
): Promise<number> {
  let left = 0;
  for (const { number, recording } of tickets) {
    try {
      await recordings.remove(recording);
      await forgetRecording(database, number);
    } catch {
      left++;
      log.warn(`the recording of ticket ${number} is still at the carrier`);
    }
  }
  return left;
}

/** Numbers that end in the digits given. */
export function numbersLike(database: Database, number: string): Promise<NumberCalls[]> {
  return callsOfNumber(database, digitsOf(number));
}

/** Stands for a number where the number itself must not be. */
export function numberId(caller: string): string {
  return createHash('sha256').update(caller).digest('base64url').slice(0, 22);
}

/** Deletes all calls of a number, unless there are others than the person was shown. */
export async function deleteNumber(
  parts: RetentionParts,
  asked: { number: string; id: string; calls: number },
  actor: Actor,
): Promise<DeleteNumberResult> {
  const { database } = parts;
  const match = (await numbersLike(database, asked.number)).find(({ caller }) => numberId(caller) === asked.id);
  if (match === undefined || match.calls !== asked.calls) return { result: 'changed', calls: match?.calls ?? 0, left: 0 };
  const ids = await callIdsOf(database, match.caller);
  await removeRecordings(parts, await recordingsOfCalls(database, ids));
  // A call whose recording the carrier kept stays, or nobody would find the recording again.
  const kept = new Set((await recordingsOfCalls(database, ids)).map(({ call_id }) => call_id));
  const left = kept.size;
  const calls = await deleteCalls(
    database,
    ids.filter((id) => !kept.has(id)),
  );
  await tidy(database);
  await audit(database.sql, actor, {
    action: 'call.delete',
    subject: maskNumber(match.caller),
    after: { calls, recordingsLeft: left },
  });
  return { result: 'deleted', calls, left };
}

/** Digits without country code or leading zero: numbers are stored in the carrier's form. */
function digitsOf(number: string): string {
  return number.replace(/\D/g, '').replace(/^(?:0086|86(?=\d{10,})|0)/, '');
}

async function tidy(database: Database): Promise<void> {
  for (let first = true; await tidyIndex(database, first); first = false) await setTimeout(PAUSE_MS);
}
