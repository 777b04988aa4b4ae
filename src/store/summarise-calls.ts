/** The trailing job that sums up ended calls: apart from the turns' own writing, in small transactions, so that no caller waits for it. */
import type { Knex } from 'knex';
import type { Database } from './database.js';
import { CALL_COLUMNS, type CallRow, readEndedCalls, type SummariseOptions } from './read-ended-calls.js';
import { guarded } from './store-failure.js';
import type { WorkedCall } from './worked-call.js';

/** Most calls in one transaction. Few enough that a turn that comes in between waits some milliseconds at most. */
const MOST = 10;
/** Sums up the calls that ended longest ago and are not summed up yet (or were corrected since); returns how many that were. */
export const summariseCalls = guarded(
  async (database: Database, options: SummariseOptions & { most?: number }): Promise<number> => {
    const rows: CallRow[] = await database
      .read('calls')
      .whereNotNull('ended_at_ms')
      .whereRaw('not summarised')
      .orderBy('ended_at_ms')
      .limit(options.most ?? MOST)
      .select(CALL_COLUMNS);
    if (rows.length === 0) return 0;
    const calls = await readEndedCalls(database.read, rows, options);
    await database.sql.transaction((trx) => writeSummaries(trx, calls));
    return rows.length;
  },
);

/** Has calls summed up anew, since what the index knows of them changed. */
export async function summariseAgain(knex: Knex, callIds: readonly string[]): Promise<void> {
  await knex('calls').whereIn('id', callIds).update({ summarised: false });
}

/** Writes summaries and index, and notes the days whose figures changed and the calls as done. */
export async function writeSummaries(trx: Knex, calls: readonly WorkedCall[]): Promise<void> {
  const known = await dropOld(
    trx,
    calls.map(({ row }) => row.call_id),
  );
  let waiting = calls.map((call) => ({ ...call, row: { ...call.row, seq: known.get(call.row.call_id) ?? call.row.seq } }));
  const written: WorkedCall[] = [];
  while (waiting.length > 0) {
    const rows = waiting.map(({ row }) => row);
    const inserted: { call_id: string }[] = await trx('call_summaries')
      .insert(rows)
      .onConflict('seq')
      .ignore()
      .returning('call_id');
    const ids = new Set(inserted.map(({ call_id }) => call_id));
    written.push(...waiting.filter(({ row }) => ids.has(row.call_id)));
    // Two calls began in the same hundredth of a second: the later one takes the next.
    waiting = waiting
      .filter(({ row }) => !ids.has(row.call_id))
      .map((call) => ({ ...call, row: { ...call.row, seq: call.row.seq + 1 } }));
  }
  await trx.raw(
    `insert into call_index (rowid, facets, heard, said) values ${written.map(() => '(?, ?, ?, ?)').join(', ')}`,
    written.flatMap(({ row, words }) => [row.seq, ...words]),
  );
  await markDirty(trx, distinctDays(calls));
  await markDone(trx, calls);
}

/** A corrected call keeps its place; returns the places. */
async function dropOld(trx: Knex, ids: readonly string[]): Promise<Map<string, number>> {
  const old: { call_id: string; seq: number }[] = await trx('call_summaries').whereIn('call_id', ids).select('call_id', 'seq');
  await forgetSummaries(
    trx,
    old.map(({ seq }) => seq),
  );
  return new Map(old.map(({ call_id, seq }) => [call_id, seq]));
}

/** Takes calls out of lists and index. */
export async function forgetSummaries(trx: Knex, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  await trx('call_index').whereIn('rowid', seqs).delete();
  await trx('call_summaries').whereIn('seq', seqs).delete();
}

/** Not those whose outcome was corrected while they were being summed up. */
async function markDone(trx: Knex, calls: readonly WorkedCall[]): Promise<void> {
  await trx.raw(
    `with done (id, outcome) as (values ${calls.map(() => '(?, ?)').join(', ')})
     update calls set summarised = true from done where calls.id = done.id and calls.outcome = done.outcome`,
    calls.flatMap(({ row }) => [row.call_id, row.outcome]),
  );
}

function distinctDays(calls: readonly WorkedCall[]): string[] {
  return [...new Set(calls.map(({ row }) => row.day))];
}

/** The figures of these days are to be counted anew. */
export async function markDirty(trx: Knex, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await trx('dirty_days')
    .insert(days.map((day) => ({ day })))
    .onConflict('day')
    .merge({ mark: trx.raw('dirty_days.mark + 1') });
}
