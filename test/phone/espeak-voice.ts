/** A voice for tests without a model: eSpeak NG of this machine, in Mandarin. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createRateConverter } from '../../src/audio/convert-rate.js';
import { encodeUlaw } from '../../src/audio/g711.js';
import { levelled } from '../../src/audio/loudness.js';
import type { Voice } from '../../src/audio/ports.js';
import { readWav } from '../../src/audio/wav.js';
import { sentencesOf } from '../../src/synthesis/sentence-voice.js';

const run = promisify(execFile);
const RATE = 8_000;
/** Words a minute; the line is understood by nobody here, so it may be quick. */
const SPEED = '230';
/** Callers speak like people. */
const CALLER_SPEED = '250';

/** A sentence as the line's test voice speaks it, or as a caller does: 8 kHz samples at the level of a telephone line. */
export async function espeak(text: string, who: 'line' | 'caller' = 'line'): Promise<Int16Array> {
  const manner = who === 'line' ? ['-v', 'cmn', '-s', SPEED] : ['-v', 'cmn+f2', '-s', CALLER_SPEED];
  const { stdout } = await run('espeak-ng', [...manner, '--stdout', '--', text], { encoding: 'buffer', maxBuffer: 2 ** 26 });
  const { pcm, sampleRate } = readWav(stdout);
  const converter = createRateConverter(Float32Array.from(pcm), sampleRate, RATE);
  return levelled(Int16Array.from(converter.piece(0, converter.length), Math.round));
}

/** All of a text as the line speaks it: sentence by sentence. */
export async function espeakText(text: string): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  for (const sentence of sentencesOf(text)) parts.push(await espeak(sentence));
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

export function createEspeakVoice(): Voice {
  return {
    async *speak({ text }) {
      yield encodeUlaw(await espeak(text));
    },
  };
}
