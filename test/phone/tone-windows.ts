/** Where a recording holds a tone, or any sound. */
import { share } from '../audio/speech-like.js';

const RATE = 8_000;
const WINDOW = 160;
/** Louder than this is sound, as a share of full scale. */
const AUDIBLE = 0.004;
const TONE_WINDOW = 800;

/** How many tenths of a second hold little but this tone. */
export function toneTenths(pcm: Int16Array, hz: number): number {
  let found = 0;
  for (let at = 0; at + TONE_WINDOW <= pcm.length; at += TONE_WINDOW)
    if (share(pcm.subarray(at, at + TONE_WINDOW), hz, RATE) > 0.8) found++;
  return found;
}

/** Which windows of 20 ms are loud. */
export function loudWindows(pcm: Int16Array): boolean[] {
  return Array.from({ length: Math.floor(pcm.length / WINDOW) }, (_, i) => {
    let energy = 0;
    for (const sample of pcm.subarray(i * WINDOW, (i + 1) * WINDOW)) energy += sample * sample;
    return Math.sqrt(energy / WINDOW) / 32_768 > AUDIBLE;
  });
}
