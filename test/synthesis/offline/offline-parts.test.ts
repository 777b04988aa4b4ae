/** The parts around the model: threads, the shape of the sound, the model file, and what an installation must be. */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeUlaw } from '../../../src/audio/g711.js';
import { speechLevel } from '../../../src/audio/loudness.js';
import { SETTINGS } from '../../../src/config.js';
import { offlineVoiceOver } from '../../../src/synthesis/offline/offline-voice.js';
import { pauseAfter, shapeSound, trimmed } from '../../../src/synthesis/offline/shape-sound.js';
import { createSynthesizerPool, type SynthesizerPool } from '../../../src/synthesis/offline/synthesizer-pool.js';
import { unpackPackage } from '../../../src/synthesis/offline/unpack-package.js';
import { checkVoice, ENGLISH_OF, MODEL } from '../../../src/synthesis/offline/voice-packages.js';
import { widenModel } from '../../../src/synthesis/offline/widen-model.js';
import { createUnhurriedVoice } from '../../../src/synthesis/unhurried-voice.js';
import { speechLike } from '../../audio/speech-like.js';

/** Its sound is its text; `die` ends the thread, `fail` is an error. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
parentPort.postMessage({ ready: true });
parentPort.on('message', ({ id, utterance: { text, pace } }) => {
  if (text === 'die') process.exit(1);
  if (text === 'fail') parentPort.postMessage({ id, error: 'no such sound' });
  else setTimeout(() => parentPort.postMessage({ id, sound: new Uint8Array(Buffer.from(text + pace)) }), 5);
});`;

let pool: SynthesizerPool;
afterEach(() => pool?.close());
const open = async (workers = 1, script = WORKER) => {
  pool = await createSynthesizerPool({ workers, start: () => new Worker(script, { eval: true }) });
  return pool;
};
const say = (text: string, pace = 1) => ({ text, language: 'zh-CN' as const, pace });

describe('the threads', () => {
  test('make sentences in the order they come, and say when nothing is left to do', async () => {
    await open();
    const order: string[] = [];
    await pool.idle();
    const all = ['一', '二', '三'].map((text) => pool.speak(say(text)).then((sound) => void order.push(sound.toString())));
    await pool.idle();
    await Promise.all(all);
    expect(order).toEqual(['一1', '二1', '三1']);
  });

  test('an error is that sentence’s alone; a thread that ends is replaced', async () => {
    await open();
    await expect(pool.speak(say('fail'))).rejects.toMatchObject({ code: 'voice_unavailable' });
    const lost = pool.speak(say('die'));
    const next = pool.speak(say('next'));
    await expect(lost).rejects.toThrow('ended a thread');
    expect((await next).toString()).toBe('next1');
  });

  test('a queue that nobody would wait for is refused', async () => {
    await open();
    const all = Array.from({ length: 80 }, (_, i) => pool.speak(say(String(i))));
    const refused = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(19);
  });

  test('one that cannot load says why', async () => {
    const script = `require('node:worker_threads').parentPort.postMessage({ error: 'the file is cut short' })`;
    await expect(open(1, script)).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('cut short') });
  });

  test('慢一点 is really slower, and everything that changes the sound is in its name', async () => {
    const voice = offlineVoiceOver(await open(), { voice: 'zf_xiaoyi', readings: {} });
    const spoken = { prompt: 'ask.open', language: 'zh-CN', text: '您好' } as const;
    const sound: Buffer[] = [];
    for await (const piece of voice.speak(spoken, true)) sound.push(piece);
    expect(Buffer.concat(sound).toString()).toBe('您好0.8');
    const other = offlineVoiceOver(pool, { voice: 'zf_xiaoyi', readings: { 只: 'zhi3' } });
    const man = offlineVoiceOver(pool, { voice: 'zm_yunxi', readings: {} });
    const names = [voice.nameOf(spoken, false), voice.nameOf(spoken, true), other.nameOf(spoken, false), man.nameOf(spoken, false)];
    expect(new Set([...names, voice.nameOf({ language: 'en' }, false)]).size).toBe(5);
  });

  test('what is made ahead waits for the callers', async () => {
    await open();
    const voice = createUnhurriedVoice(offlineVoiceOver(pool, { voice: 'zf_xiaoyi', readings: {} }), pool.idle);
    const order: string[] = [];
    const callers = ['a', 'b'].map((text) => pool.speak(say(text)).then(() => void order.push(text)));
    for await (const _ of voice.speak({ prompt: 'bye', language: 'zh-CN', text: '再见' }, false)) order.push('ahead');
    await Promise.all(callers);
    expect(order).toEqual(['a', 'b', 'ahead']);
  });
});

describe('the shape of the sound', () => {
  /** Speech at 24 kHz between silences, as the model makes it. */
  const made = (amplitude: number, ms = 800) => {
    const speech = speechLike(ms * 3, amplitude);
    const sound = new Float32Array(speech.length + 24_000);
    sound.set(
      Float32Array.from(speech, (sample) => sample / 32_768),
      8_000,
    );
    return sound;
  };

  test('silence is trimmed, but for a little', () => {
    const kept = trimmed(made(6_000)).length / 24;
    expect(kept).toBeGreaterThan(760);
    expect(kept).toBeLessThan(900);
    expect(trimmed(new Float32Array(1_000)).length).toBeLessThanOrEqual(1_000);
  });

  test('loud and soft are equally loud, within 1.5 dB', () => {
    const levels = [2_000, 4_000, 8_000].map((amplitude) => speechLevel(decodeUlaw(shapeSound(made(amplitude), '好。', 1))));
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1.5);
  });

  test('two that follow one another do not click: the step at the join is smaller than those of speech', () => {
    const first = decodeUlaw(shapeSound(made(8_000), '好，', 1));
    const second = decodeUlaw(shapeSound(made(8_000), '对。', 1));
    expect(Math.abs((second[0] ?? 0) - (first.at(-1) ?? 0))).toBeLessThan(200);
    const joined = Int16Array.from([...first, ...second]);
    const steps = [...joined].slice(1).map((sample, i) => Math.abs(sample - (joined[i] ?? 0)));
    const around = steps.slice(first.length - 200, first.length + 40);
    expect(Math.max(...around)).toBeLessThan(Math.max(...steps) / 4);
  });

  test.each([
    ['好。', 400],
    ['吗？', 400],
    ['材料：', 260],
    ['您好，', 180],
    ['一、', 120],
    ['您好', 60],
    ['See you.', 400],
  ])('a pause of its own behind %s', (text, ms) => {
    expect(pauseAfter(text)).toBe(ms);
    const [usual, slow] = [1, 0.8].map((pace) => shapeSound(made(6_000), text, pace).length);
    expect((slow ?? 0) - (usual ?? 0)).toBe(Math.round((ms / 0.8) * 8) - ms * 8);
  });
});

describe('the model file', () => {
  const field = (number: number, body: Buffer | string | number[]) => {
    const bytes = Buffer.from(body as string);
    return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
  };
  const number = (at: number, value: number) => Buffer.from([at * 8, value]);
  /** A graph with a weight, a cast to 16 bits and a 16-bit input, as onnx.proto3 writes them. */
  const model = (type: number, weights: Buffer) => {
    const tensor = Buffer.concat([number(1, 2), number(2, type), field(8, 'w'), field(9, weights)]);
    const cast = Buffer.concat([field(4, 'Cast'), field(5, Buffer.concat([field(1, 'to'), number(3, type), number(20, 2)]))]);
    const axis = Buffer.concat([field(4, 'Concat'), field(5, Buffer.concat([field(1, 'axis'), number(3, 10), number(20, 2)]))]);
    const input = Buffer.concat([field(1, 'x'), field(2, field(1, number(1, type)))]);
    const graph = Buffer.concat([field(1, cast), field(1, axis), field(5, tensor), field(11, input)]);
    return Buffer.concat([number(1, 8), field(7, graph)]);
  };

  test('16-bit numbers, types and conversions become 32-bit ones; nothing else changes', () => {
    const halves = Buffer.from(Uint16Array.of(0x3c00, 0xc500, 0x0001, 0x7bff).buffer);
    const singles = Buffer.from(Float32Array.of(1, -5, 2 ** -24, 65_504).buffer);
    expect(widenModel(model(10, halves))).toEqual(model(1, singles));
    expect(widenModel(model(1, singles))).toEqual(model(1, singles));
  });
});

test('files are taken out of a package by their names', () => {
  const entry = (path: string, body: string) => {
    const header = Buffer.alloc(512);
    header.write(`package/${path}`, 0);
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    const padded = Buffer.alloc(Math.ceil(body.length / 512) * 512);
    padded.write(body);
    return Buffer.concat([header, padded]);
  };
  const tar = Buffer.concat([entry('LICENSE', 'x'.repeat(600)), entry('voices/a.bin', 'sound'), Buffer.alloc(1_024)]);
  const files = unpackPackage(gzipSync(tar), (path) => path.startsWith('voices/'));
  expect([...files].map(([path, body]) => [path, body.toString()])).toEqual([['voices/a.bin', 'sound']]);
});

describe('an installation', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'voice-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (name: string, bytes: number) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
    truncateSync(join(folder, name), bytes);
  };

  test('that is not there or is broken is told with what to do', () => {
    const trouble = () => {
      try {
        checkVoice(folder, 'zf_xiaoyi');
      } catch (error) {
        expect(error).toMatchObject({ code: 'config_invalid', message: expect.stringContaining('npm run models -- voice') });
        return (error as Error).message;
      }
      return 'none';
    };
    expect(trouble()).toContain('onnxruntime-node is not in');
    put('node_modules/onnxruntime-node/package.json', 1);
    expect(trouble()).toContain('Kokoro is not in');
    put(`kokoro/${MODEL.file}`, 1_000);
    expect(trouble()).toContain('Kokoro is cut short');
    put(`kokoro/${MODEL.file}`, MODEL.bytes);
    expect(trouble()).toContain('zf_xiaoyi is not in');
    put('kokoro/zf_xiaoyi.bin', 522_240);
    expect(trouble()).toContain('zf_xiaoyi is not the one that was published');
  });

  test('has the voices the settings know', () => {
    for (const voice of Object.keys(ENGLISH_OF)) expect(SETTINGS.OFFLINE_VOICE.schema.safeParse(voice).success).toBe(true);
    expect(SETTINGS.OFFLINE_VOICE.schema.options).toHaveLength(Object.keys(ENGLISH_OF).length);
  });
});
