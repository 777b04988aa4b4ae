/** What calls can be filtered by: the words of the call list's address bar, shared by pages, interface and store. */
import type { Outcome, Stage } from './call.js';
import type { IntentId } from './intent.js';
import type { Language } from './language.js';

/** Every field narrows; none means all calls. */
export interface CallFilter {
  /** Begun at or after, and before; ms since 1970. */
  fromMs?: number;
  toMs?: number;
  outcome?: Outcome;
  /** Stage the call ended in. */
  stage?: Stage;
  item?: string;
  window?: string;
  intent?: IntentId;
  language?: Language;
  /** Hour of the day (0–23) and day of the week (1 Monday … 7) of its beginning, at the centre. */
  hour?: number;
  weekday?: number;
  /** Last four or more digits of the caller's number. */
  tail?: string;
  /** Words said or heard; each must occur. */
  text?: string;
  tag?: string;
  flags?: readonly CallFlag[];
}

/** Yes or no questions about a call; asking for one keeps the calls of which it is true. */
export const CALL_FLAGS = [
  'not_understood', // at least one turn was
  'no_input', // at least once nothing was heard
  'transfer_tried',
  'transfer_missed', // tried, and nobody answered
  'ticket', // left a message, a complaint or a wish to be called back
  'recording',
  'withheld', // the number
  'answered', // something asked was answered
  'late', // the line answered after more than 15 s
  'noted', // staff wrote a note
] as const;
export type CallFlag = (typeof CALL_FLAGS)[number];

/** GB/T 33358-2016: a call is answered within this. */
export const ANSWER_WITHIN_MS = 15_000;
