/** The real voice, where a folder of it is named: it is heard by the real recogniser over the telephone's 8 kHz µ-law. Skipped, with the reason in its name, where they are not installed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeUlaw } from '../../../src/audio/g711.js';
import { speechLevel } from '../../../src/audio/loudness.js';
import { resample } from '../../../src/audio/resample.js';
import type { Spoken } from '../../../src/domain/prompt.js';
import { startWhisper } from '../../../src/recognition/offline/start-whisper.js';
import { guarded } from '../../../src/recognition/offline/text-guard.js';
import type { TranscriberPool } from '../../../src/recognition/offline/transcriber-pool.js';
import { clausesOf } from '../../../src/synthesis/offline/clauses.js';
import { createOfflineVoice, type OfflineVoice } from '../../../src/synthesis/offline/offline-voice.js';
import type { MandarinVoice } from '../../../src/synthesis/offline/voice-packages.js';
import { createSentenceVoice } from '../../../src/synthesis/sentence-voice.js';
import { HOTLINE_SENTENCES } from './hotline-sentences.js';
import { syllableErrors } from './syllable-errors.js';

const MODELS = process.env.OFFLINE_MODEL_DIR ?? '';
const hasVoice = MODELS !== '' && existsSync(join(MODELS, 'kokoro'));
const asked = process.env.OFFLINE_MODEL;
const size = (asked ? [asked] : ['base', 'small']).find(
  (one) => MODELS !== '' && existsSync(join(MODELS, 'node_modules', `sts-whisper-${one}`)),
);
const MINUTES = 60_000;

describe.skipIf(!hasVoice)('the voice of this machine (OFFLINE_MODEL_DIR, npm run models -- voice)', () => {
  let voice: OfflineVoice;
  beforeAll(async () => {
    const name = (process.env.OFFLINE_VOICE ?? 'zf_xiaoyi') as MandarinVoice;
    voice = await createOfflineVoice({ folder: MODELS, voice: name, readings: {} });
  }, 2 * MINUTES);
  afterAll(() => voice.close());

  const piecesOf = async (text: string, { slow = false, language = 'zh-CN' as Spoken['language'] } = {}) => {
    const pieces: Int16Array[] = [];
    for await (const piece of createSentenceVoice(voice, clausesOf).speak({ prompt: 'ask.open', language, text }, slow))
      pieces.push(decodeUlaw(piece));
    return pieces;
  };

  test(
    'pieces are equally loud within 1.5 dB, join without a click, and are not all silence at their ends',
    async () => {
      const pieces = await piecesOf(HOTLINE_SENTENCES[0]);
      expect(pieces.length).toBeGreaterThan(2);
      const levels = pieces.map(speechLevel);
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1.5);
      expect(Math.min(...levels)).toBeGreaterThan(-22);
      for (const [i, piece] of pieces.entries()) {
        expect(Math.abs((piece[0] ?? 0) - (pieces[i - 1]?.at(-1) ?? 0))).toBeLessThan(200);
        const firstLoud = piece.findIndex((sample) => Math.abs(sample) > 1_000);
        expect(firstLoud / 8).toBeLessThan(200);
        expect((piece.length - piece.findLastIndex((sample) => Math.abs(sample) > 1_000)) / 8).toBeLessThan(700);
      }
    },
    2 * MINUTES,
  );

  test(
    '慢一点 takes longer, by about a quarter',
    async () => {
      const [usual, slow] = [await piecesOf('感谢来电，再见。'), await piecesOf('感谢来电，再见。', { slow: true })].map((pieces) =>
        pieces.reduce((sum, { length }) => sum + length, 0),
      );
      expect((slow ?? 0) / (usual ?? 1)).toBeGreaterThan(1.15);
      expect((slow ?? 0) / (usual ?? 1)).toBeLessThan(1.5);
    },
    2 * MINUTES,
  );

  describe.skipIf(size === undefined)('heard by Whisper (npm run models -- base)', () => {
    let ears: TranscriberPool;
    beforeAll(async () => {
      const model = join(MODELS, 'node_modules', `sts-whisper-${size}`, 'models/Xenova', `whisper-${size}`);
      ears = await startWhisper({ runtime: MODELS, model, threads: 2 }, { workers: 1, now: () => performance.now() });
    }, 3 * MINUTES);
    afterAll(() => ears.close());

    let sounds = 0;
    const heardOf = async (text: string, language: Spoken['language'] = 'zh-CN') => {
      const pcm = Int16Array.from((await piecesOf(text, { language })).flatMap((piece) => [...piece]));
      const samples = Float32Array.from(resample(pcm, 8_000, 16_000), (sample) => sample / 32_768);
      const utterance = { sound: ++sounds, samples, language, words: [] };
      return guarded((await ears.submit({ utterance, urgent: true }).text) ?? '', pcm.length / 8);
    };

    test(
      'over the telephone at most 10 syllables in 100 come back as others',
      async () => {
        const total = { errors: 0, syllables: 0 };
        for (const sentence of HOTLINE_SENTENCES) {
          const heard = await heardOf(sentence);
          const { errors, syllables } = syllableErrors(sentence, heard);
          if (errors > 0) console.log(`${errors} of ${syllables}: ${sentence} → ${heard}`);
          total.errors += errors;
          total.syllables += syllables;
        }
        console.log(`Whisper ${size}: ${total.errors} of ${total.syllables} syllables are others`);
        expect(total.errors / total.syllables).toBeLessThanOrEqual(0.1);
      },
      15 * MINUTES,
    );

    test(
      'English is understood, too',
      async () => {
        const heard = await heardOf('For a person, press zero. You are welcome.', 'en');
        expect(heard.toLowerCase()).toMatch(/for a person,? press (?:zero|0)/);
      },
      4 * MINUTES,
    );
  });
});
