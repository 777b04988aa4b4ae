/** What is counted of a call, as its row of `call_summaries` holds it. */
import type { CountedCall } from '../domain/call-figures.js';

/** What is said in a call is not read: it is most of a row. */
export const COUNTED_COLUMNS = [
  'seq',
  'day',
  'hour',
  'started_at_ms',
  'ended_at_ms',
  'demo',
  'outcome',
  'stage',
  'language',
  'inputs',
  'not_understood',
  'no_input',
  'transfers',
  'transfers_answered',
  'transfer_reason',
  'answer_ms',
  'first_answer_ms',
  'first_answer_turns',
  'items',
  'windows',
  'intents',
];

export type CountedRow = { seq: number; day: string; hour: number } & Record<string, unknown>;

/** Back to what is counted. */
export function fromCountedRow(row: CountedRow): CountedCall {
  return {
    startedAtMs: Number(row.started_at_ms),
    endedAtMs: Number(row.ended_at_ms),
    demo: Boolean(row.demo),
    outcome: row.outcome as CountedCall['outcome'],
    stage: row.stage as CountedCall['stage'],
    language: row.language as CountedCall['language'],
    inputs: Number(row.inputs),
    notUnderstood: Number(row.not_understood),
    noInput: Number(row.no_input),
    transfers: Number(row.transfers),
    transfersAnswered: Number(row.transfers_answered),
    transferReason: row.transfer_reason as CountedCall['transferReason'],
    answerMs: Number(row.answer_ms),
    firstAnswerMs: row.first_answer_ms as number | null,
    firstAnswerTurns: row.first_answer_turns as number | null,
    items: JSON.parse(row.items as string),
    windows: JSON.parse(row.windows as string),
    intents: JSON.parse(row.intents as string),
  };
}
