/** Sharing utterances out among real threads, and the guard against what models invent. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { checkPackage, installedState, WHISPER } from '../../../src/recognition/offline/model-packages.js';
import { guarded } from '../../../src/recognition/offline/text-guard.js';
import type { Took } from '../../../src/recognition/offline/transcriber.js';
import { createTranscriberPool, type TranscriberPool } from '../../../src/recognition/offline/transcriber-pool.js';

/** Answers with the second word after as many ms as the first says; `die` ends the thread, `fail` is an error, what is dropped ends at once. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
const took = { melMs: 1, encodeMs: 2, promptMs: 3, stepsMs: 4, steps: 5 };
let timer;
parentPort.postMessage({ ready: true, usualMs: 900 });
parentPort.on('message', ({ drop, id, utterance }) => {
  if (drop !== undefined) {
    clearTimeout(timer);
    return parentPort.postMessage({ id: drop, text: null, took });
  }
  const { words } = utterance;
  if (words[0] === 'die') process.exit(1);
  if (words[0] === 'fail') parentPort.postMessage({ id, error: 'no such sound' });
  else timer = setTimeout(() => parentPort.postMessage({ id, text: words[1], took }), Number(words[0]));
});`;

let pool: TranscriberPool;
afterEach(() => pool?.close());

let took: (Took & { waitedMs: number })[] = [];
const open = async (workers: number, script = WORKER) => {
  took = [];
  const start = () => new Worker(script, { eval: true });
  pool = await createTranscriberPool({ workers, start, now: () => performance.now(), onTook: (one) => took.push(one) });
  return pool;
};
const job = (ms: number | string, text: string, urgent = false) => ({
  utterance: { sound: 1, samples: new Float32Array(1), language: 'zh-CN' as const, words: [String(ms), text] },
  urgent,
});

describe('a pool', () => {
  test('somebody who waits comes before guesses; a guess somebody begins to wait for moves up', async () => {
    await open(1);
    const order: string[] = [];
    const note = (text: string | null) => void order.push(String(text));
    const running = pool.submit(job(30, 'running')).text.then(note);
    const guess = pool.submit(job(1, 'guess'));
    const hurried = pool.submit(job(1, 'hurried'));
    const waited = pool.submit(job(1, 'waited for', true));
    expect(pool.load()).toBe(4);
    hurried.hurry();
    await Promise.all([running, guess.text.then(note), hurried.text.then(note), waited.text.then(note)]);
    expect(order).toEqual(['running', 'hurried', 'waited for', 'guess']);
    expect(pool.load()).toBe(0);
  });

  test('a guess nobody wants any more is never made', async () => {
    await open(1);
    const running = pool.submit(job(20, 'running'));
    const dropped = pool.submit(job(1, 'dropped'));
    dropped.drop();
    expect(await dropped.text).toBeNull();
    expect(await running.text).toBe('running');
    running.drop();
    expect(pool.load()).toBe(0);
    expect(took).toMatchObject([{ encodeMs: 2, steps: 5, waitedMs: expect.any(Number) }]);
  });

  test('what runs already is called off, and says nothing about the usual time', async () => {
    await open(1);
    const running = pool.submit(job(10_000, 'too late'));
    const next = pool.submit(job(1, 'next'));
    running.drop();
    expect([await running.text, await next.text]).toEqual([null, 'next']);
    expect(pool.usualMs()).toBeLessThan(900);
  });

  test('two threads work at the same time, and the usual time is learned', async () => {
    await open(2);
    expect(pool.usualMs()).toBe(900);
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => pool.submit(job(5, String(n))).text));
    expect(pool.usualMs()).toBeLessThan(900);
  });

  test('an error is that utterance’s alone; a thread that ends is replaced', async () => {
    await open(1);
    await expect(pool.submit(job('fail', '')).text).rejects.toThrow('no such sound');
    const lost = pool.submit(job('die', ''));
    const next = pool.submit(job(1, 'next'));
    await expect(lost.text).rejects.toThrow('ended');
    expect(await next.text).toBe('next');
  });

  test('a thread that cannot load says why', async () => {
    const script = `require('node:worker_threads').parentPort.postMessage({ error: 'the file is cut short' })`;
    await expect(open(1, script)).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('cut short') });
    await expect(open(1, 'throw new Error("no memory")')).rejects.toThrow('no memory');
  });

  test('after closing nothing is taken', async () => {
    await open(1);
    const waiting = [pool.submit(job(500, 'a')), pool.submit(job(1, 'b'))];
    await pool.close();
    expect(await waiting[1]?.text).toBeNull();
    await expect(pool.submit(job(1, 'c')).text).rejects.toThrow();
  });
});

describe('the guard', () => {
  test.each([
    ['補辦社會保障卡', 2_000, '补办社会保障卡'],
    ['我要查 261101000014', 3_000, '我要查 261101000014'],
    ['好', 200, '好'],
    ['1111 1111', 2_000, '1111 1111'],
    ['How do I renew my passport?', 1_500, 'How do I renew my passport?'],
  ])('%s is handed on', (text, ms, said) => {
    expect(guarded(text, ms)).toBe(said);
  });

  test.each([
    ['字幕由志愿者提供', 2_000],
    ['謝謝觀看', 1_000],
    ['Thank you for watching!', 1_000],
    ['你不想要我你不想要我你不想要我你不想要我', 4_000],
    ['哈哈哈哈哈哈', 1_000],
    ['这是一个非常长的句子没有人能够在半秒钟之内把它说完', 500],
  ])('%s in %i ms is not', (text, ms) => {
    expect(guarded(text, ms)).toBe('');
  });
});

describe('the model in a folder', () => {
  const folderWith = (integrity: string | null) => {
    const folder = mkdtempSync(join(tmpdir(), 'models-'));
    if (integrity === null) return folder;
    mkdirSync(join(folder, 'node_modules'));
    const packages = { [`node_modules/${WHISPER.base.name}`]: { integrity } };
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
    return folder;
  };

  test.each([
    ['the published one', WHISPER.base.integrity, null],
    ['another one', 'sha512-AAAA', /is not the one that was published/],
    ['none', null, /npm run models -- base installs it/],
  ])('%s', (_, integrity, problem) => {
    const folder = folderWith(integrity);
    if (problem === null) checkPackage(folder, WHISPER.base, 'base');
    else expect(() => checkPackage(folder, WHISPER.base, 'base')).toThrow(problem);
    expect(installedState(folder, WHISPER.base) === 'right').toBe(problem === null);
    rmSync(folder, { recursive: true });
  });
});
