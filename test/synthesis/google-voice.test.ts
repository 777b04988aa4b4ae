/** Google's voice against a real gRPC server on loopback built from the client's own protos. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decodeUlaw } from '../../src/audio/g711.js';
import { speechLevel } from '../../src/audio/loudness.js';
import type { Spoken } from '../../src/domain/prompt.js';
import { createGoogleVoice, type GoogleVoice } from '../../src/synthesis/google/google-voice.js';
import { clientOf } from '../google/proto-service.js';
import { type FakeGoogleVoice, startFakeGoogleVoice } from './fake-google-voice.js';

process.env.METADATA_SERVER_DETECTION = 'none';

const VOICES = { 'zh-CN': 'cmn-CN-Wavenet-A', en: 'en-US-Wavenet-F' };
let fake: FakeGoogleVoice;
let voice: GoogleVoice;

beforeAll(async () => {
  fake = await startFakeGoogleVoice(100);
  voice = await createGoogleVoice({ voices: VOICES, keyFile: undefined, projectId: 'p' }, clientOf(fake));
});
afterAll(async () => {
  await voice.close();
  await fake.close();
});
beforeEach(() => {
  fake.requests.length = 0;
  fake.failure = null;
});

const zh = (text: string): Spoken => ({ prompt: 'ask.open', language: 'zh-CN', text });

async function soundOf(spoken: Spoken, slow = false): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of voice.speak(spoken, slow)) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('a sentence comes as µ-law without a header, at the level of the line', async () => {
  const sound = await soundOf(zh('请说您要办什么事。'));
  expect(sound).toHaveLength(900 * 8);
  expect(speechLevel(decodeUlaw(sound))).toBeGreaterThan(-24);
  expect(fake.requests[0]).toMatchObject({
    input: { text: '请说您要办什么事。' },
    voice: { languageCode: 'cmn-CN', name: 'cmn-CN-Wavenet-A' },
    audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: 8_000, speakingRate: 1 },
  });
});

test('慢一点 is really slower, and another sound', async () => {
  await soundOf(zh('好的。'), true);
  expect(fake.requests[0]).toMatchObject({ audioConfig: { speakingRate: 0.8 } });
  expect(voice.nameOf(zh(''), true)).not.toBe(voice.nameOf(zh(''), false));
});

test('English has a voice of its own', async () => {
  await soundOf({ ...zh('Press 8.'), language: 'en' });
  expect(fake.requests[0]).toMatchObject({ voice: { languageCode: 'en-US', name: 'en-US-Wavenet-F' } });
});

test('a failure is told in Google’s words', async () => {
  fake.failure = { code: 8, details: 'Quota exceeded' };
  await expect(soundOf(zh('你好。'))).rejects.toMatchObject({
    code: 'voice_unavailable',
    message: expect.stringContaining('Quota exceeded'),
  });
});

test.each(['en-US-Wavenet-F', 'Zhiyu'])('%s is no Mandarin voice', async (name) => {
  const settings = { voices: { ...VOICES, 'zh-CN': name }, keyFile: undefined, projectId: 'p' };
  await expect(createGoogleVoice(settings)).rejects.toThrow(/does not speak zh-CN/);
});
