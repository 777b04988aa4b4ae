/** What the browser test phone and the server tell each other: the carrier's side of a call, and what the line thought. */
import type { Stage } from './call.js';
import type { Language } from './language.js';
import type { Understanding } from './understanding.js';

/** One thing the caller hears. */
export type PhoneStep =
  | { kind: 'say'; text: string; language: string; voice: string | null; slow: boolean }
  | { kind: 'play'; url: string }
  | { kind: 'pause'; ms: number };

/** What the line waits for after that; null when the call is over. */
export type PhoneWaiting =
  | { for: 'gather'; speech: boolean; keys: number; timeoutMs: number; language: Language }
  | { for: 'record'; maxMs: number }
  | { for: 'dial'; number: string; timeoutMs: number; whisper: string | null };

/** The turn as it was logged. */
export interface PhoneTurn {
  index: number;
  stage: Stage;
  stageAfter: Stage;
  heard: string | null;
  understood: Understanding | null;
  prompts: string[];
  item: string | null;
  ms: number;
}

/** One webhook as the carrier saw it. */
export interface PhoneExchange {
  url: string;
  fields: Record<string, string>;
  status: number;
  document: string;
  ms: number;
}

export interface PhoneView {
  callId: string;
  steps: PhoneStep[];
  waiting: PhoneWaiting | null;
  turn: PhoneTurn | null;
  exchanges: PhoneExchange[];
}

/** What the caller does. */
export type PhoneInput =
  | { kind: 'speech'; text: string; confidence?: number }
  | { kind: 'keys'; digits: string }
  | { kind: 'silence' }
  | { kind: 'recorded'; durationMs: number }
  | { kind: 'dialled'; result: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled' }
  | { kind: 'hangup' };
