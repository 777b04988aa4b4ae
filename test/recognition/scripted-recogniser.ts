/** A recogniser without a model: it says what the test has prepared, letter by letter as long as there is voice, and fails when told to. */
import type { Recogniser, RecognitionFailure, RecognitionListener } from '../../src/audio/ports.js';

const MS_A_CHARACTER = 100;

export interface ScriptedRecogniser extends Recogniser {
  /** What is going to be said, one after the other over all sessions. */
  sentences: string[];
  /** Fails every session at the next sound, and every new one. */
  broken: RecognitionFailure | null;
  /** Bytes of sound that were heard, over all sessions. */
  bytes: number;
}

export function scriptedRecogniser(name = 'scripted'): ScriptedRecogniser {
  const scripted: ScriptedRecogniser = {
    name,
    sentences: [],
    broken: null,
    bytes: 0,
    open: (listener) => openSession(scripted, listener),
  };
  return scripted;
}

function openSession(scripted: ScriptedRecogniser, listener: RecognitionListener): ReturnType<Recogniser['open']> {
  let voicedMs = 0;
  let over = false;
  return {
    audio(ulaw, voiced) {
      if (over) return;
      if (scripted.broken !== null) {
        over = true;
        listener.failed(scripted.broken);
        return;
      }
      scripted.bytes += ulaw.length;
      if (!voiced) return;
      const before = Math.floor(voicedMs / MS_A_CHARACTER);
      voicedMs += ulaw.length / 8;
      const text = scripted.sentences[0] ?? '';
      const now = Math.floor(voicedMs / MS_A_CHARACTER);
      if (now > before && before < text.length) listener.partial(text.slice(0, now));
    },
    expect: () => {},
    async flush() {
      const text = voicedMs > 0 && !over ? scripted.sentences.shift() : undefined;
      voicedMs = 0;
      if (text !== undefined) listener.final(text, 0.9);
    },
    discard() {
      if (voicedMs > 0) scripted.sentences.shift();
      voicedMs = 0;
    },
    close() {
      over = true;
    },
  };
}
