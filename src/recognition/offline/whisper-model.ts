/** Whisper with nothing but a runtime of ONNX: the sound is encoded as long as it is, the text is read off greedily, and what was encoded is kept. */
import { readFileSync } from 'node:fs';
import { createLogMel, HOP } from './log-mel.js';
import { type Ort, type OrtSession, sessionOptions, type Tensor } from './onnx-runtime.js';
import { shortEncoder } from './short-encoder.js';
import { createTextReader, type TextReader } from './text-reader.js';
import { nothingTook, type Took, type Utterance } from './transcriber.js';
import { readWhisperFolder, type WhisperFiles } from './whisper-folder.js';

/** In columns of 20 ms: with less than ten seconds in all, or four of silence after the sound, small repeats itself (CER 26 % instead of 9 %). */
const LEAST_COLUMNS = 512;
const SILENCE_COLUMNS = 200;
/** Lengths are rounded up, so that the runtime meets few of them. */
const COLUMN_STEP = 128;
/** Sounds whose encoding is kept. */
const MOST_KEPT = 2;
/** A question of three seconds and a dozen tokens. */
const USUAL_TOKENS = 12;
const REHEARSAL = { samples: new Float32Array(3 * 100 * HOP), language: 'zh-CN', words: [] } as const;

export interface Whisper {
  /** '' for no speech; null when `isDropped` became true. Parts of the time are added up in `took`. */
  transcribe(utterance: Utterance, isDropped: () => boolean, took: Took): Promise<string | null>;
  /** Works through an utterance of the usual length, twice; the ms it takes once everything is warm. */
  rehearse(): Promise<number>;
}

/** Loads a folder of the transformers.js layout. Throws with a plain reason when it is none. */
export async function loadWhisper(ort: Ort, folder: string, threads: number): Promise<Whisper> {
  const files = readWhisperFolder(folder);
  const encoder = await loadEncoder(ort, files, threads);
  const decoder = await ort.InferenceSession.create(files.decoder, sessionOptions(threads));
  const reader = createTextReader(ort, decoder, files);
  const mel = createLogMel(files.bands);
  const kept = new Map<number, Tensor>();

  async function encode({ sound, samples }: Utterance, took: Took): Promise<Tensor> {
    const known = kept.get(sound);
    if (known !== undefined) return known;
    const columns = encoder.columns(samples.length);
    const beganMs = performance.now();
    const bands = mel(samples, 2 * columns);
    const melMs = performance.now();
    const input = new ort.Tensor('float32', bands, [1, files.bands, 2 * columns]);
    // Asking for the attention maps as well, 72 MB an utterance, would double the time.
    const { last_hidden_state: encoded } = await encoder.session.run({ input_features: input }, ['last_hidden_state']);
    took.melMs += melMs - beganMs;
    took.encodeMs += performance.now() - melMs;
    kept.set(sound, encoded as Tensor);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return encoded as Tensor;
  }

  return {
    async transcribe(utterance, isDropped, took) {
      const encoded = await encode(utterance, took);
      return isDropped() ? null : readText(reader, { encoded, utterance, isDropped, took });
    },
    async rehearse() {
      let ms = 0;
      for (let time = 0; time < 2; time++) {
        const beganMs = performance.now();
        const encoded = await encode({ ...REHEARSAL, sound: -1 - time }, nothingTook());
        await reader.read(encoded, { ...REHEARSAL, seconds: 3, least: USUAL_TOKENS, isDropped: () => false, took: nothingTook() });
        ms = performance.now() - beganMs;
      }
      return ms;
    },
  };
}

/** A prompt may lead the model into saying it again and again: then it is asked without. */
async function readText(
  reader: TextReader,
  { encoded, utterance, ...rest }: { encoded: Tensor; utterance: Utterance; isDropped: () => boolean; took: Took },
): Promise<string | null> {
  const seconds = utterance.samples.length / (100 * HOP);
  const first = await reader.read(encoded, { ...utterance, ...rest, seconds });
  if (first !== 'loop') return first;
  const again = utterance.words.length === 0 ? '' : await reader.read(encoded, { ...utterance, ...rest, seconds, words: [] });
  return again === 'loop' ? '' : again;
}

async function loadEncoder(ort: Ort, files: WhisperFiles, threads: number) {
  const short = files.encoderHasData ? null : shortEncoder(readFileSync(files.encoder), files.positions);
  const session: OrtSession = await ort.InferenceSession.create(short ?? files.encoder, sessionOptions(threads));
  return {
    session,
    /** Columns of 20 ms for so many samples; half a minute where the model cannot do with less. */
    columns(samples: number): number {
      if (short === null) return files.positions;
      const needed = Math.max(LEAST_COLUMNS, Math.ceil(samples / (2 * HOP)) + SILENCE_COLUMNS);
      return Math.min(files.positions, COLUMN_STEP * Math.ceil(needed / COLUMN_STEP));
    },
  };
}
