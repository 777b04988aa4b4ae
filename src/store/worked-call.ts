/** An ended call as it is written for the lists: its row, and its words for the index. */
import type { CallSummary } from '../domain/call-summary.js';
import { weekdayOf } from '../domain/day.js';
import { facetsOf } from './call-facets.js';
import { indexWords } from './search-words.js';

export interface WorkedCall {
  /** The columns of `call_summaries`. */
  row: ReturnType<typeof toSummaryRow> & { seq: number; day: string; hour: number; weekday: number; tags: string };
  /** The columns of `call_index`. */
  words: [facets: string, heard: string, said: string];
}

/** What the index knows of a call besides its summary. */
export interface CallWords {
  /** The caller's number, null when withheld. */
  caller: string | null;
  heard: string;
  said: string;
  tags: readonly string[];
  hasTicket: boolean;
  hasRecording: boolean;
  hasNote: boolean;
}

/** Day (YYYY-MM-DD) and minute of the day at the centre. */
export type CentreTimeOf = (at: Date) => { today: string; minute: number };

/** Hundredths of a second: short keys make the index half as large. */
const SEQ_MS = 10;

/** The place of a call that began then; of two that began together one takes the next. */
export function seqOf(ms: number): number {
  return Math.floor(ms / SEQ_MS);
}

/** Works out what is to be written. */
export function workedCall(call: CallSummary, centreTime: CentreTimeOf, known: CallWords): WorkedCall {
  const { today: day, minute } = centreTime(new Date(call.startedAtMs));
  const place = { day, hour: Math.floor(minute / 60), weekday: weekdayOf(day) };
  return {
    row: { seq: seqOf(call.startedAtMs), ...place, ...toSummaryRow(call), tags: JSON.stringify(known.tags) },
    words: [facetsOf(call, { ...place, ...known }), indexWords(known.heard), indexWords(known.said)],
  };
}

function toSummaryRow(call: CallSummary) {
  return {
    call_id: call.callId,
    started_at_ms: call.startedAtMs,
    ended_at_ms: call.endedAtMs,
    demo: call.demo,
    outcome: call.outcome,
    stage: call.stage,
    language: call.language,
    turns: call.turns,
    inputs: call.inputs,
    not_understood: call.notUnderstood,
    no_input: call.noInput,
    transfers: call.transfers,
    transfers_answered: call.transfersAnswered,
    answer_ms: call.answerMs,
    transfer_reason: call.transferReason,
    first_answer_ms: call.firstAnswerMs,
    first_answer_turns: call.firstAnswerTurns,
    first_heard: call.firstHeard,
    items: JSON.stringify(call.items),
    windows: JSON.stringify(call.windows),
    intents: JSON.stringify(call.intents),
  };
}
