/** A turn as a row of `turns`, and back. */
import type { Turn } from '../domain/call.js';

export interface TurnRow {
  call_id: string;
  idx: number;
  at_ms: number | string;
  event: string;
  heard: string | null;
  confidence: number | null;
  understood: string | null;
  stage: string;
  language: string;
  item: string | null;
  state: string;
  actions: string;
  spoken: string;
  ms: number;
  token: string | null;
  response: string;
}

/** Language and item in focus get columns of their own, so that reports need not look into the JSON. */
export function toTurnRow(turn: Turn): TurnRow {
  return {
    call_id: turn.callId,
    idx: turn.index,
    at_ms: turn.at.getTime(),
    event: turn.event,
    heard: turn.heard === null ? null : storable(turn.heard),
    confidence: turn.confidence,
    understood: turn.understood && JSON.stringify(turn.understood),
    stage: turn.stage,
    language: turn.state.language,
    item: turn.state.item ?? null,
    state: JSON.stringify(turn.state),
    actions: JSON.stringify(turn.actions),
    spoken: JSON.stringify(turn.spoken),
    ms: turn.ms,
    token: turn.token,
    response: turn.response,
  };
}

/** The JSON is our own, written by `toTurnRow`; it is not checked again. */
export function fromTurnRow(row: TurnRow): Turn {
  return {
    callId: row.call_id,
    index: row.idx,
    at: new Date(Number(row.at_ms)),
    event: row.event as Turn['event'],
    heard: row.heard,
    confidence: row.confidence,
    understood: row.understood === null ? null : JSON.parse(row.understood),
    stage: row.stage as Turn['stage'],
    state: JSON.parse(row.state),
    actions: JSON.parse(row.actions),
    spoken: JSON.parse(row.spoken),
    ms: row.ms,
    token: row.token,
    response: row.response,
  };
}

/** Half characters and NUL cannot be stored as UTF-8 text everywhere; they become the replacement character. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}

/** What reports read of a turn: all but the document that was sent and the key it is replayed by. */
export const TURN_COLUMNS = [
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
  'spoken',
  'ms',
] as const satisfies readonly (keyof TurnRow)[];
