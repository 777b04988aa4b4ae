/** Speech told from noise: the joining of frames, state and level over a session that is made up, and the real model where its folder is named. */
import { describe, expect, test } from 'vitest';
import { silence } from '../../../src/audio/frame.js';
import type { Heard, VoiceActivity } from '../../../src/audio/voice-activity.js';
import type { Ort, Tensor } from '../../../src/recognition/offline/onnx-runtime.js';
import { createSileroActivity, loadSilero, type Silero } from '../../../src/recognition/offline/silero.js';
import { frames, joined, mixed, noise, recordedSpeech, speechLike, tone, ulaw } from '../../audio/speech-like.js';

interface Run {
  samples: Float32Array;
  state: number;
}

/** A session that calls speech what `is` says; its state counts the runs. */
function madeUp(is: (run: number) => number): Silero & { runs: Run[] } {
  const runs: Run[] = [];
  class MadeTensor {
    readonly data: unknown;
    readonly dims: readonly number[];
    constructor(_type: string, data: unknown, dims: readonly number[]) {
      this.data = data;
      this.dims = dims;
    }
  }
  const session = {
    inputNames: [],
    outputNames: [],
    async run(feeds: Record<string, Tensor>) {
      const { input, state, sr } = feeds as Record<'input' | 'state' | 'sr', Tensor>;
      expect([input.dims, state.dims, sr.data]).toEqual([[1, 288], [2, 1, 128], BigInt64Array.of(8_000n)]);
      const [before = -1] = state.data as Float32Array;
      runs.push({ samples: input.data as Float32Array, state: before });
      const next = new Float32Array(256).fill(before + 1);
      const output = new MadeTensor('float32', Float32Array.of(is(runs.length)), [1, 1]);
      return { output, stateN: new MadeTensor('float32', next, [2, 1, 128]) };
    },
  };
  const ort = { Tensor: MadeTensor, InferenceSession: { create: async () => session } } as Ort;
  return { ort, session, runs };
}

async function listen(detector: VoiceActivity, sound: Buffer, playing = false): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const frame of frames(sound)) {
    heard.push(detector.frame(frame, playing));
    await new Promise((done) => setImmediate(done));
  }
  return heard;
}

const speaks = (heard: Heard[]) => heard.some(({ speaking }) => speaking);
const trouble: unknown[] = [];
const detectorOver = (silero: Silero) => createSileroActivity(silero, (error) => trouble.push(error));
const buzz = ulaw(speechLike(1_000));

describe('over a session that is made up', () => {
  test('it is asked every 32 ms about sound that follows on, with the end of the sound before and its own state', async () => {
    const silero = madeUp(() => 0.9);
    await listen(detectorOver(silero), ulaw(tone(200, 400)));
    expect(silero.runs).toHaveLength(12);
    expect(silero.runs.map(({ state }) => state)).toEqual([...Array(12).keys()]);
    const [first, second] = silero.runs as [Run, Run];
    expect([...second.samples.slice(0, 32)]).toEqual([...first.samples.slice(-32)]);
    expect(Math.max(...second.samples)).toBeCloseTo(8_000 / 32_768, 1);
  });

  test('what it calls speech is speech, and ends a quarter of a second after the last of it', async () => {
    const heard = await listen(detectorOver(madeUp((run) => (run < 20 ? 0.9 : 0.1))), buzz);
    const from = heard.findIndex(({ speaking }) => speaking);
    const to = heard.findLastIndex(({ speaking }) => speaking);
    expect(from * 20).toBeGreaterThan(80);
    expect(from * 20).toBeLessThan(200);
    expect(Math.abs(to * 20 - (20 * 32 + 240))).toBeLessThan(60);
  });

  test('half sure goes on, but begins nothing', async () => {
    expect(speaks(await listen(detectorOver(madeUp(() => 0.45)), buzz))).toBe(false);
    const heard = await listen(detectorOver(madeUp((run) => (run < 10 ? 0.9 : 0.45))), buzz);
    expect(heard.at(-1)?.speaking).toBe(true);
  });

  test('a quiet line costs nothing, and the next sound is met afresh', async () => {
    const silero = madeUp(() => 0.9);
    const detector = detectorOver(silero);
    expect(speaks(await listen(detector, silence(5_000)))).toBe(false);
    expect(silero.runs).toHaveLength(0);
    await listen(detector, buzz);
    const runs = silero.runs.length;
    await listen(detector, silence(3_000));
    expect(silero.runs.length).toBeLessThan(runs + 18);
    await listen(detector, buzz);
    expect(silero.runs.filter(({ state }) => state === 0)).toHaveLength(2);
  });

  test('our own voice coming back quietly is no caller', async () => {
    const detector = detectorOver(madeUp(() => 0.95));
    const echo = ulaw(mixed(joined(new Int16Array(8_000), speechLike(2_000, 250)), noise(3_000, -50)));
    expect(speaks(await listen(detector, echo, true))).toBe(false);
  });

  test('a model that breaks is told of once, and the level decides', async () => {
    trouble.length = 0;
    const silero = madeUp(() => {
      throw new Error('out of memory');
    });
    expect(speaks(await listen(detectorOver(silero), buzz))).toBe(true);
    expect(trouble).toHaveLength(1);
  });
});

const MODELS = process.env.OFFLINE_MODEL_DIR;
const recordings = recordedSpeech(6);
describe.skipIf(MODELS === undefined)('the model (OFFLINE_MODEL_DIR)', () => {
  const melody = Int16Array.from({ length: 32_000 }, (_, i) => {
    const hz = [262, 330, 392, 523, 440, 349, 294, 392][Math.floor(i / 4_000)] ?? 0;
    return (
      5_000 *
      Math.exp(-(i % 4_000) / 3_000) *
      (Math.sin((2 * Math.PI * hz * i) / 8_000) + Math.sin((4 * Math.PI * hz * i) / 8_000) / 2)
    );
  });
  const breath = noise(600, -28).map((sample, i) => sample * Math.sin((Math.PI * i) / 4_800) ** 2);

  test.each([
    ['a dialling tone', tone(450, 2_000)],
    ['keys', mixed(tone(770, 1_000), tone(1_336, 1_000))],
    ['bursts of noise', joined(noise(500, -60), noise(600, -22), noise(500, -60), noise(600, -22, 3))],
    ['music on hold', melody],
    ['breathing', joined(breath, noise(500, -60), breath)],
  ])('%s is no speech', async (_, pcm) => {
    const silero = await loadSilero(MODELS ?? '');
    expect(speaks(await listen(detectorOver(silero), ulaw(pcm)))).toBe(false);
  });

  test.skipIf(recordings.length === 0).each([-99, -43, -33])(
    'recorded Mandarin is one stretch of speech, with noise at %i dB (SPEECH_SAMPLES)',
    async (db) => {
      const silero = await loadSilero(MODELS ?? '');
      for (const { pcm } of recordings) {
        const around = new Int16Array(6_000);
        const sound = mixed(joined(around, pcm, around), noise(around.length / 4 + pcm.length / 8, db));
        const heard = await listen(detectorOver(silero), ulaw(sound));
        const begins = heard.filter(({ speaking }, i) => speaking && heard[i - 1]?.speaking !== true);
        expect(begins).toHaveLength(1);
        expect(heard.filter(({ voiced }) => voiced).length * 20).toBeGreaterThan(500);
      }
    },
  );
});
