/** Read model: one call from its first turn to its last, with the carrier's status callbacks. */
import type { Knex } from 'knex';
import type { CallEnding, CallStatusEvent } from '../../calls/ports.js';
import type { Turn } from '../../domain/call.js';
import { maskNumber } from '../../domain/mask.js';
import type { Database } from '../database.js';
import { type StoredDocument, wholeDocuments } from '../shared-texts.js';
import { guarded } from '../store-failure.js';
import { fromTurnRow, TURN_COLUMNS, type TurnRow } from '../turn-row.js';

export interface CallTimeline {
  id: string;
  provider: string;
  /** Masked; null when withheld. */
  caller: string | null;
  called: string | null;
  startedAt: Date;
  ending: CallEnding | null;
  turns: Turn[];
  /** In the carrier's own order. */
  statuses: CallStatusEvent[];
}

/**
 * The call with its turns in order, or null when it is unknown.
 * @param options.responses also the documents sent to the carrier; otherwise each turn's `response` is ''.
 */
export const callTimeline = guarded(
  async ({ read }: Database, callId: string, options: { responses?: boolean } = {}): Promise<CallTimeline | null> => {
    const call: CallRow | undefined = await read('calls').where({ id: callId }).first();
    if (!call) return null;
    const turns = await turnRows(read, callId, options.responses ?? false);
    const statuses: StatusRow[] = await read('call_statuses').where({ call_id: callId }).orderBy(['sequence', 'at_ms']);
    return { ...toCall(call), turns: turns.map(fromTurnRow), statuses: statuses.map(toStatus) };
  },
);

async function turnRows(read: Knex, callId: string, responses: boolean): Promise<TurnRow[]> {
  const turns = read('turns')
    .where({ call_id: callId })
    .orderBy('idx')
    .select(...TURN_COLUMNS, 'token');
  if (!responses) return turns.select(read.raw(`'' as response`));
  const rows: (TurnRow & StoredDocument)[] = await turns.select('response', 'response_shared');
  const documents = await wholeDocuments(read, rows);
  return rows.map((row, i) => ({ ...row, response: documents[i] ?? '' }));
}

interface CallRow {
  id: string;
  provider: string;
  caller: string | null;
  called: string | null;
  started_at_ms: number | string;
  ended_at_ms: number | string | null;
  outcome: CallEnding['outcome'] | null;
  ended_stage: CallEnding['stage'] | null;
}

interface StatusRow {
  call_id: string;
  status: string;
  sequence: number | null;
  at_ms: number | string;
  duration_ms: number | string | null;
}

function toCall(row: CallRow) {
  return {
    id: row.id,
    provider: row.provider,
    caller: row.caller === null ? null : maskNumber(row.caller),
    called: row.called,
    startedAt: new Date(Number(row.started_at_ms)),
    ending: toEnding(row),
  };
}

function toEnding(row: CallRow): CallEnding | null {
  if (row.ended_at_ms === null || row.outcome === null || row.ended_stage === null) return null;
  return { outcome: row.outcome, stage: row.ended_stage, at: new Date(Number(row.ended_at_ms)) };
}

function toStatus(row: StatusRow): CallStatusEvent {
  return {
    callId: row.call_id,
    status: row.status,
    sequence: row.sequence,
    at: new Date(Number(row.at_ms)),
    durationMs: row.duration_ms === null ? null : Number(row.duration_ms),
  };
}
