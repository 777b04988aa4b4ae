/** Read model: groups of what was not understood, with how often and by how many callers. */
import type { Knex } from 'knex';
import type { Language } from '../../domain/language.js';
import type { MissedGroup, MissedReason, MissedStatus, MissedTurn } from '../../domain/missed.js';
import type { MissedStore } from '../../server/missed-ports.js';
import { guarded } from '../store-failure.js';

/** The reading half of the missed store. */
export function missedGroups(read: Knex): Pick<MissedStore, 'groups' | 'group' | 'turns' | 'countOpen'> {
  return {
    groups: guarded(async ({ status, search, limit, offset }) => {
      const matching = (query: Knex.QueryBuilder) => {
        query.where('missed_groups.status', status);
        if (search !== undefined && search !== '') query.where('missed_groups.text', 'like', `%${search}%`);
        return query;
      };
      // Who called is asked for the groups of the page only; the rest is counted over an index.
      const ids: number[] = await matching(frequent(read)).limit(limit).offset(offset).pluck('missed_groups.id');
      const rows: GroupRow[] = await counted(read).whereIn('missed_groups.id', ids);
      rows.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
      return { groups: rows.map(toGroup), total: await count(matching(withTurns(read))) };
    }),

    group: guarded(async (id) => {
      const row: GroupRow | undefined = await counted(read).where('missed_groups.id', id).first();
      return row ? toGroup(row) : null;
    }),

    turns: guarded(async (id, limit) => {
      const rows: TurnRow[] = await read('missed_turns')
        .join('missed_groups', 'missed_groups.id', 'missed_turns.group_id')
        .where('missed_turns.group_id', id)
        .orderBy('missed_turns.at_ms', 'desc')
        .limit(limit)
        .select('missed_turns.*', 'missed_groups.language');
      return rows.map(toTurn);
    }),

    countOpen: guarded(() => count(withTurns(read).where('missed_groups.status', 'open'))),
  };
}

/** Groups whose turns were all deleted are none. */
function withTurns(read: Knex): Knex.QueryBuilder {
  return read('missed_groups').whereExists(read('missed_turns').where('missed_turns.group_id', read.ref('missed_groups.id')));
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count({ groups: '*' }).first();
  return Number(row?.groups ?? 0);
}

/** Most turns first, then those heard last. */
function frequent(read: Knex): Knex.QueryBuilder {
  return read('missed_turns')
    .join('missed_groups', 'missed_groups.id', 'missed_turns.group_id')
    .groupBy('missed_groups.id')
    .orderByRaw('count(*) desc, max(missed_turns.at_ms) desc');
}

/** A withheld number counts as a caller of its own. */
function counted(read: Knex): Knex.QueryBuilder {
  return read('missed_groups')
    .join('missed_turns', 'missed_turns.group_id', 'missed_groups.id')
    .join('calls', 'calls.id', 'missed_turns.call_id')
    .groupBy('missed_groups.id')
    .select('missed_groups.*')
    .count({ turns: '*' })
    .min({ first_at_ms: 'missed_turns.at_ms' })
    .max({ last_at_ms: 'missed_turns.at_ms' })
    .select(read.raw('count(distinct coalesce(calls.caller, calls.id)) as callers'));
}

interface GroupRow {
  id: number;
  language: string;
  text: string;
  status: string;
  target: string | null;
  batch: number | null;
  status_by: string | null;
  status_at_ms: number | string | null;
  turns: number | string;
  callers: number | string;
  first_at_ms: number | string;
  last_at_ms: number | string;
}

function toGroup(row: GroupRow): MissedGroup {
  return {
    id: row.id,
    language: row.language as Language,
    text: row.text,
    status: row.status as MissedStatus,
    target: row.target,
    batch: row.batch,
    by: row.status_by,
    statusAt: row.status_at_ms === null ? null : new Date(Number(row.status_at_ms)),
    turns: Number(row.turns),
    callers: Number(row.callers),
    firstAt: new Date(Number(row.first_at_ms)),
    lastAt: new Date(Number(row.last_at_ms)),
  };
}

interface TurnRow {
  call_id: string;
  idx: number;
  at_ms: number | string;
  language: string;
  reason: string;
  text: string;
  intent: string;
  nearest: string;
}

function toTurn(row: TurnRow): MissedTurn {
  return {
    callId: row.call_id,
    index: row.idx,
    at: new Date(Number(row.at_ms)),
    language: row.language as Language,
    text: row.text,
    reason: row.reason as MissedReason,
    intent: row.intent as MissedTurn['intent'],
    nearest: JSON.parse(row.nearest),
  };
}
