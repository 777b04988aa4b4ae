/** Read model: the calls that are going on, the newest first. */
import type { LiveCall } from '../../domain/console/calls.js';
import { maskNumber } from '../../domain/mask.js';
import type { Database } from '../database.js';
import { DEMO_PROVIDER } from '../read-ended-calls.js';
import { guarded } from '../store-failure.js';

/** Calls without an ending and with a turn since `sinceMs`; demonstration calls are never live. At most `most`. */
export const liveCalls = guarded(
  async ({ read }: Database, { sinceMs, most }: { sinceMs: number; most: number }): Promise<LiveCall[]> => {
    const rows: Row[] = await read('calls')
      .join('turns', 'turns.call_id', 'calls.id')
      .whereNull('calls.ended_at_ms')
      .whereNot('calls.provider', DEMO_PROVIDER)
      .where('turns.idx', read('turns as t').where('t.call_id', read.ref('calls.id')).max('t.idx'))
      .where('turns.at_ms', '>=', sinceMs)
      .orderBy('calls.started_at_ms', 'desc')
      .limit(most)
      .select('calls.id', 'calls.caller', 'calls.started_at_ms', 'turns.idx', 'turns.at_ms', 'turns.state', 'turns.heard');
    return rows.map(toLive);
  },
);

interface Row {
  id: string;
  caller: string | null;
  started_at_ms: number | string;
  idx: number;
  at_ms: number | string;
  state: string;
  heard: string | null;
}

function toLive(row: Row): LiveCall {
  const { stage, language, item } = JSON.parse(row.state);
  return {
    id: row.id,
    startedAtMs: Number(row.started_at_ms),
    lastAtMs: Number(row.at_ms),
    caller: row.caller === null ? null : maskNumber(row.caller),
    stage,
    language,
    turns: row.idx + 1,
    item: item ?? null,
    heard: row.heard,
  };
}
