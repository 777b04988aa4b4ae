/** A voice that plays what staff have recorded, and speaks by other means what they have not. */
import { encodeUlaw } from '../audio/g711.js';
import { levelled } from '../audio/loudness.js';
import type { Voice } from '../audio/ports.js';
import { resample } from '../audio/resample.js';
import { readWav } from '../audio/wav.js';
import type { Spoken } from '../domain/prompt.js';

export interface Recording {
  /** Changes when the recording does. */
  id: string;
  /** The WAV file; null when it is gone. */
  read(): Promise<Buffer | null>;
}

/** Recordings by sentence. */
export interface Recordings {
  /** The recording of exactly these words, or null. */
  find(spoken: Spoken): Recording | null;
}

/** Sounds that were read once, about ten minutes of speech. */
const MOST_KEPT = 200;

/** A recording that cannot be read is told, and spoken by the other voice. It cannot be slowed down: 慢一点 is left to the other voice. */
export function createRecordedVoice(inner: Voice, recordings: Recordings, onTrouble: (error: unknown) => void): Voice {
  const kept = new Map<string, Buffer>();
  const soundOf = async ({ id, read }: Recording): Promise<Buffer | null> => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const wav = await read();
    if (wav === null) return null;
    const { pcm, sampleRate } = readWav(wav);
    const sound = encodeUlaw(levelled(resample(pcm, sampleRate, 8_000)));
    if (kept.size < MOST_KEPT) kept.set(id, sound);
    return sound;
  };
  const find = async (spoken: Spoken): Promise<Buffer | null> => {
    try {
      const recording = recordings.find(spoken);
      return recording === null ? null : await soundOf(recording);
    } catch (error) {
      onTrouble(error);
      return null;
    }
  };
  return {
    async *speak(spoken, slow) {
      const sound = slow ? null : await find(spoken);
      if (sound === null) yield* inner.speak(spoken, slow);
      else yield sound;
    },
  };
}
