/** The store of what was not understood well, in SQL. */
import type { Knex } from 'knex';
import type { Language } from '../domain/language.js';
import type { MissedStatus, MissedTurn } from '../domain/missed.js';
import type { GroupedTurn, MissedStore } from '../server/missed-ports.js';
import { audit } from './audit-log.js';
import type { Database } from './database.js';
import { missedGroups } from './reports/missed-groups.js';
import { guarded } from './store-failure.js';
import { fromTurnRow, type TurnRow } from './turn-row.js';
import { writeTransaction } from './write-transaction.js';

/** The missed store of `server/missed-ports.ts`. Throws HotlineError: store_unavailable when the database is. */
export function createMissedStore({ sql, read }: Database): MissedStore {
  return { ...writing(sql), ...examining(read), ...missedGroups(read) };
}

function examining(read: Knex): Pick<MissedStore, 'unexamined' | 'utterances' | 'heads'> {
  return {
    unexamined: guarded(async (before, limit) => {
      const calls: { id: string; outcome: string | null }[] = await read('calls')
        .whereNull('examined_at_ms')
        .where('ended_at_ms', '<', before.getTime())
        .orderBy('ended_at_ms')
        .limit(limit)
        .select('id', 'outcome');
      const ids = calls.map(({ id }) => id);
      const rows: TurnRow[] = await read('turns').whereIn('call_id', ids).orderBy(['call_id', 'idx']).select(READ_COLUMNS);
      const turns = groupByCall(rows);
      return calls.map(({ id, outcome }) => ({
        id,
        outcome: outcome as never,
        turns: (turns.get(id) ?? []).map((row) => fromTurnRow({ ...row, spoken: '[]', response: '' })),
      }));
    }),

    heads: guarded((after) => read('missed_groups').where('id', '>', after).orderBy('id').select('id', 'language', 'key')),

    utterances: guarded(async (since, limit) => {
      const rows: { text: string; language: string; times: number; callId: string }[] = await read('turns')
        .whereIn('turns.call_id', newestCalls(read, since))
        .where('turns.event', 'speech')
        .whereNotNull('turns.heard')
        .whereNotIn('turns.stage', ['receipt_phone'])
        .groupBy('turns.heard', 'turns.language')
        .orderBy([{ column: 'times', order: 'desc' }, { column: 'text' }])
        .limit(limit)
        .select({ text: 'turns.heard', language: 'turns.language' })
        .count({ times: '*' })
        .max({ callId: 'turns.call_id' });
      return rows.map((row) => ({ ...row, language: row.language as Language, times: Number(row.times) }));
    }),
  };
}

/** Calls whose words are looked at when something is taught: enough to see what changes, few enough for one quick look. */
const MOST_CALLS = 5_000;

function newestCalls(read: Knex, since: Date): Knex.QueryBuilder {
  return read('calls')
    .where('started_at_ms', '>=', since.getTime())
    .orderBy('started_at_ms', 'desc')
    .limit(MOST_CALLS)
    .select('id');
}

const READ_COLUMNS = [
  'call_id',
  'idx',
  'at_ms',
  'event',
  'heard',
  'confidence',
  'understood',
  'stage',
  'state',
  'actions',
  'ms',
  'token',
];

const VERBS: Record<MissedStatus, string> = { open: 'reopen', taught: 'teach', ignored: 'ignore' };

function writing(sql: Knex): Pick<MissedStore, 'note' | 'setStatus' | 'forget'> {
  return {
    forget: guarded(() => sql.transaction(forgetDeleted)),

    note: guarded((found, callIds, at) =>
      writeTransaction(sql, async (trx) => {
        for (const one of found) await insertTurn(trx, one);
        await trx('calls')
          .whereIn('id', [...callIds])
          .update({ examined_at_ms: at.getTime() });
      }),
    ),

    setStatus: guarded((id, { status, target = null, batch = null }, actor) =>
      writeTransaction(sql, async (trx) => {
        const before: { status: string; target: string | null } | undefined = await trx('missed_groups').where({ id }).first();
        if (before === undefined) return false;
        const row = { status, target, batch, status_by: actor.by, status_at_ms: actor.at.getTime() };
        await trx('missed_groups').where({ id }).update(row);
        const entry = { before: { status: before.status, target: before.target }, after: { status, target } };
        await audit(trx, actor, { action: `missed.${VERBS[status]}`, subject: String(id), ...entry });
        return true;
      }),
    ),
  };
}

async function forgetDeleted(trx: Knex): Promise<void> {
  const turnsOf = () => trx('missed_turns').where('missed_turns.group_id', trx.ref('missed_groups.id'));
  await trx('missed_groups').whereNotExists(turnsOf()).delete();
  await trx('missed_groups')
    .whereNotExists(turnsOf().where('missed_turns.text', trx.ref('missed_groups.text')))
    .update({ text: turnsOf().orderBy('at_ms').limit(1).select('text') });
}

async function insertTurn(trx: Knex, { turn, group, key }: GroupedTurn): Promise<void> {
  const known: { id: number } | undefined =
    group === null ? undefined : await trx('missed_groups').where({ id: group }).first('id');
  const id = known?.id ?? (await groupOf(trx, turn, key));
  const { callId, index, at, reason, text, intent, nearest } = turn;
  const row = {
    call_id: callId,
    idx: index,
    group_id: id,
    at_ms: at.getTime(),
    reason,
    text,
    intent,
    nearest: JSON.stringify(nearest),
  };
  await trx('missed_turns').insert(row).onConflict(['call_id', 'idx']).ignore();
  // Missed again although it was taught: somebody should look again.
  await trx('missed_groups').where({ id, status: 'taught' }).where('status_at_ms', '<', at.getTime()).update({ status: 'open' });
}

/** Two nodes may find the first of a group at once; the language and key are unique. */
async function groupOf(trx: Knex, { language, text }: MissedTurn, key: string): Promise<number> {
  await trx('missed_groups').insert({ language, key, text, status: 'open' }).onConflict(['language', 'key']).ignore();
  const row: { id: number } = await trx('missed_groups').where({ language, key }).first('id');
  return row.id;
}

function groupByCall(rows: readonly TurnRow[]): Map<string, TurnRow[]> {
  const turns = new Map<string, TurnRow[]>();
  for (const row of rows) turns.set(row.call_id, [...(turns.get(row.call_id) ?? []), row]);
  return turns;
}
