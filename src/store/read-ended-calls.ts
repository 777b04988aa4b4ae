/** Ended calls read from their turns and worked out as they are listed and indexed. */
import type { Knex } from 'knex';
import type { Outcome, Stage } from '../domain/call.js';
import { type EndedCall, summariseCall } from '../domain/call-summary.js';
import { fromTurnRow, TURN_COLUMNS, type TurnRow } from './turn-row.js';
import { type CentreTimeOf, type WorkedCall, workedCall } from './worked-call.js';

export interface SummariseOptions {
  /** The window of an item, undefined for one no longer in the catalog. */
  windowOf: (item: string) => string | undefined;
  centreTime: CentreTimeOf;
}

/** Calls of this provider are placed by the demonstration month. */
export const DEMO_PROVIDER = 'demo';

export const CALL_COLUMNS = ['id', 'provider', 'caller', 'started_at_ms', 'ended_at_ms', 'outcome', 'ended_stage'];

export interface CallRow {
  id: string;
  provider: string;
  caller: string | null;
  started_at_ms: number | string;
  ended_at_ms: number | string;
  outcome: Outcome;
  ended_stage: Stage;
}

/** Reads and works out what is to be written of these calls. */
export async function readEndedCalls(read: Knex, rows: readonly CallRow[], options: SummariseOptions): Promise<WorkedCall[]> {
  const ids = rows.map(({ id }) => id);
  const of = (table: string) => read(table).whereIn('call_id', ids);
  const turns = groupBy<TurnRow>(
    await of('turns').orderBy(['call_id', 'idx']).select(TURN_COLUMNS).select(read.raw(`'' as response`)),
  );
  const ringing = groupBy<{ call_id: string; at_ms: number | string }>(await of('call_statuses').where({ status: 'ringing' }));
  const tickets = groupBy<{ call_id: string; recording: string | null }>(await of('tickets').select('call_id', 'recording'));
  const tags = groupBy<{ call_id: string; tag: string }>(await of('call_tags').orderBy('tag'));
  const notes = groupBy<{ call_id: string }>(await of('call_notes').select('call_id'));
  return rows.map((row) => {
    const call = endedCall(row, turns.get(row.id) ?? [], ringing.get(row.id)?.[0]?.at_ms ?? null);
    const own = tickets.get(row.id) ?? [];
    return workedCall(summariseCall(call, options.windowOf), options.centreTime, {
      caller: row.caller,
      heard: call.turns.map(({ heard }) => heard ?? '').join('\n'),
      said: call.turns.flatMap(({ spoken }) => spoken.map(({ text }) => text)).join('\n'),
      tags: (tags.get(row.id) ?? []).map(({ tag }) => tag),
      hasTicket: own.length > 0,
      hasRecording: own.some(({ recording }) => recording !== null),
      hasNote: notes.has(row.id),
    });
  });
}

function endedCall(row: CallRow, turns: readonly TurnRow[], ringing: number | string | null): EndedCall {
  return {
    id: row.id,
    startedAtMs: Number(row.started_at_ms),
    endedAtMs: Number(row.ended_at_ms),
    outcome: row.outcome,
    stage: row.ended_stage,
    demo: row.provider === DEMO_PROVIDER,
    ringingAtMs: ringing === null ? null : Number(ringing),
    turns: turns.map(fromTurnRow),
  };
}

function groupBy<T extends { call_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.call_id);
    if (group === undefined) groups.set(row.call_id, [row]);
    else group.push(row);
  }
  return groups;
}
