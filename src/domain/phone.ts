/** What the browser test phone and the server tell each other: the carrier's side of a call, and what the line thought. */
import type { DialResult, Stage } from './call.js';
import type { CaseStatus } from './case-file.js';
import type { Language } from './language.js';
import type { Understanding } from './understanding.js';

/** One thing the caller hears. */
export type PhoneStep =
  | { kind: 'say'; text: string; language: string | null; voice: string | null; slow: boolean }
  | { kind: 'play'; url: string }
  | { kind: 'tones'; digits: string }
  | { kind: 'pause'; ms: number }
  /** A verb this phone does not play. */
  | { kind: 'skip'; verb: string }
  /** The carrier gave up on the line. */
  | { kind: 'error'; message: string };

/** What the line waits for after that; null when the call is over. */
export type PhoneWaiting =
  | { for: 'gather'; speech: boolean; keys: number; timeoutMs: number; language: Language }
  | { for: 'record'; maxMs: number }
  | { for: 'dial'; number: string; timeoutMs: number };

/** The turn as it was logged. */
export interface PhoneTurn {
  index: number;
  stage: Stage;
  stageAfter: Stage;
  heard: string | null;
  understood: Understanding | null;
  prompts: string[];
  /** Every sentence in the order the dialog decided on; scheduled notices left out. */
  said: string[];
  /** The item in focus afterwards. */
  item: { code: string; name: string } | null;
  ms: number;
}

/** One webhook as the carrier saw it; no status when nothing answered. */
export interface PhoneExchange {
  url: string;
  fields: Record<string, string>;
  status: number | null;
  document: string;
  ms: number;
}

export interface PhoneView {
  callId: string;
  steps: PhoneStep[];
  waiting: PhoneWaiting | null;
  /** The turn this made; null when it made none, as hanging up does. */
  turn: PhoneTurn | null;
  /** What the operator heard before being put through. */
  whispered: string[];
  /** New ones only. */
  exchanges: PhoneExchange[];
}

/** What the caller does. */
export type PhoneInput =
  | { kind: 'speech'; text: string; confidence?: number }
  | { kind: 'keys'; digits: string }
  | { kind: 'silence' }
  | { kind: 'recorded'; durationMs: number }
  | { kind: 'dialled'; result: DialResult }
  | { kind: 'hangup' };

/** Who is calling; null withholds the number. */
export interface PhoneDial {
  from: string | null;
}

/** A demonstration case to try the status inquiry with. */
export interface PhoneDemoCase {
  receipt: string;
  phoneTail: string;
  item: string;
  status: CaseStatus;
}

/** What the page shows before a call: whose line it is and who is signed in. */
export interface PhoneLine {
  name: Record<Language, string>;
  demo: boolean;
  user: string | null;
  demoCases: PhoneDemoCase[];
  /** A switch of the centre's own takes calls from this page's microphone. */
  realCall: boolean;
}

/** How the page signs in at the switch, and what it dials. */
export interface PhoneAccount {
  user: string;
  password: string;
  number: string;
}
