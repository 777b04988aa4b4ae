/** What turns a whole utterance into text on this machine. */
import type { Language } from '../../domain/language.js';

export interface Utterance {
  /** 16 kHz mono, full scale ±1. */
  samples: Float32Array;
  language: Language;
  /** Words that are likely, most likely first. */
  words: readonly string[];
}

export interface Transcriber {
  /** The text, '' for no speech. */
  transcribe(utterance: Utterance): Promise<string>;
  close(): Promise<void>;
}

/** What goes to a worker and back. */
export type ToWorker = { id: number; utterance: Utterance };
export type FromWorker = { ready: true } | { id: number; text: string } | { id: number; error: string } | { error: string };
