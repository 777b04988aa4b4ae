/** The call store in SQL: a call's state is the state of its newest turn, and inserting a turn is the compare-and-set. */
import type { Knex } from 'knex';
import type { CallProgress, CallStatusEvent, CallStore, TurnWrite } from '../calls/ports.js';
import type { Database } from './database.js';
import { createNewestTurns } from './newest-turns.js';
import { newestTurn, savePlayed } from './played.js';
import { DEMO_PROVIDER } from './read-ended-calls.js';
import { endCalls, saveTurns } from './save-turns.js';
import { createSharedTexts, type StoredDocument, wholeDocuments } from './shared-texts.js';
import { isConstraintViolation } from './sqlite.js';
import { errorCode, guarded } from './store-failure.js';
import { createWriteQueue } from './write-queue.js';

/** Turns in one transaction: enough for group commit to pay, few enough for SQLite's limit of 500 rows a statement. */
const MOST_TURNS = 100;

/** About 2 KB each. */
const MOST_CALLS_REMEMBERED = 5_000;

/** The call store of `calls/ports.ts`. Everything throws HotlineError: store_unavailable when the database is, internal for an impossible row. */
export function createCallStore({ sql, read }: Database): CallStore {
  const newest = createNewestTurns(MOST_CALLS_REMEMBERED);
  const texts = createSharedTexts();
  const queueWrite = createWriteQueue<TurnWrite, boolean>({
    commit: (writes) => saveTurns(sql, writes, texts),
    keyOf: ({ turn }) => turn.callId,
    isOneJobsFault: (error) => isConstraintViolation(errorCode(error)),
    most: MOST_TURNS,
  });
  return {
    save: guarded(async (turnWrite) => {
      const { callId } = turnWrite.turn;
      const saved = await queueWrite(turnWrite).catch((error) => {
        newest.forget(callId);
        throw error;
      });
      if (saved) newest.saved(turnWrite);
      else newest.forget(callId);
      return saved;
    }),

    end: guarded(async (callId, ending) => {
      newest.forget(callId);
      await endCalls(sql, [{ callId, ending }]);
    }),

    find: guarded(async (callId, request) => {
      const known = newest.progress(callId, request);
      if (known) return known;
      const row: ProgressRow | undefined = await sql('turns')
        .join('calls', 'calls.id', 'turns.call_id')
        .where('turns.call_id', callId)
        .orderBy('turns.idx', 'desc')
        .first('turns.idx', 'turns.state', 'calls.caller');
      return row ? toProgress(row, await replayOf(sql, callId, request)) : null;
    }),

    noteStatus: guarded(async (event) => {
      const inserted = await sql('call_statuses').insert(toStatusRow(event)).onConflict().ignore().returning('call_id');
      return inserted.length > 0;
    }),

    newest: guarded((callId) => newestTurn(sql, callId)),

    notePlayed: guarded((callId, index, played) => savePlayed(sql, callId, index, played)),

    stale: guarded((before) =>
      read('calls')
        .whereNull('ended_at_ms')
        .whereNot('provider', DEMO_PROVIDER) // they are in the past by design, and end by themselves
        .where('started_at_ms', '<', before.getTime())
        .whereNotExists(read('turns').where('turns.call_id', read.ref('calls.id')).where('turns.at_ms', '>=', before.getTime()))
        .pluck('id'),
    ),
  };
}

/** A carrier's token names one request exactly; the index is the second-best sign of a repetition. */
async function replayOf(
  sql: Knex,
  callId: string,
  { index, token }: { index: number; token: string | null },
): Promise<string | null> {
  const stored: StoredDocument[] = await sql('turns')
    .where({ call_id: callId })
    .where((either) => either.where({ token }).whereNotNull('token').orWhere({ idx: index }))
    .orderByRaw('case when token = ? then 0 else 1 end', [token])
    .limit(1)
    .select('response', 'response_shared');
  const [document] = await wholeDocuments(sql, stored);
  return document ?? null;
}

interface ProgressRow {
  idx: number;
  state: string;
  caller: string | null;
}

function toProgress(row: ProgressRow, replay: string | null): CallProgress {
  return { index: row.idx, state: JSON.parse(row.state), from: row.caller, replay };
}

function toStatusRow({ callId, status, sequence, at, durationMs }: CallStatusEvent) {
  const once = sequence === null ? status : String(sequence);
  return { call_id: callId, once, status, sequence, at_ms: at.getTime(), duration_ms: durationMs };
}
