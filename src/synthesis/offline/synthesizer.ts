/** What turns a stretch of text into sound on this machine. */
import type { Language } from '../../domain/language.js';

export interface Utterance {
  text: string;
  language: Language;
  /** 1 is the voice's own pace; less is slower. */
  pace: number;
}

/** What goes to a worker and back; `sound` is 8 kHz µ-law. */
export type ToWorker = { id: number; utterance: Utterance };
export type FromWorker = { ready: true } | { id: number; sound: Uint8Array } | { id: number; error: string } | { error: string };
