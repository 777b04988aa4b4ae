/** Whole calls over media streams: webhook, socket, Google's own clients against servers of this machine, the real dialogue, and what is left when something breaks. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestLine, type TestLine } from '../../src/cli/test-line.js';
import { createSpeechEngines } from '../../src/server/speech-engines.js';
import { callDetails } from '../../src/store/reports/call-details.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';
import { recordedSpeech, speechLike, ulaw } from '../audio/speech-like.js';
import { clientOf } from '../google/proto-service.js';
import { type FakeGoogleSpeech, startFakeGoogleSpeech } from '../recognition/google/fake-google-speech.js';
import { type FakeGoogleVoice, startFakeGoogleVoice } from '../synthesis/fake-google-voice.js';
import { freePort } from './free-port.js';
import { dialIntoStream, openStream } from './media-caller.js';

process.env.METADATA_SERVER_DETECTION = 'none';

/** Recorded Mandarin where a folder of it is named, else a hum with syllables. */
const question = ulaw(recordedSpeech(1)[0]?.pcm ?? speechLike(1_600));

let speech: FakeGoogleSpeech;
let voice: FakeGoogleVoice;
let line: TestLine;

beforeAll(async () => {
  speech = await startFakeGoogleSpeech('v1');
  voice = await startFakeGoogleVoice(12);
  const port = await freePort();
  line = await openTestLine({
    settings: {
      PORT: port,
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      RECOGNITION: 'google',
      OPERATOR_NUMBER: '1001',
    },
    openEngines: async (config, parts) => ({
      ...(await createSpeechEngines(config, parts, { speech: clientOf(speech), voice: clientOf(voice) })),
      recheckMs: 100,
    }),
  });
});
let closing: Promise<void> | undefined;
afterAll(async () => {
  await (closing ?? line.close());
  await Promise.all([speech.close(), voice.close()]);
});
beforeEach(() => {
  speech.sentences = [];
  speech.refuse = null;
  voice.failure = null;
});

const opened: { phone: { hangUp(): void } }[] = [];
const dial = async () => {
  const caller = await dialIntoStream(line.carrier, line.token);
  opened.push(caller);
  return caller;
};
afterEach(() => {
  for (const { phone } of opened.splice(0)) phone.hangUp();
});

/** Waits until calls are handed to the socket again. */
async function trusted(): Promise<void> {
  for (let i = 0; i < 50; i++) {
    const call = await line.carrier.call({ from: null, to: '114' });
    const { waiting } = call;
    await call.hangup();
    if (waiting?.for === 'stream') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the line never trusted its recogniser again');
}

const timeline = async (callId: string) => (await callTimeline(line.hotline.database, callId))?.turns ?? [];
const playedOf = (callId: string) => line.hotline.database.read('played').where({ call_id: callId }).orderBy('idx');
/** Waits until a reply was heard to its end. */
async function playedWhole(callId: string, turn: number): Promise<void> {
  for (let i = 0; i < 800; i++) {
    const row = (await playedOf(callId))[turn];
    if (row !== undefined && row.characters === row.of_characters) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it was never heard to its end');
}
const metric = async (name: string) => {
  const text = await (await fetch(`${line.hotline.url}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
};

test('a question asked in sound is answered in sound, and a key ends in a transfer', async () => {
  const { call, phone, closed, until } = await dial();
  expect(call.steps).toEqual([]);
  await until(() => phone.heard.length > 20 && phone.isQuiet());
  speech.sentences = ['身份证丢了补办要带什么材料'];
  const before = phone.heard.length;
  await phone.speak(question);
  await until(() => phone.heard.length > before + 20);
  const asked = await timeline(call.callSid);
  expect(asked.map(({ event, heard }) => [event, heard])).toEqual([
    ['started', null],
    ['speech', '身份证丢了补办要带什么材料'],
  ]);
  expect(asked[1]?.spoken.map(({ text }) => text).join('')).toContain('居民户口簿');
  expect(voice.requests.map(({ input }) => input.text).join('')).toContain('居民户口簿');

  phone.press('0');
  await closed;
  await call.streamEnded();
  expect(call.waiting).toMatchObject({ for: 'dial', number: '1001' });
  expect(call.steps).toEqual([]); // 正在转人工 was said on the stream
  const logged = (await callDetails(line.hotline.database, call.callSid))?.turns ?? [];
  // The opening and 正在转人工 were heard whole, the key cut the answer short.
  expect(logged.map(({ played }) => played !== null && played.characters === played.of)).toEqual([true, false, true]);
  expect(logged[1]?.played?.characters).toBeGreaterThan(0);

  await call.dialled('busy', 0);
  expect(call.waiting).toMatchObject({ for: 'stream' });
  const again = await openStream(call, line.token);
  opened.push(again);
  const [last] = (await timeline(call.callSid)).slice(-1);
  expect(last?.spoken[0]?.prompt).toBe('operator.missed');
  await again.until(() => again.phone.heard.length > 5);
});

test('speaking over the line silences it within 250 ms', async () => {
  const { call, phone, until } = await dial();
  await until(() => phone.heard.length > 5);
  voice.msACharacter = 120;
  phone.press('4');
  const opening = phone.heard.length;
  await until(() => phone.heard.length > opening + 40);
  const cleared = phone.clears.length;
  speech.sentences = ['我要转人工'];
  const startedMs = performance.now();
  const spoken = phone.speak(question);
  await until(() => phone.clears.length > cleared);
  const lateMs = (phone.clears[cleared] ?? 0) - startedMs;
  await spoken;
  voice.msACharacter = 12;
  // The recording may begin with silence: what the line measured counts from the first voice.
  expect(await metric('barge_in_seconds_sum')).toBeLessThanOrEqual(0.25 * (await metric('barge_in_seconds_count')));
  expect(lateMs).toBeLessThan(1_000);
  await until(() => speech.sentences.length === 0);
  const [, hours] = await playedOf(call.callSid);
  expect(hours.characters).toBeGreaterThan(0);
  expect(hours.characters).toBeLessThan(hours.of_characters);
});

describe('when something breaks', () => {
  test('the socket: the carrier goes on where the call stood, after one sentence', async () => {
    const { call, phone, cut, closed, until } = await dial();
    await until(() => phone.heard.length > 20 && phone.isQuiet());
    speech.sentences = ['补办身份证要带什么材料'];
    const before = phone.heard.length;
    await phone.speak(question);
    await until(() => phone.heard.length > before + 10);
    await playedWhole(call.callSid, 1);
    cut();
    await closed;
    await call.streamEnded();
    expect(call.waiting).toMatchObject({ for: 'gather', input: ['dtmf', 'speech'] });
    expect(call.steps.map((step) => (step.do === 'say' ? step.text : ''))).toEqual(['不好意思，请再说一遍。']);
    await call.speak('那要多少钱');
    expect(call.steps.map((step) => (step.do === 'say' ? step.text : '')).join('')).toContain('补办身份证');
    expect(call.waiting).toMatchObject({ for: 'gather' }); // and stays with the carrier
    await call.hangup();
  });

  test('the voice: the carrier says what was not heard', async () => {
    const { call, phone, closed, until } = await dial();
    await until(() => phone.heard.length > 5);
    voice.failure = { code: 8, details: 'Quota exceeded' };
    phone.press('3');
    await closed;
    await call.streamEnded();
    expect(call.steps).toMatchObject([{ do: 'say', text: expect.stringContaining('请按十二位回执号') }]);
    expect(call.waiting).toMatchObject({ for: 'gather' });
    await call.hangup();
    await trusted();
  });

  test('the recogniser, in the middle of a call: the carrier listens to this call and to the next ones', async () => {
    const { call, phone, closed, until } = await dial();
    await until(() => phone.heard.length > 20 && phone.isQuiet());
    const falls = await metric('recogniser_falls_total');
    speech.refuse = { code: 8, message: 'Quota exceeded' };
    void phone.speak(question);
    await closed;
    await call.streamEnded();
    expect(call.waiting).toMatchObject({ for: 'gather' });
    expect(await metric('recogniser_falls_total')).toBe(falls + 1);
    await call.hangup();
    const next = await line.carrier.call({ from: null, to: '114' });
    expect(next.waiting).toMatchObject({ for: 'gather' });
    expect(next.steps[0]).toMatchObject({ do: 'say' });
    await next.hangup();
    speech.refuse = null;
    await trusted(); // and once the recogniser works again, calls are streams again
  });
});

describe('the socket', () => {
  const knock = (path: string, headers: Record<string, string> = {}) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${line.hotline.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}${path}`, {
        headers,
      });
      socket.on('open', () => {
        resolve('open');
        socket.close();
      });
      socket.on('error', (error) => resolve(error.message));
    });
  const signed = (path: string, token = line.token) => ({
    'X-Twilio-Signature': signRequest(token, `${line.hotline.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}${path}`),
  });

  test('opens for our carrier alone', async () => {
    expect(await knock('/twilio/media', signed('/twilio/media'))).toBe('open');
    expect(await knock('/twilio/media/', signed('/twilio/media'))).toBe('open');
    const refused = await metric('media_refused_total');
    expect(await knock('/twilio/media')).toContain('403');
    expect(await knock('/twilio/media', signed('/twilio/media', 'another token'))).toContain('403');
    expect(await metric('media_refused_total')).toBe(refused + 2);
    expect(await knock('/elsewhere', signed('/elsewhere'))).toContain('404');
  });
});

test('a restart: the carrier goes on with the call, and the last answers still go out', async () => {
  const { call, phone, closed, until } = await dial();
  await until(() => phone.heard.length > 10);
  closing = line.close();
  await closed;
  await call.streamEnded();
  expect(call.waiting).toMatchObject({ for: 'gather' });
  expect(call.steps.map((step) => (step.do === 'say' ? step.text : '')).join('')).toContain('您好'); // it was not heard to its end
  await closing;
});
