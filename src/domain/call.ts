/** A call (通话) and its turns (轮次): what comes in, the state between two turns, what goes out, what is logged. */
import type { AspectId } from './intent.js';
import type { Language } from './language.js';
import type { Say, Spoken } from './prompt.js';
import type { Understanding } from './understanding.js';

/** How a transfer ended, in the carrier's words. */
export const DIAL_RESULTS = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;
export type DialResult = (typeof DIAL_RESULTS)[number];

/** What a telephony provider tells us. Times in ms, confidence 0–1 and possibly absent. */
export type CallEvent =
  | { kind: 'started'; from: string | null; to: string | null }
  | { kind: 'speech'; text: string; confidence?: number }
  | { kind: 'keys'; digits: string }
  | { kind: 'silence' }
  | { kind: 'recorded'; url: string | null; durationMs: number }
  | { kind: 'dialled'; result: DialResult; durationMs: number }
  | { kind: 'hangup' };

/** Where a conversation stands. Each stage has one row in `dialog/listen.ts`. */
export const STAGES = [
  'open', // the open question
  'item', // an item is in focus
  'list', // a list is being read page by page
  'choose', // one of up to three items
  'confirm', // is it this item?
  'menu', // the flat key menu
  'code', // four-digit item code
  'window', // two-digit window code
  'window_items', // the items of a window, paged
  'receipt', // receipt number
  'receipt_confirm',
  'receipt_phone', // second factor
  'operator_confirm',
  'transferring', // the operator's phone is ringing
  'missed', // nobody answered: message or call-back?
  'recording_message',
  'recording_complaint',
  'record_again', // nothing was recorded: once more?
  'ended',
] as const;
export type Stage = (typeof STAGES)[number];

/** Why a caller is handed to a person; spoken to the operator and logged. */
export const TRANSFER_REASONS = ['asked', 'no_match', 'no_input', 'case', 'turns', 'failed'] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** What a call came to; the first four are a success of some kind. */
export const OUTCOMES = ['self_served', 'transferred', 'message_left', 'callback_owed', 'abandoned', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CallState {
  stage: Stage;
  language: Language;
  slow: boolean;
  /** Turns answered so far, the opening included. */
  turns: number;
  /** The item in focus and what was last said of it. */
  item?: string;
  aspect?: AspectId;
  /** Aspects of the item in focus the caller has heard. */
  heard: AspectId[];
  /** Aspects asked before the item was clear, answered once it is. */
  wanted: AspectId[];
  /** Aspects offered last; a plain 要 means the first. */
  offers: AspectId[];
  /** Item codes on offer, in spoken order. */
  options: string[];
  /** The list being read: what is left starts at `next`; `pending` are further lists that were asked for with it. */
  list?: { aspect: AspectId; next: number; pending: AspectId[] };
  window?: string;
  /** First of the window's items on offer. */
  page: number;
  receipt?: string;
  /** Failures in a row; any success clears no-input and no-match, nothing clears `receipt`. */
  failures: { noInput: number; noMatch: number; receipt: number };
  /** The last sentences, for 重复. */
  said: Say[];
  /** The turn before took a number by keys: a # now ends that number, not the call. */
  afterNumber?: true;
  /** Where 返回 leads, nearest last, at most five. */
  trail: Focus[];
  /** Something the caller wanted was answered. */
  served: boolean;
  /** What an empty recording was meant for. */
  recording?: 'message' | 'complaint';
  /** Set when a transfer, message or call-back succeeded, or something broke. */
  reached?: 'transferred' | 'message_left' | 'callback_owed' | 'failed';
  transfer?: TransferReason;
  toldFactsInChinese: boolean;
}

/** What 返回 restores. */
export interface Focus {
  stage: Stage;
  item?: string;
  options: string[];
  window?: string;
}

export const TICKET_KINDS = ['message', 'callback', 'complaint'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** What kind of answer a question wants; it decides how long a pause may be. */
export type Expects = 'yes_no' | 'sentence' | 'digits';

/** What the caller may do next; what is listened for is fixed by the stage (`dialog/listen.ts`). */
export interface Gather {
  speech: boolean;
  expects: Expects;
  /** Most keys awaited; 1 answers at once. */
  keys: number;
  /** Silence that ends an utterance, in whole seconds as carriers want it, given in ms. */
  endOfSpeechMs: number;
  /** Wait for the caller to begin, after the last word spoken. */
  timeoutMs: number;
  /** Words the recogniser should expect, most likely first, at most 500 of at most 100 characters. */
  hints: readonly string[];
}

/** What the dialog wants done, provider-neutral, in order. The last one is always a gather, record, transfer or hangup. */
export type Action =
  | { do: 'say'; say: Say }
  | { do: 'gather'; gather: Gather }
  | { do: 'record'; maxMs: number }
  | { do: 'transfer'; number: string; reason: TransferReason; item?: string; timeoutMs: number }
  | { do: 'hangup' }
  | { do: 'ticket'; kind: TicketKind; number: string; item?: string; window?: string; recording?: string }
  | { do: 'receipt_failed'; receipt: string };

/** One logged turn. `heard` is redacted before it gets here: no run of seven or more digits. */
export interface Turn {
  callId: string;
  index: number;
  at: Date;
  event: CallEvent['kind'];
  heard: string | null;
  confidence: number | null;
  understood: Understanding | null;
  stage: Stage;
  state: CallState;
  actions: Action[];
  spoken: Spoken[];
  /** Time from the event to the reply, in ms. */
  ms: number;
  /** The carrier's retry token and the very document it was answered with. */
  token: string | null;
  response: string;
}

/** How much of a turn's reply the caller really heard, where the carrier tells; characters of the text spoken. */
export interface Played {
  characters: number;
  of: number;
  ms: number;
}

/** What a reply ends with: the caller always has a way on, or is told goodbye. */
export type WayOn = Extract<Action, { do: 'gather' | 'record' | 'transfer' | 'hangup' }>;

/** One turn's answer, ready for a telephony provider to put into its own document. */
export interface Reply {
  /** Index of the turn that answers; what the caller does next is turn `index + 1`. */
  index: number;
  language: Language;
  slow: boolean;
  spoken: Spoken[];
  wayOn: WayOn;
}
