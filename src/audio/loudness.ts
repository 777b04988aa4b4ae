/** Sounds from different sources made equally loud, with ends that do not click when one follows the other. */
import { decodeUlaw, encodeUlaw } from './g711.js';

/** Level of speech on telephone lines, dB below full scale, measured where somebody speaks. */
const TARGET_DB = -20;
const MOST_GAIN_DB = 15;
/** Peaks stay below this. */
const CEILING = 0.9 * 32_768;
/** Length of the ramp at each end, in samples at 8 kHz: 5 ms. */
export const RAMP_SAMPLES = 40;
const BLOCK = 160;
/** Blocks this far below the loudest are pauses. */
const PAUSE_DB = 25;

/** The sound at the target level, its ends faded. */
export function levelled(pcm: Int16Array): Int16Array {
  const gain = Math.min(10 ** (Math.min(MOST_GAIN_DB, TARGET_DB - speechLevel(pcm)) / 20), CEILING / Math.max(1, peak(pcm)));
  return faded(pcm.map((sample) => Math.round(sample * gain)));
}

/** Both ends ramped from and to silence. */
export function faded(pcm: Int16Array, samples = RAMP_SAMPLES): Int16Array {
  const out = pcm.slice();
  const ramp = Math.min(samples, out.length >> 1);
  for (let i = 0; i < ramp; i++) {
    const share = (i + 1) / (ramp + 1);
    out[i] = Math.round((out[i] as number) * share);
    const last = out.length - 1 - i;
    out[last] = Math.round((out[last] as number) * share);
  }
  return out;
}

/** µ-law sound whose beginning is ramped: for going on in the middle of a sentence. */
export function fadedIn(ulaw: Buffer): Buffer {
  const head = decodeUlaw(ulaw.subarray(0, RAMP_SAMPLES));
  const ramped = head.map((sample, i) => Math.round((sample * (i + 1)) / (head.length + 1)));
  return Buffer.concat([encodeUlaw(ramped), ulaw.subarray(RAMP_SAMPLES)]);
}

/** Level of the blocks in which somebody speaks, dB below full scale. */
export function speechLevel(pcm: Int16Array): number {
  const powers: number[] = [];
  for (let start = 0; start < pcm.length; start += BLOCK) powers.push(power(pcm.subarray(start, start + BLOCK)));
  const loudest = Math.max(0, ...powers);
  const spoken = powers.filter((one) => one > loudest / 10 ** (PAUSE_DB / 10));
  return spoken.length === 0 ? -100 : 10 * Math.log10(spoken.reduce((sum, one) => sum + one, 0) / spoken.length);
}

function power(block: Int16Array): number {
  let sum = 0;
  for (const sample of block) sum += (sample / 32_768) ** 2;
  return sum / Math.max(1, block.length);
}

function peak(pcm: Int16Array): number {
  let most = 0;
  for (const sample of pcm) most = Math.max(most, Math.abs(sample));
  return most;
}
