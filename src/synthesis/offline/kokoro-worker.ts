/** A thread that speaks with Kokoro: loads the model from a folder of the centre's, then makes one stretch of speech after the other. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createReadMandarin, type Readings } from './read-mandarin.js';
import { createSentenceSounds } from './sentence-sounds.js';
import { shapeSound } from './shape-sound.js';
import type { FromWorker, ToWorker, Utterance } from './synthesizer.js';
import { MOST_TOKENS, tokensOf } from './vocabulary.js';
import { ENGLISH_OF, type MandarinVoice, MODEL, VOICE_RUNTIME, voiceFolder } from './voice-packages.js';

/** What the thread is told when it starts. */
export interface KokoroWorkerData {
  /** Folder of the models, absolute. */
  folder: string;
  voice: MandarinVoice;
  readings: Readings;
  threads: number;
}

/** The part of onnxruntime-node that is used. */
interface Tensor {
  readonly data: unknown;
}
interface Ort {
  Tensor: new (type: string, data: unknown, dims: readonly number[]) => Tensor;
  InferenceSession: {
    create(
      model: string,
      options: Record<string, unknown>,
    ): Promise<{ run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> }>;
  };
}

/** Numbers of a style vector; a voice has one for each length of its input. */
const STYLE = 256;

const port = parentPort;
const say = (message: FromWorker, transfer: ArrayBuffer[] = []) => port?.postMessage(message, transfer);

load(workerData as KokoroWorkerData).then(
  (speak) => {
    port?.on('message', ({ id, utterance }: ToWorker) => {
      speak(utterance).then(
        (sound) => say({ id, sound }, [sound.buffer as ArrayBuffer]),
        (error: Error) => say({ id, error: error.message }),
      );
    });
    say({ ready: true });
  },
  (error: Error) => say({ error: error.message }),
);

async function load({
  folder,
  voice,
  readings,
  threads,
}: KokoroWorkerData): Promise<(utterance: Utterance) => Promise<Uint8Array>> {
  const ort: Ort = createRequire(join(folder, 'package.json'))(VOICE_RUNTIME.name);
  const session = await ort.InferenceSession.create(join(voiceFolder(folder), MODEL.file), {
    intraOpNumThreads: threads,
    // Threads that spin while they wait cost half as much again, on a machine that also answers webhooks.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  const styles = { 'zh-CN': readStyles(folder, voice), en: readStyles(folder, ENGLISH_OF[voice]) };
  const sounds = createSentenceSounds(createReadMandarin(readings));
  return async ({ text, language, pace }) => {
    const tokens = tokensOf(sounds(text, language)).slice(0, MOST_TOKENS);
    // Nothing in it can be said.
    if (!/[\p{L}\p{N}]/u.test(text) || tokens.length === 0) return new Uint8Array(0);
    const ids = BigInt64Array.from([0, ...tokens, 0], BigInt);
    const { waveform } = await session.run({
      input_ids: new ort.Tensor('int64', ids, [1, ids.length]),
      style: new ort.Tensor('float32', styles[language].slice((tokens.length - 1) * STYLE, tokens.length * STYLE), [1, STYLE]),
      speed: new ort.Tensor('float32', Float32Array.of(pace), [1]),
    });
    const made = waveform?.data as Float32Array;
    if (!made.every(Number.isFinite)) throw new Error('the model made no sound');
    return Uint8Array.from(shapeSound(made, text, pace));
  };
}

function readStyles(folder: string, voice: string): Float32Array {
  const file = readFileSync(join(voiceFolder(folder), `${voice}.bin`));
  return new Float32Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
}
