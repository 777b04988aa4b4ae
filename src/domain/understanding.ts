/** What the line makes of an utterance: the result of `understand`, logged with every turn. */
import type { AspectId, Decision, IntentId } from './intent.js';
import type { Language } from './language.js';

export interface ItemMatch {
  code: string;
  /** Short name, as the line speaks it. */
  name: string;
  /** 0–1. */
  score: number;
}

/** A day as the caller named it; the dialog resolves it against the clock and the calendar. */
export type DaySlot =
  | { kind: 'weekday'; weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; weeks: number } // weeks: 0 the coming one, 1 下周
  | { kind: 'offset'; days: number } // 今天 0, 明天 1
  | { kind: 'date'; month: number; day: number }
  | { kind: 'weekend' }
  | { kind: 'holiday'; name: string }; // 国庆节, 春节 …

export interface Slots {
  /** A well-formed receipt number (check digit right). */
  receipt?: string;
  /** Any run of two or more digits, spoken or written, in order. */
  digits?: string;
  /** A four-digit item code that exists. */
  code?: string;
  /** A service window's two-digit code. */
  window?: string;
  day?: DaySlot;
  /** 第二个 → 2; 最后一个 → -1. */
  ordinal?: number;
  /** Id of another body (data/language/other-bodies.yaml). */
  body?: string;
  /** 110, 119, 120 or 122. */
  emergency?: string;
  language?: Language;
  /** An answer to what the line just offered: 继续, 留言, 回电话. */
  choice?: Choice;
}

export const CHOICES = ['continue', 'message', 'callback'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Understanding {
  /** The utterance after normalisation. */
  text: string;
  decision: Decision;
  intent: IntentId;
  /** 0–1, of the intent. */
  confidence: number;
  /** In the order they were asked. */
  aspects: AspectId[];
  /** Best first, at most five. */
  items: ItemMatch[];
  slots: Slots;
  /** What decided, for people. */
  why: string[];
}

/** What the conversation already knows, so that 第二个 or 那要多少钱 can be read. */
export interface UtteranceContext {
  language: Language;
  /** Item in focus. */
  item?: string;
  /** Item codes the caller was just offered, in the order spoken. */
  options?: readonly string[];
  /** The state waits for digits or for yes/no. */
  expects?: 'digits' | 'yes_no';
}
