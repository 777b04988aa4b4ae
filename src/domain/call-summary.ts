/** A call in one row: what managers list, filter and count. Worked out once the call is over, from its turns alone. */
import type { Outcome, Stage, TransferReason, Turn } from './call.js';
import type { IntentId } from './intent.js';
import type { Language } from './language.js';
import { isNotUnderstood } from './not-understood.js';

export interface CallSummary {
  callId: string;
  startedAtMs: number;
  endedAtMs: number;
  /** Placed by the demonstration month's scripted callers. */
  demo: boolean;
  outcome: Outcome;
  /** Where it ended: where an abandoned call was abandoned. */
  stage: Stage;
  /** The line's language at the end. */
  language: Language;
  /** Turns answered, the opening included. */
  turns: number;
  /** Turns in which the caller spoke or pressed keys. */
  inputs: number;
  /** Turns the line did not understand, and turns in which it heard nothing. */
  notUnderstood: number;
  noInput: number;
  /** Transfers tried, and those a person answered. */
  transfers: number;
  transfersAnswered: number;
  /** Why the last transfer was tried. */
  transferReason: TransferReason | null;
  /** From the carrier's ringing, where it reports that, else from its request, to the line's first words. */
  answerMs: number;
  /** From the start to the first thing answered, in ms and in turns; null when nothing was. */
  firstAnswerMs: number | null;
  firstAnswerTurns: number | null;
  /** What the caller said first, as logged. */
  firstHeard: string | null;
  /** Codes of the items that were in focus, of their windows, and intents heard; each once, in order. */
  items: string[];
  windows: string[];
  intents: IntentId[];
}

/** An ended call with its turns in order. */
export interface EndedCall {
  id: string;
  startedAtMs: number;
  endedAtMs: number;
  outcome: Outcome;
  stage: Stage;
  demo: boolean;
  /** When the carrier reported ringing, if it did. */
  ringingAtMs: number | null;
  turns: readonly Turn[];
}

/** Sums a call up. `windowOf` tells the window of an item, undefined for one that is no longer in the catalog. */
export function summariseCall(call: EndedCall, windowOf: (item: string) => string | undefined): CallSummary {
  const { turns } = call;
  const items = distinct(turns.map(({ state }) => state.item));
  const transfers = turns.flatMap(({ actions }) => actions.filter((action) => action.do === 'transfer'));
  const windows = distinct([...items.map(windowOf), ...turns.map(({ state }) => state.window)]);
  return {
    callId: call.id,
    startedAtMs: call.startedAtMs,
    endedAtMs: Math.max(call.endedAtMs, call.startedAtMs),
    demo: call.demo,
    outcome: call.outcome,
    stage: call.stage,
    language: turns.at(-1)?.state.language ?? 'zh-CN',
    turns: turns.length,
    inputs: turns.filter(({ event }) => event === 'speech' || event === 'keys').length,
    notUnderstood: turns.filter(({ actions }) => isNotUnderstood(actions)).length,
    noInput: turns.filter(({ event }) => event === 'silence').length,
    transfers: transfers.length,
    transfersAnswered: turns.filter(({ event, state }) => event === 'dialled' && state.stage !== 'missed').length,
    transferReason: transfers.at(-1)?.reason ?? null,
    answerMs: answerMs(call),
    ...firstAnswer(call),
    firstHeard: turns.find(({ event }) => event === 'speech')?.heard ?? null,
    items,
    windows,
    intents: distinct(turns.map(({ understood }) => understood?.intent)),
  };
}

function answerMs({ turns, startedAtMs, ringingAtMs }: EndedCall): number {
  const waited = ringingAtMs === null ? 0 : Math.max(0, startedAtMs - ringingAtMs);
  return waited + Math.round(turns[0]?.ms ?? 0);
}

function firstAnswer({ turns, startedAtMs }: EndedCall): Pick<CallSummary, 'firstAnswerMs' | 'firstAnswerTurns'> {
  const at = turns.findIndex(({ state }) => state.served);
  const turn = turns[at];
  if (turn === undefined) return { firstAnswerMs: null, firstAnswerTurns: null };
  return { firstAnswerMs: Math.max(0, Math.round(turn.at.getTime() + turn.ms - startedAtMs)), firstAnswerTurns: at };
}

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
