/** Calls as managers see them: rows of the list, one call in full. Times are ms since 1970. */
import type { Action, CallEvent, Outcome, Stage, TicketKind } from './call.js';
import type { IntentId } from './intent.js';
import type { Language } from './language.js';
import type { Spoken } from './prompt.js';
import type { Understanding } from './understanding.js';

export interface ListedCall {
  id: string;
  startedAtMs: number;
  durationMs: number;
  /** Masked; null when withheld. */
  caller: string | null;
  outcome: Outcome;
  stage: Stage;
  language: Language;
  turns: number;
  notUnderstood: number;
  noInput: number;
  transfers: number;
  firstHeard: string | null;
  items: string[];
  windows: string[];
  intents: IntentId[];
  tags: string[];
  demo: boolean;
}

export interface CallPage {
  calls: ListedCall[];
  /** Where the next page starts; null on the last one. */
  next: number | null;
}

/** A call that is going on. */
export interface LiveCall {
  id: string;
  startedAtMs: number;
  caller: string | null;
  stage: Stage;
  language: Language;
  turns: number;
  item: string | null;
  lastAtMs: number;
}

/** One turn on a call's timeline. */
export interface TimelineTurn {
  index: number;
  atMs: number;
  event: CallEvent['kind'];
  heard: string | null;
  confidence: number | null;
  understood: Understanding | null;
  stage: Stage;
  stageAfter: Stage;
  language: Language;
  item: string | null;
  spoken: Spoken[];
  /** What was done besides speaking: gather, transfer, record, ticket, hangup. */
  actions: Action[];
  notUnderstood: boolean;
  /** From the carrier's request to the answer. */
  ms: number;
}

export interface CallRecording {
  /** Number of the ticket it belongs to. */
  ticket: string;
  kind: TicketKind;
  /** Turn in which it was made, and when it began. */
  turn: number;
  atMs: number;
}

export interface CallNote {
  id: number;
  author: string;
  atMs: number;
  text: string;
}

export interface CallDetails {
  id: string;
  provider: string;
  startedAtMs: number;
  endedAtMs: number | null;
  caller: string | null;
  called: string | null;
  outcome: Outcome | null;
  stage: Stage | null;
  demo: boolean;
  turns: TimelineTurn[];
  statuses: { status: string; atMs: number }[];
  tickets: { number: string; kind: TicketKind; status: string; item: string | null; window: string | null }[];
  recordings: CallRecording[];
  notes: CallNote[];
  tags: string[];
}
