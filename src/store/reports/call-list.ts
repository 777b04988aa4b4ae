/** Read model: calls that are over, newest first, by any combination of filters; pages go on where the last one ended. */
import type { Knex } from 'knex';
import type { CallFilter } from '../../domain/call-filter.js';
import type { CallPage, ListedCall } from '../../domain/console/calls.js';
import { maskNumber } from '../../domain/mask.js';
import { matchOf } from '../call-facets.js';
import type { Database } from '../database.js';
import { guarded } from '../store-failure.js';
import { seqOf } from '../worked-call.js';

export interface ListOptions {
  limit: number;
  /** `next` of the page before. */
  before?: number;
  /** Leaves the demonstration month out. */
  hideDemo: boolean;
}

/** One page. Times are exact to a hundredth of a second. */
export const listCalls = guarded(async ({ read }: Database, filter: CallFilter, options: ListOptions): Promise<CallPage> => {
  const rows: SummaryRow[] = await selected(read, filter, options)
    .orderBy(isIndexed(filter, options) ? 'call_index.rowid' : 'call_summaries.seq', 'desc')
    .limit(options.limit + 1)
    .select('call_summaries.*', 'calls.caller');
  const page = rows.slice(0, options.limit);
  return { calls: page.map(toListed), next: rows.length > page.length ? (page.at(-1)?.seq ?? null) : null };
});

/** How many calls a filter leaves. */
export const countCalls = guarded(
  async ({ read }: Database, filter: CallFilter, { hideDemo }: { hideDemo: boolean }): Promise<number> => {
    const options = { limit: 0, hideDemo };
    const query = needsNumber(filter) ? selected(read, filter, options) : narrow(read, filter, options);
    const row: { count?: number | string } | undefined = await query.count({ count: '*' }).first();
    return Number(row?.count ?? 0);
  },
);

/** More digits than the index knows: the numbers themselves are looked at. */
function needsNumber({ tail }: CallFilter): boolean {
  return tail !== undefined && tail.length > 4;
}

function isIndexed(filter: CallFilter, { hideDemo }: ListOptions): boolean {
  return matchOf(filter, hideDemo) !== null;
}

function selected(read: Knex, filter: CallFilter, options: ListOptions): Knex.QueryBuilder {
  const query = narrow(read, filter, options);
  // Joined in this order and no other: the index yields the newest first, and reading stops when the page is full.
  if (isIndexed(filter, options)) query.joinRaw('cross join call_summaries on call_summaries.seq = call_index.rowid');
  query.joinRaw('cross join calls on calls.id = call_summaries.call_id');
  return needsNumber(filter) ? query.whereLike('calls.caller', `%${filter.tail}`) : query;
}

/** From the narrowest table that can tell: the index, or for times alone the summaries. */
function narrow(read: Knex, filter: CallFilter, options: ListOptions): Knex.QueryBuilder {
  const match = matchOf(filter, options.hideDemo);
  const query = match === null ? read('call_summaries') : read('call_index').whereRaw('call_index match ?', [match]);
  const key = match === null ? 'call_summaries.seq' : 'call_index.rowid';
  if (match === null && options.hideDemo) query.where('call_summaries.demo', false);
  // The driver binds large numbers as floating point, and the index skips ahead only to whole ones.
  const bound = (sign: '<' | '>=', seq: number) => query.whereRaw(`?? ${sign} cast(? as bigint)`, [key, seq]);
  if (filter.fromMs !== undefined) bound('>=', seqOf(filter.fromMs));
  if (filter.toMs !== undefined) bound('<', seqOf(filter.toMs));
  if (options.before !== undefined) bound('<', options.before);
  return query;
}

interface SummaryRow {
  seq: number;
  call_id: string;
  started_at_ms: number | string;
  ended_at_ms: number | string;
  caller: string | null;
  outcome: ListedCall['outcome'];
  stage: ListedCall['stage'];
  language: ListedCall['language'];
  turns: number;
  not_understood: number;
  no_input: number;
  transfers: number;
  first_heard: string | null;
  items: string;
  windows: string;
  intents: string;
  tags: string;
  demo: number | boolean;
}

function toListed(row: SummaryRow): ListedCall {
  const startedAtMs = Number(row.started_at_ms);
  return {
    id: row.call_id,
    startedAtMs,
    durationMs: Number(row.ended_at_ms) - startedAtMs,
    caller: row.caller === null ? null : maskNumber(row.caller),
    outcome: row.outcome,
    stage: row.stage,
    language: row.language,
    turns: row.turns,
    notUnderstood: row.not_understood,
    noInput: row.no_input,
    transfers: row.transfers,
    firstHeard: row.first_heard,
    items: JSON.parse(row.items),
    windows: JSON.parse(row.windows),
    intents: JSON.parse(row.intents),
    tags: JSON.parse(row.tags),
    demo: Boolean(row.demo),
  };
}
