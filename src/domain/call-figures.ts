/** Figures about many calls: sums by hour and day, what a manager reads off them, and how each is defined. */
import { ANSWER_WITHIN_MS } from './call-filter.js';
import type { CallSummary } from './call-summary.js';

/** Sums over the calls that began in a time. Everything shown is worked out of these, so that sums of sums stay right. */
export const FIGURES = [
  'calls',
  'self_served',
  'transferred',
  'message_left',
  'callback_owed',
  'abandoned',
  'failed',
  'in_time', // answered within 15 s
  'unanswered', // reported by the carrier, never reached the line
  'inputs', // turns in which the caller spoke or pressed keys
  'not_understood', // turns that were not
  'calls_not_understood', // calls with at least one of them
  'no_input',
  'transfers', // tried
  'transfers_answered',
  'duration_ms',
  'answered', // calls in which something asked was answered …
  'first_answer_ms', // … and how long and how many turns that took, together
  'first_answer_turns',
] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Record<Figure, number>;

/** What calls are counted by besides the time. */
export const KEY_KINDS = ['item', 'window', 'intent', 'language', 'abandoned_at', 'transfer_reason'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** Calls that have a key, e.g. an item: a call with two items counts for both. */
export interface KeyCount {
  key: string;
  calls: number;
  self_served: number;
  transferred: number;
  not_understood: number;
}

export function noFigures(): Figures {
  return Object.fromEntries(FIGURES.map((name) => [name, 0])) as Figures;
}

/** Adds `more` to `sum` in place. */
export function addFigures(sum: Figures, more: Figures): void {
  for (const name of FIGURES) sum[name] += more[name];
}

/** What one call adds. */
export function figuresOf(call: CountedCall): Figures {
  const answered = call.firstAnswerMs !== null;
  return {
    ...noFigures(),
    calls: 1,
    [call.outcome]: 1,
    in_time: call.answerMs <= ANSWER_WITHIN_MS && call.outcome !== 'failed' ? 1 : 0,
    inputs: call.inputs,
    not_understood: call.notUnderstood,
    calls_not_understood: call.notUnderstood > 0 ? 1 : 0,
    no_input: call.noInput,
    transfers: call.transfers,
    transfers_answered: call.transfersAnswered,
    duration_ms: call.endedAtMs - call.startedAtMs,
    answered: answered ? 1 : 0,
    first_answer_ms: call.firstAnswerMs ?? 0,
    first_answer_turns: call.firstAnswerTurns ?? 0,
  };
}

/** The keys a call counts for. */
export function keysOf(call: CountedCall): Record<KeyKind, readonly string[]> {
  return {
    item: call.items,
    window: call.windows,
    intent: call.intents,
    language: [call.language],
    abandoned_at: call.outcome === 'abandoned' ? [call.stage] : [],
    transfer_reason: call.transferReason === null ? [] : [call.transferReason],
  };
}

export type CountedCall = Omit<CallSummary, 'callId' | 'turns' | 'firstHeard'>;
