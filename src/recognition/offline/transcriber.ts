/** What turns a whole utterance into text on this machine, and what goes to its thread and back. */
import type { Language } from '../../domain/language.js';

export interface Utterance {
  /** The same number is the same sound: what was worked out of it is used again. */
  sound: number;
  /** 16 kHz mono, full scale ±1. */
  samples: Float32Array;
  language: Language;
  /** Words that are likely, most likely first. */
  words: readonly string[];
}

/** Where the time went, in ms; `steps` counts the tokens after the first. */
export interface Took {
  melMs: number;
  encodeMs: number;
  promptMs: number;
  stepsMs: number;
  steps: number;
}

export const nothingTook = (): Took => ({ melMs: 0, encodeMs: 0, promptMs: 0, stepsMs: 0, steps: 0 });

export type ToWorker = { id: number; utterance: Utterance } | { drop: number };
/** `usualMs` is what a usual utterance took at the start; a text that was dropped is null. */
export type FromWorker =
  | { ready: true; usualMs: number }
  | { id: number; text: string | null; took: Took }
  | { id: number; error: string }
  | { error: string };
