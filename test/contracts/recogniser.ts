/** What every streaming recogniser must do. Run over each implementation with its own way of being spoken to. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silence } from '../../src/audio/frame.js';
import type { Expectation, Recogniser, RecognitionFailure, RecognitionSession } from '../../src/audio/ports.js';
import { frames } from '../audio/speech-like.js';

/** An implementation, and what it can be made to hear. */
export interface RecogniserUnderTest {
  recogniser: Recogniser;
  /** The sound of somebody saying something, without silence around it. */
  speech: Buffer;
  /** Prepares that the next utterance is this. */
  willHear(text: string): void;
  /** From now on it cannot work, for good. */
  breakForGood(): void;
  close(): Promise<void>;
}

export const SENTENCE: Expectation = { language: 'zh-CN', expects: 'sentence', phrases: ['身份证', '社保卡'] };

interface Ear {
  session: RecognitionSession;
  partials: string[];
  finals: { text: string; confidence: number | undefined }[];
  failures: RecognitionFailure[];
}

export function listenWith(recogniser: Recogniser, expectation = SENTENCE): Ear {
  const ear: Omit<Ear, 'session'> = { partials: [], finals: [], failures: [] };
  const session = recogniser.open(
    {
      partial: (text) => ear.partials.push(text),
      final: (text, confidence) => ear.finals.push({ text, confidence }),
      failed: (failure) => ear.failures.push(failure),
    },
    expectation,
  );
  return { ...ear, session };
}

/** Speaks: the sound, then silence, as a line would bring it but faster; the network gets a moment in between. */
export async function speak(session: RecognitionSession, sound: Buffer, quietMs = 0): Promise<void> {
  for (const frame of frames(sound)) session.audio(frame, true);
  for (const frame of frames(silence(quietMs))) session.audio(frame, false);
  await moment();
}

export function moment(ms = 30): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until something is so, at most three seconds. */
export async function until(is: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !is(); i++) await moment(10);
}

export function recogniserContract(name: string, make: () => Promise<RecogniserUnderTest>): void {
  describe(`${name} as a recogniser`, () => {
    let it: RecogniserUnderTest;
    beforeEach(async () => {
      it = await make();
    });
    afterEach(() => it.close());

    test('what was said is final when it is flushed, with a confidence between 0 and 1 or none', async () => {
      it.willHear('我想补办身份证');
      const ear = listenWith(it.recogniser);
      await speak(ear.session, it.speech);
      await ear.session.flush();
      expect(ear.finals.map(({ text }) => text).join('')).toBe('我想补办身份证');
      for (const { confidence } of ear.finals) if (confidence !== undefined) expect(confidence).toBeGreaterThan(0);
      ear.session.close();
    });

    test('one utterance after the other, nothing twice', async () => {
      const ear = listenWith(it.recogniser);
      for (const text of ['补办身份证', '要多少钱']) {
        it.willHear(text);
        await speak(ear.session, it.speech, 200);
        await ear.session.flush();
      }
      expect(ear.finals.map(({ text }) => text)).toEqual(['补办身份证', '要多少钱']);
      ear.session.close();
    });

    test('pieces of any size are taken', async () => {
      it.willHear('转人工');
      const ear = listenWith(it.recogniser);
      for (let at = 0, size = 1; at < it.speech.length; at += size, size = (size * 7 + 3) % 500)
        ear.session.audio(it.speech.subarray(at, at + size), true);
      await ear.session.flush();
      expect(ear.finals.map(({ text }) => text).join('')).toBe('转人工');
      ear.session.close();
    });

    test('silence says nothing, and flushing it takes no time', async () => {
      const ear = listenWith(it.recogniser);
      await speak(ear.session, Buffer.alloc(0), 2_000);
      await ear.session.flush();
      expect([ear.partials, ear.finals, ear.failures]).toEqual([[], [], []]);
      ear.session.close();
    });

    test('nothing of what is discarded comes', async () => {
      it.willHear('不要了');
      const ear = listenWith(it.recogniser);
      for (const frame of frames(it.speech)) ear.session.audio(frame, true);
      ear.session.discard();
      await moment(100);
      await ear.session.flush();
      expect(ear.finals).toEqual([]);
      ear.session.close();
    });

    test('a new expectation does not disturb what is being said', async () => {
      it.willHear('补办社保卡');
      const ear = listenWith(it.recogniser);
      const half = it.speech.length / 2 - ((it.speech.length / 2) % 160);
      await speak(ear.session, it.speech.subarray(0, half));
      ear.session.expect({ language: 'zh-CN', expects: 'digits', phrases: [] });
      await speak(ear.session, it.speech.subarray(half));
      await ear.session.flush();
      expect(ear.finals.map(({ text }) => text).join('')).toBe('补办社保卡');
      ear.session.close();
    });

    test('two calls at once do not hear each other', async () => {
      const [first, second] = [listenWith(it.recogniser), listenWith(it.recogniser)];
      it.willHear('查进度');
      await speak(first.session, it.speech);
      await first.session.flush();
      await second.session.flush();
      expect(first.finals).toHaveLength(1);
      expect([second.partials, second.finals]).toEqual([[], []]);
      first.session.close();
      second.session.close();
    });

    test('after it is closed nothing comes, and nothing throws', async () => {
      it.willHear('喂');
      const ear = listenWith(it.recogniser);
      for (const frame of frames(it.speech)) ear.session.audio(frame, true);
      ear.session.close();
      ear.session.close();
      ear.session.audio(it.speech, true);
      ear.session.expect(SENTENCE);
      ear.session.discard();
      await ear.session.flush();
      await moment(100);
      expect([ear.finals, ear.failures]).toEqual([[], []]);
    });

    test('a failure is told once, with a reason, and nothing comes after it', async () => {
      const ear = listenWith(it.recogniser);
      it.breakForGood();
      for (let i = 0; i < 30 && ear.failures.length === 0; i++) {
        await speak(ear.session, it.speech, 100);
        await ear.session.flush();
      }
      expect(ear.failures).toHaveLength(1);
      expect(ear.failures[0]?.message).toMatch(/\w/);
      const heard = ear.finals.length;
      await speak(ear.session, it.speech, 1_000);
      await ear.session.flush();
      expect(ear.failures).toHaveLength(1);
      expect(ear.finals).toHaveLength(heard);
    });
  });
}
