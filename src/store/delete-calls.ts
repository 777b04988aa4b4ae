/** Calls deleted for good with all that belongs to them; the sums by hour and day stay, since they are nobody's. */
import type { Knex } from 'knex';
import type { Database } from './database.js';
import { DEMO_PROVIDER } from './read-ended-calls.js';
import { guarded } from './store-failure.js';
import { forgetSummaries } from './summarise-calls.js';

/** Calls in one transaction: few, since a call's turns are large and callers are being answered in between. */
const CHUNK = 20;

/** A number somebody asked about, as staff may see what would be deleted. */
export interface NumberCalls {
  /** In full: as stored. */
  caller: string;
  calls: number;
}

/** Deletes these calls; returns how many there were. */
export const deleteCalls = guarded(async ({ sql }: Database, ids: readonly string[]): Promise<number> => {
  let deleted = 0;
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    deleted += await sql.transaction((trx) => deleteChunk(trx, chunk));
  }
  return deleted;
});

async function deleteChunk(trx: Knex, ids: readonly string[]): Promise<number> {
  const seqs: number[] = await trx('call_summaries').whereIn('call_id', ids).pluck('seq');
  await forgetSummaries(trx, seqs);
  await trx('call_statuses').whereIn('call_id', ids).delete();
  return trx('calls').whereIn('id', ids).delete();
}

/**
 * Ended calls begun before an instant (ms), the oldest first; not those with an open ticket, which somebody still has to answer, nor
 * those with a recording that is still at the carrier: nobody would find it again.
 */
export const expiredCalls = guarded(({ read }: Database, beforeMs: number, most: number): Promise<string[]> => {
  const open = read('tickets')
    .where('tickets.call_id', read.ref('calls.id'))
    .where((either) => either.whereNot('tickets.status', 'closed').orWhereNotNull('tickets.recording'));
  return read('calls')
    .where('started_at_ms', '<', beforeMs)
    .whereNotNull('ended_at_ms')
    .whereNotExists(open)
    .orderBy('started_at_ms')
    .limit(most)
    .pluck('id');
});

/** Deletes what the carrier told of calls that never reached the line, up to an instant (ms). */
export const deleteUnanswered = guarded(
  ({ sql }: Database, beforeMs: number): Promise<number> =>
    sql('call_statuses').whereIn('status', ['busy', 'failed', 'no-answer', 'canceled']).where('at_ms', '<', beforeMs).delete(),
);

/** Numbers that end in these digits, with their calls. `digits` without the country code. */
export const callsOfNumber = guarded(async ({ read }: Database, digits: string): Promise<NumberCalls[]> => {
  const rows: { caller: string; calls: number | string }[] = await read('calls')
    .whereLike('caller', `%${digits}`)
    .groupBy('caller')
    .orderBy('caller')
    .select('caller')
    .count({ calls: '*' });
  return rows.map(({ caller, calls }) => ({ caller, calls: Number(calls) }));
});

/** Ids of the calls from a number as stored. */
export const callIdsOf = guarded(
  ({ read }: Database, caller: string): Promise<string[]> => read('calls').where({ caller }).pluck('id'),
);

/** Recordings of tickets made before an instant (ms), the oldest first. */
export const expiredRecordings = guarded(
  ({ read }: Database, beforeMs: number, most: number): Promise<{ number: string; recording: string }[]> =>
    read('tickets')
      .whereNotNull('recording')
      .where('created_at_ms', '<', beforeMs)
      .orderBy('created_at_ms')
      .limit(most)
      .select('number', 'recording'),
);

/** Recordings of the tickets of these calls. */
export const recordingsOfCalls = guarded(
  ({ read }: Database, ids: readonly string[]): Promise<{ number: string; recording: string; call_id: string }[]> =>
    read('tickets')
      .whereNotNull('recording')
      .whereIn('call_id', [...ids])
      .select('number', 'recording', 'call_id'),
);

/** Forgets where a recording was. */
export const forgetRecording = guarded(async ({ sql }: Database, ticket: string): Promise<void> => {
  await sql('tickets').where({ number: ticket }).update({ recording: null });
});

/** Ids of demonstration calls, some at a time; none left when empty. */
export const demoCalls = guarded(
  ({ read }: Database, most: number): Promise<string[]> => read('calls').where({ provider: DEMO_PROVIDER }).limit(most).pluck('id'),
);

/** Takes the demonstration month out of the sums. */
export const deleteDemoFigures = guarded(async ({ sql }: Database): Promise<void> => {
  await sql('call_hours').where({ demo: true }).delete();
  await sql('call_day_keys').where({ demo: true }).delete();
});

/** Words of deleted calls linger in the index until its parts are merged: one step of that; false when nothing is left to do. */
export const tidyIndex = guarded(async ({ sql }: Database, isFirst: boolean): Promise<boolean> => {
  const changes = async () => Number(((await sql.raw('select total_changes() as n')) as { n: number }[])[0]?.n);
  const before = await changes();
  await sql.raw(`insert into call_index (call_index, rank) values ('merge', ?)`, [isFirst ? -200 : 200]);
  return (await changes()) - before >= 2;
});
