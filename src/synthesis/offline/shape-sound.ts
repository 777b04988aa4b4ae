/** What the model made, as the line plays it: silence trimmed, brought to 8 kHz and to the level of the line, a pause behind it. */
import { encodeUlaw } from '../../audio/g711.js';
import { levelled } from '../../audio/loudness.js';
import { resample } from '../../audio/resample.js';

/** Samples a second as the model makes them, and on the line. */
export const MODEL_RATE = 24_000;
const LINE_RATE = 8_000;
/** Blocks of 5 ms this far below the loudest are silence. */
const QUIET_DB = 45;
const BLOCK = 120;
/** Kept before the first and after the last sound: consonants begin softly, vowels end slowly. */
const KEPT_BEFORE = 4;
const KEPT_AFTER = 10;
/** How long one waits after each mark, in ms. */
const PAUSES: readonly [RegExp, number][] = [
  [/[。.！!？?…][”"’）)]*$/, 400],
  [/[；;]$/, 320],
  [/[：:—]$/, 260],
  [/[，,]$/, 180],
  [/、$/, 120],
];
const NO_MARK_MS = 60;

/** µ-law of one stretch of speech, ready to be followed by the next. `pace` below 1 also stretches the pause. */
export function shapeSound(made: Float32Array, text: string, pace: number): Buffer {
  const pcm = Int16Array.from(trimmed(made), (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))));
  const sound = encodeUlaw(levelled(resample(pcm, MODEL_RATE, LINE_RATE)));
  const pause = Buffer.alloc(Math.round((pauseAfter(text) / pace) * (LINE_RATE / 1_000)), 0xff);
  return Buffer.concat([sound, pause]);
}

/** Milliseconds of silence that belong behind a text, by its last mark. */
export function pauseAfter(text: string): number {
  return PAUSES.find(([mark]) => mark.test(text.trim()))?.[1] ?? NO_MARK_MS;
}

/** Without the silence the model makes before and after. */
export function trimmed(sound: Float32Array): Float32Array {
  const powers: number[] = [];
  for (let at = 0; at < sound.length; at += BLOCK) powers.push(power(sound.subarray(at, at + BLOCK)));
  const least = Math.max(0, ...powers) / 10 ** (QUIET_DB / 10);
  const first = powers.findIndex((one) => one > least);
  const last = powers.findLastIndex((one) => one > least);
  return sound.subarray(Math.max(0, first - KEPT_BEFORE) * BLOCK, (last + 1 + KEPT_AFTER) * BLOCK);
}

function power(block: Float32Array): number {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return sum / Math.max(1, block.length);
}
