/** Speech told from noise, music and tones by Silero VAD: every 32 ms of sound, on the caller's own thread, as a run takes a tenth of a millisecond. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeUlaw, ulawLevel } from '../../audio/g711.js';
import { createSpeechStretch, createVoiceActivity, QUIETEST_DB, type VoiceActivity } from '../../audio/voice-activity.js';
import { SILERO } from './model-packages.js';
import { loadOrt, type Ort, type OrtSession, sessionOptions, type Tensor } from './onnx-runtime.js';

/** Samples at 8 kHz the model takes at a time, and how many of those before it wants to see again. */
const CHUNK = 256;
const CONTEXT = 32;
const STATE = [2, 1, 128] as const;
/** Probabilities above which it is speech: to begin, and to go on. */
const BEGINS = 0.5;
const GOES_ON = 0.35;
/** A line quieter than voice is not asked about after so many frames; the model begins afresh when it gets louder. */
const IDLE_FRAMES = 25;

export interface Silero {
  ort: Ort;
  session: OrtSession;
}

/** Loads the model that `npm run models` put into the folder. */
export async function loadSilero(folder: string): Promise<Silero> {
  const ort = loadOrt(folder);
  const model = await readFile(join(folder, 'node_modules', SILERO.name, SILERO.file));
  return { ort, session: await ort.InferenceSession.create(model, sessionOptions(1)) };
}

/** A detector for one call. A model that breaks is told of once, and the level of the sound decides from then on. */
export function createSileroActivity(silero: Silero, onTrouble: (error: unknown) => void): VoiceActivity {
  const byLevel = createVoiceActivity();
  const stretch = createSpeechStretch();
  const model = createStream(silero, onTrouble);
  let idle = IDLE_FRAMES;
  return {
    frame(ulaw, playing) {
      const level = byLevel.frame(ulaw, playing);
      idle = ulawLevel(ulaw) > QUIETEST_DB ? 0 : idle + 1;
      if (idle < IDLE_FRAMES) model.push(ulaw);
      else model.rest(ulaw);
      if (model.broken()) return level;
      const heard = model.probability() > (stretch.speaking() ? GOES_ON : BEGINS);
      // Our own voice comes back from the far end, and is speech too: while we speak the level decides as well.
      const voiced = heard && idle < IDLE_FRAMES && (!playing || level.voiced || stretch.speaking());
      return { voiced, speaking: stretch.frame(voiced) };
    },
  };
}

/** The model over one stream of sound: runs follow each other, the newest result counts. */
function createStream({ ort, session }: Silero, onTrouble: (error: unknown) => void) {
  const rate = new ort.Tensor('int64', BigInt64Array.of(8_000n), []);
  const fresh = () => new ort.Tensor('float32', new Float32Array(STATE[0] * STATE[1] * STATE[2]), STATE);
  let state = fresh();
  let pending = new Float32Array(0);
  let context = new Float32Array(CONTEXT);
  let probability = 0;
  let broken = false;
  let resting = false;
  let running: Promise<void> = Promise.resolve();

  async function run(input: Float32Array): Promise<void> {
    if (broken) return;
    const out = await session.run({ input: new ort.Tensor('float32', input, [1, input.length]), state, sr: rate });
    state = out.stateN as Tensor;
    probability = Number((out.output as Tensor & { data: Float32Array }).data[0]);
  }
  function take(samples: Float32Array): void {
    pending = joined(pending, samples);
    for (; pending.length >= CHUNK; pending = pending.slice(CHUNK)) {
      const input = joined(context, pending.subarray(0, CHUNK));
      context = input.slice(-CONTEXT);
      running = running
        .then(() => run(input))
        .catch((error) => {
          if (!broken) onTrouble(error);
          broken = true;
        });
    }
  }
  return {
    push(ulaw: Uint8Array): void {
      resting = false;
      take(floats(ulaw));
    },
    /** Nothing is asked; the last sound is kept as what comes before the next. */
    rest(ulaw: Uint8Array): void {
      if (!resting)
        running = running.then(() => {
          state = fresh();
        });
      resting = true;
      probability = 0;
      pending = new Float32Array(0);
      context = joined(context, floats(ulaw)).slice(-CONTEXT);
    },
    probability: () => probability,
    broken: () => broken,
  };
}

function floats(ulaw: Uint8Array): Float32Array {
  return Float32Array.from(decodeUlaw(ulaw), (sample) => sample / 32_768);
}

function joined(first: Float32Array, second: Float32Array): Float32Array<ArrayBuffer> {
  const all = new Float32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
