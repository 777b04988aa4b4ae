/** What a call needs from the outside world; `store/` implements it, `main.ts` joins them. */
import type { Action, CallState, Outcome, Played, Stage, TicketKind, Turn } from '../domain/call.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Spoken } from '../domain/prompt.js';

/** Where a call stands: its newest turn, and the stored reply when this very request was answered before. */
export interface CallProgress {
  /** Index of the newest turn. */
  index: number;
  state: CallState;
  /** The caller's number, null when withheld. */
  from: string | null;
  /** The document this request was answered with, when its turn index or retry token is known already. */
  replay: string | null;
}

/** The newest turn of a call, for going on with it by other means. */
export interface NewestTurn {
  index: number;
  state: CallState;
  spoken: Spoken[];
  /** Without the words a recogniser was to expect. */
  actions: Action[];
  /** What the caller heard of it; null when the carrier did not tell. */
  played: Played | null;
}

export interface NewTicket {
  number: string;
  kind: TicketKind;
  item: string | null;
  window: string | null;
  /** Number to call back, null when withheld. */
  phone: string | null;
  recording: string | null;
}

export interface CallEnding {
  outcome: Outcome;
  /** Stage the call ended in: where an abandoned call was abandoned. */
  stage: Stage;
  at: Date;
}

/** Everything one turn writes, in one transaction or not at all. */
export interface TurnWrite {
  turn: Turn;
  /** Set on the first turn: the call itself. */
  call: { provider: string; from: string | null; to: string | null } | null;
  tickets: readonly NewTicket[];
  /** A wrong second factor was given for this receipt number. */
  receiptFailures: readonly string[];
  /** Set when this turn hangs up. */
  ending: CallEnding | null;
  /**
   * Set when this turn reached a person or left a ticket: corrects the outcome of a call that is over already, since a carrier
   * reports the end of a call and what the caller last did in any order.
   */
  reached?: CallState['reached'];
}

/** A carrier's status callback; callbacks repeat and overtake each other. */
export interface CallStatusEvent {
  callId: string;
  status: string;
  sequence: number | null;
  at: Date;
  durationMs: number | null;
}

export interface CallStore {
  /** The call as far as it got, or null when it is unknown. */
  find(callId: string, request: { index: number; token: string | null }): Promise<CallProgress | null>;
  /** Saves a turn once: false when the turn's index is taken already (another node or a retry was faster) and nothing was written. */
  save(write: TurnWrite): Promise<boolean>;
  /** Marks the call ended; the first ending stands. Unknown calls are ignored. */
  end(callId: string, ending: CallEnding): Promise<void>;
  /** Notes a status callback once per call and sequence; true when it was new. */
  noteStatus(event: CallStatusEvent): Promise<boolean>;
  /** The newest turn, or null when the call is unknown. */
  newest(callId: string): Promise<NewestTurn | null>;
  /** Notes how much of a turn's reply was heard; the last word counts. A turn that is unknown is ignored. */
  notePlayed(callId: string, index: number, played: Played): Promise<void>;
  /** Ids of calls without an ending whose newest turn is older than `before`. */
  stale(before: Date): Promise<string[]>;
}

export interface CaseStore {
  findCase(receipt: string): Promise<CaseFile | null>;
  /** Wrong second factors given for this receipt number since `since`, over all calls. */
  receiptFailures(receipt: string, since: Date): Promise<number>;
  /** Inserts or replaces cases by receipt number, all or none. */
  upsertCases(cases: readonly CaseFile[]): Promise<void>;
  countCases(): Promise<number>;
}
