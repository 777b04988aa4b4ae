/** Telephone calls to the line as it is built, with Whisper and Kokoro: Mandarin goes in as sound, the answer comes out as sound and is recognised back. Where OFFLINE_MODEL_DIR holds both models. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeUlaw, encodeUlaw } from '../../src/audio/g711.js';
import { readConfig } from '../../src/config.js';
import { createSpeechEngines, type SpeechEngines } from '../../src/server/speech-engines.js';
import { checkVoice } from '../../src/synthesis/offline/voice-packages.js';
import { frames } from '../audio/speech-like.js';
import { installForTest } from './install-switch.js';
import { LINE_NUMBER, openRoom, type TelephoneRoom } from './telephone-room.js';

const MODELS = process.env.OFFLINE_MODEL_DIR;
const QUESTIONS = [
  ['身份证丢了，补办要带什么材料', '0215'],
  ['第一次办护照，要多长时间', '0301'],
] as const;
/** Share of an answer's characters that Whisper, which errs by itself, must give back. */
const RECOGNISED = 0.5;
const QUIET_MS = 2_500;
/** Whisper takes thirty seconds. */
const LONGEST_MS = 28_000;

function modelsThere(): boolean {
  try {
    checkVoice(MODELS ?? '', 'zf_xiaoyi');
    return MODELS !== undefined;
  } catch {
    console.log('no calls with models: OFFLINE_MODEL_DIR holds no voice (npm run models -- voice)');
    return false;
  }
}

const tree = modelsThere() ? installForTest() : null;

describe.skipIf(tree === null)('a line with ears and voice of its own', () => {
  let room: TelephoneRoom;
  let engines: SpeechEngines;
  const folder = mkdtempSync(join(tmpdir(), 'caller-voice-'));
  beforeAll(async () => {
    const settings = { RECOGNITION: 'offline', SYNTHESIS: 'offline', OFFLINE_VOICE: 'zm_yunxi', PUBLIC_URL: 'http://127.0.0.1' };
    const clock = { now: () => performance.now(), every: () => () => {} };
    const parts = { clock, recordings: { find: () => null }, onRestart: () => {}, onTrouble: () => {} };
    engines = await createSpeechEngines(readConfig({ ...settings, OFFLINE_MODEL_DIR: MODELS, DATA_DIR: folder }), parts);
    room = await openRoom(tree as NonNullable<typeof tree>, MODELS);
  });
  afterAll(async () => {
    await room?.close();
    await engines?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function spoken(text: string): Promise<Int16Array> {
    const pieces: Buffer[] = [];
    for await (const piece of engines.voice.speak({ prompt: 'opening', language: 'zh-CN', text }, false)) pieces.push(piece);
    return decodeUlaw(Buffer.concat(pieces));
  }

  async function recognised(pcm: Int16Array): Promise<string> {
    const texts: string[] = [];
    const listener = { partial: () => {}, final: (text: string) => texts.push(text), failed: () => {} };
    const session = engines.recognisers[0]?.open(listener, { language: 'zh-CN', expects: 'sentence', phrases: [] });
    for (const frame of frames(encodeUlaw(pcm))) session?.audio(frame, true);
    await session?.flush();
    session?.close();
    return texts.join('');
  }

  test.each(QUESTIONS)(
    '“%s” reaches item %s, and its answer can be understood',
    async (question, item) => {
      const { citizen, line } = room;
      const sound = await spoken(question);
      const before = (await line.calls()).length;
      await citizen.dial(LINE_NUMBER);
      const turn = (index: number) => line.until((calls) => calls[before]?.turns[index], 60_000);
      const quiet = async (fromMs: number) => {
        const end = performance.now() + 90_000;
        for (;;) {
          const last = citizen.heard.lastLoudMs(fromMs);
          if (last !== null && performance.now() - citizen.heard.whenMs(last) > QUIET_MS) return;
          if (performance.now() > end) throw new Error('the line never spoke, or never stopped');
          await setTimeout(100);
        }
      };
      await quiet(0);
      const saidMs = citizen.said.lengthMs();
      citizen.speak(sound);
      await turn(1);
      const fromMs = citizen.heard.lengthMs();
      // Clause by clause, with pauses on a busy machine: it is over when the log says that all of it was heard.
      const answer = await line.until((calls) => {
        const one = calls[before]?.turns[1];
        return one?.played != null && one.played.characters === one.played.of && one;
      }, 150_000);
      const asked = citizen.said.whenMs((citizen.said.firstLoudMs(saidMs) ?? 0) + sound.length / 8);
      const answered = citizen.heard.whenMs(citizen.heard.firstLoudMs(fromMs) ?? 0);
      const heard = citizen.heard.pcm().subarray(fromMs * 8);
      citizen.hangUp();
      const text = answer.spoken.map((one) => one.text).join('');
      const back = await recognised(heard.subarray(0, 8 * LONGEST_MS));
      const share = givenBack(text, back);
      console.log(
        `heard “${answer.heard}”; ${Math.round(answered - asked)} ms from the end of the question to the answer; of “${text}” came back “${back}”: ${share.toFixed(2)}`,
      );
      expect(answer.event).toBe('speech');
      expect(answer.item).toBe(item);
      expect(share).toBeGreaterThan(RECOGNISED);
    },
    300_000,
  );
});

/** Share of the Han characters of a text that were heard back. */
function givenBack(text: string, back: string): number {
  const han = [...text].filter((one) => /\p{Script=Han}/u.test(one));
  return han.filter((one) => back.includes(one)).length / han.length;
}
