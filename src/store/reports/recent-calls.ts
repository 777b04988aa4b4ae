/** Read model: the newest calls at a glance, without anybody's number. */
import type { Outcome, Stage } from '../../domain/call.js';
import { maskNumber } from '../../domain/mask.js';
import type { Database } from '../database.js';
import { guarded } from '../store-failure.js';

export interface RecentCall {
  id: string;
  startedAt: Date;
  /** Masked; null when withheld. */
  caller: string | null;
  turns: number;
  /** Code of the item in focus last. */
  lastItem: string | null;
  /** 'live' while the call has no ending. */
  outcome: Outcome | 'live';
  /** Where it ended, or where it stands. */
  stage: Stage | null;
  /** To the ending, or to the newest turn of a live call. */
  durationMs: number;
}

/** The calls begun at or after `since`, newest first, at most `limit`. One query. */
export const recentCalls = guarded(
  async ({ read }: Database, { limit, since }: { limit: number; since?: Date }): Promise<RecentCall[]> => {
    const turnsOfCall = () => read('turns as t').where('t.call_id', read.ref('calls.id'));
    const rows: Row[] = await read('calls')
      .leftJoin('turns as newest', (join) =>
        join
          .on('newest.call_id', 'calls.id')
          .andOn('newest.idx', read.raw('(select max(idx) from turns where turns.call_id = calls.id)')),
      )
      .where('calls.started_at_ms', '>=', since?.getTime() ?? 0)
      .orderBy('calls.started_at_ms', 'desc')
      .limit(limit)
      .select('calls.*', 'newest.stage as newest_stage', 'newest.at_ms as newest_at_ms')
      .select(turnsOfCall().count().as('turns'))
      .select(turnsOfCall().whereNotNull('t.item').orderBy('t.idx', 'desc').limit(1).select('t.item').as('last_item'));
    return rows.map(toRecentCall);
  },
);

interface Row {
  id: string;
  started_at_ms: number | string;
  ended_at_ms: number | string | null;
  caller: string | null;
  turns: number | string;
  last_item: string | null;
  outcome: Outcome | null;
  ended_stage: Stage | null;
  newest_stage: Stage | null;
  newest_at_ms: number | string | null;
}

function toRecentCall(row: Row): RecentCall {
  const startedMs = Number(row.started_at_ms);
  return {
    id: row.id,
    startedAt: new Date(startedMs),
    caller: row.caller === null ? null : maskNumber(row.caller),
    turns: Number(row.turns),
    lastItem: row.last_item,
    outcome: row.outcome ?? 'live',
    stage: row.ended_stage ?? row.newest_stage,
    durationMs: Number(row.ended_at_ms ?? row.newest_at_ms ?? startedMs) - startedMs,
  };
}
