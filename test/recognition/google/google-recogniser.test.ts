/** Google's recogniser against a real gRPC server on loopback: the contract for both versions, and everything the five-minute streams make difficult. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AudioClock } from '../../../src/audio/ports.js';
import { createGoogleRecogniser, type GoogleRecogniser } from '../../../src/recognition/google/google-recogniser.js';
import { speechLike, ulaw } from '../../audio/speech-like.js';
import { listenWith, moment, recogniserContract, SENTENCE, speak, until } from '../../contracts/recogniser.js';
import { clientOf } from '../../google/proto-service.js';
import { type FakeGoogleSpeech, startFakeGoogleSpeech } from './fake-google-speech.js';

process.env.METADATA_SERVER_DETECTION = 'none';

/** The real clock, which a test can move forward. */
function movableClock() {
  let ahead = 0;
  const clock: AudioClock & { move(ms: number): void } = {
    now: () => performance.now() + ahead,
    every(ms, run) {
      const timer = setInterval(run, Math.min(ms, 10));
      return () => clearInterval(timer);
    },
    move: (ms) => {
      ahead += ms;
    },
  };
  return clock;
}

const VERSIONS = [
  { api: 'v1', model: 'default', region: 'global' },
  { api: 'v2', model: 'chirp_3', region: 'asia-southeast1' },
] as const;
type Version = (typeof VERSIONS)[number];

const speech = ulaw(speechLike(1_500));

async function googleOver(version: Version, fake: FakeGoogleSpeech, clock = movableClock(), restarts: string[] = []) {
  const { model, region } = version;
  const settings = { model, region, projectId: 'a-project', keyFile: undefined };
  return createGoogleRecogniser(settings, { clock, onRestart: (why) => restarts.push(why) }, clientOf(fake));
}

for (const version of VERSIONS)
  recogniserContract(`google ${version.api}`, async () => {
    const fake = await startFakeGoogleSpeech(version.api);
    const recogniser = await googleOver(version, fake);
    return {
      recogniser,
      speech,
      willHear: (text) => void fake.sentences.push(text),
      breakForGood: () => {
        fake.refuse = { code: 8, message: 'Quota exceeded' };
        fake.failures = [{ afterVoicedMs: 100, code: 8, message: 'Quota exceeded' }];
      },
      close: async () => {
        await recogniser.close();
        await fake.close();
      },
    };
  });

describe.each(VERSIONS)('google $api', (version) => {
  let fake: FakeGoogleSpeech;
  let google: GoogleRecogniser;
  let clock: ReturnType<typeof movableClock>;
  let restarts: string[];
  beforeEach(async () => {
    [clock, restarts] = [movableClock(), []];
    fake = await startFakeGoogleSpeech(version.api);
    google = await googleOver(version, fake, clock, restarts);
  });
  afterEach(async () => {
    await google.close();
    await fake.close();
  });

  test('says what it sends: µ-law, Mandarin, the model, the words of the state', async () => {
    const ear = listenWith(google);
    await speak(ear.session, speech);
    await until(() => fake.configs.length > 0);
    const sent = JSON.stringify(fake.configs[0]);
    for (const part of [
      'MULAW',
      '8000',
      'cmn-Hans-CN',
      `"model":"${version.model}"`,
      '身份证',
      '"boost":12',
      '"interimResults":true',
    ])
      expect(sent).toContain(part);
    if (version.api === 'v2') expect(sent).toContain('projects/a-project/locations/asia-southeast1/recognizers/_');
    ear.session.close();
  });

  test('partial results come while somebody speaks', async () => {
    fake.sentences = ['我想补办身份证'];
    const ear = listenWith(google);
    await speak(ear.session, speech);
    await until(() => ear.partials.length > 3);
    expect(ear.partials).toEqual(ear.partials.map((_, i) => '我想补办身份证'.slice(0, i + 1)));
    expect(ear.finals).toEqual([]);
    ear.session.close();
  });

  test('sound goes out in pieces of 100 ms', async () => {
    const ear = listenWith(google);
    await speak(ear.session, speech, 500);
    await until(() => fake.pieces.length >= 20);
    expect(new Set(fake.pieces)).toEqual(new Set([800]));
    ear.session.close();
  });

  test('a final result without confidence has none', async () => {
    fake.sentences = ['好'];
    fake.confidence = 0;
    const ear = listenWith(google);
    await speak(ear.session, speech, 1_000);
    await until(() => ear.finals.length > 0);
    expect(ear.finals).toEqual([{ text: '好', confidence: undefined }]);
    ear.session.close();
  });

  test('a new state is a new stream with its own words, begun while nobody speaks', async () => {
    const ear = listenWith(google);
    await speak(ear.session, Buffer.alloc(0), 300);
    ear.session.expect({ ...SENTENCE, phrases: ['公积金'] });
    await speak(ear.session, Buffer.alloc(0), 300);
    await until(() => fake.configs.length === 2);
    expect(JSON.stringify(fake.configs[1])).toContain('公积金');
    await until(() => fake.open === 1);
    expect(fake.open).toBe(1);
    ear.session.close();
    await until(() => fake.open === 0);
    expect(fake.open).toBe(0);
  });

  test('silence flows when the line brings no sound', async () => {
    const ear = listenWith(google);
    await speak(ear.session, Buffer.alloc(0), 100);
    await until(() => fake.sound[0] !== undefined);
    const before = fake.sound[0]?.length ?? 0;
    clock.move(1_000);
    await moment(120);
    expect(fake.sound[0]?.length).toBeGreaterThan(before);
    expect(fake.sound[0]?.subarray(before).every((byte) => byte === 0xff)).toBe(true);
    ear.session.close();
  });

  test('a stream cut in the middle of a sentence: the next one hears it again, no word is lost, nothing comes twice', async () => {
    fake.sentences = ['我想补办身份证要什么材料'];
    fake.failures = [{ afterVoicedMs: 900, code: 14, message: 'the connection was lost' }];
    const ear = listenWith(google);
    await speak(ear.session, speech);
    await moment(100);
    await speak(ear.session, ulaw(speechLike(500)));
    await ear.session.flush();
    expect(restarts).toEqual(['broken']);
    expect(ear.finals.map(({ text }) => text)).toEqual(['我想补办身份证要什么材料']);
    expect(fake.sound[1]?.length).toBeGreaterThanOrEqual(speech.length);
    expect(ear.failures).toEqual([]);
    ear.session.close();
  });

  test.each([
    [11, 'Exceeded maximum allowed stream duration of 305 seconds.'],
    [10, 'Max duration of 5 minutes reached for stream'],
  ])('code %i is a new stream, not a failure', async (code, message) => {
    fake.sentences = ['查办件进度'];
    fake.failures = [{ afterVoicedMs: 300, code, message }];
    const ear = listenWith(google);
    await speak(ear.session, speech);
    await moment(100);
    await speak(ear.session, Buffer.alloc(0), 200);
    await ear.session.flush();
    expect([ear.finals.map(({ text }) => text), ear.failures]).toEqual([['查办件进度'], []]);
    ear.session.close();
  });

  test('after four minutes the stream is renewed in the next silence', async () => {
    const ear = listenWith(google);
    await speak(ear.session, Buffer.alloc(0), 500);
    await until(() => fake.configs.length === 1);
    clock.move(239_000);
    await moment();
    expect(restarts).toEqual([]);
    clock.move(2_000);
    await moment(60);
    expect(restarts).toEqual(['age']);
    fake.sentences = ['还在吗'];
    await speak(ear.session, speech);
    await ear.session.flush();
    expect(ear.finals.map(({ text }) => text)).toEqual(['还在吗']);
    ear.session.close();
  });

  test('who speaks when four minutes are over is not cut off; before five the sentence moves to a new stream whole', async () => {
    const said = '我要问的是这样一件事情就是我的孩子今年要上学了户口还没有迁过来应该先办哪一样';
    fake.sentences = [said];
    const ear = listenWith(google);
    const go = async () => {
      await speak(ear.session, speech.subarray(0, 4_800));
      await moment(20);
      clock.move(7_000);
    };
    clock.move(233_000);
    await go();
    await go();
    expect(restarts).toEqual([]);
    for (let i = 0; i < 6; i++) await go();
    await moment(60);
    expect(restarts).toEqual(['age']);
    await go();
    await ear.session.flush();
    expect(ear.finals.map(({ text }) => text)).toEqual([said]);
    expect(fake.sound[1]?.length).toBeGreaterThan(8 * 4_800);
    ear.session.close();
  });

  test('streams that keep breaking are given up', async () => {
    fake.failures = Array.from({ length: 9 }, () => ({ afterVoicedMs: 100, code: 14, message: 'lost' }));
    const ear = listenWith(google);
    for (let i = 0; i < 9 && ear.failures.length === 0; i++) {
      await speak(ear.session, ulaw(speechLike(300)));
      await moment(60);
    }
    expect(ear.failures).toMatchObject([{ reason: 'unavailable' }]);
    expect(restarts).toEqual(['broken', 'broken', 'broken']);
  });

  test('nobody at the other end: flushing is not waited for, and after the third time it is given up', async () => {
    fake.mute = true;
    const ear = listenWith(google);
    for (let i = 0; i < 3; i++) {
      await speak(ear.session, ulaw(speechLike(300)));
      const flushed = ear.session.flush();
      clock.move(1_600);
      await flushed;
    }
    await moment();
    expect(ear.failures).toMatchObject([{ reason: 'slow' }]);
  });

  test.each([
    [8, 'quota', 'Quota exceeded for quota metric'],
    [3, 'settings', 'The model is not available for cmn-Hans-CN'],
    [7, 'settings', 'Permission denied on project'],
    [16, 'settings', 'Request had invalid authentication credentials'],
  ] as const)('code %i is told as %s, in Google’s words', async (code, reason, message) => {
    fake.refuse = { code, message };
    expect(await google.check()).toEqual({ reason, message: expect.stringContaining(message) });
    const ear = listenWith(google);
    await speak(ear.session, speech);
    await until(() => ear.failures.length > 0);
    expect(ear.failures).toMatchObject([{ reason }]);
  });

  test('the check passes where both languages are taken', async () => {
    expect(await google.check()).toBeNull();
    expect(fake.configs.map((config) => JSON.stringify(config).match(/cmn-Hans-CN|en-US/)?.[0])).toEqual(['cmn-Hans-CN', 'en-US']);
  });
});

test.each([
  ['latest_long', 'global', /"latest_long" does not stream Mandarin; choose one of default/],
  ['telephony', 'us', /does not stream Mandarin/],
  ['chirp_3', 'global', /chirp_3 is not in "global"; choose one of us, eu/],
  ['default', 'us', /default is not in "us"; choose one of global/],
])('%s in %s is refused at the start, in plain words', async (model, region, words) => {
  const world = { clock: movableClock(), onRestart: () => {} };
  await expect(createGoogleRecogniser({ model, region, projectId: 'p', keyFile: undefined }, world)).rejects.toThrow(words);
});
