/** Turns the line did not understand well (待教问题): why each is one, and what became of those like it. */
import type { IntentId } from './intent.js';
import type { Language } from './language.js';
import type { ItemMatch } from './understanding.js';

/** no_match: not understood; low_confidence: asked back or acted on with little evidence; corrected: the caller said it was wrong; abandoned: the last words before a caller gave up. */
export const MISSED_REASONS = ['no_match', 'low_confidence', 'corrected', 'abandoned'] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];

/** A group of like questions is open until somebody teaches or ignores it; one that is missed again after it was taught is open again. */
export const MISSED_STATUSES = ['open', 'taught', 'ignored'] as const;
export type MissedStatus = (typeof MISSED_STATUSES)[number];

/** One turn that was not understood well, with long numbers taken out as the turn log does. */
export interface MissedTurn {
  callId: string;
  index: number;
  at: Date;
  language: Language;
  text: string;
  reason: MissedReason;
  intent: IntentId;
  /** The items it came nearest to, best first. */
  nearest: ItemMatch[];
}

/** Like questions, with what is counted over them. */
export interface MissedGroup {
  id: number;
  language: Language;
  /** As first heard. */
  text: string;
  status: MissedStatus;
  /** What it was taught as (`item:0101`, `alias:0101`, `intent:operator` …) and by which publication. */
  target: string | null;
  batch: number | null;
  /** Who changed the status last, and when. */
  by: string | null;
  statusAt: Date | null;
  turns: number;
  callers: number;
  firstAt: Date;
  lastAt: Date;
}
