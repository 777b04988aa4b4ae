/** Where a recording holds a tone, voice or silence: measured in windows of 20 ms. */
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
    const window = pcm.subarray(i * WINDOW, (i + 1) * WINDOW);
    return Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW) / 32_768 > AUDIBLE;
  });
}

/** Milliseconds since the last loud window of a recording; Infinity when there was none. */
export function quietForMs(pcm: Int16Array): number {
  const loud = loudWindows(pcm);
  const last = loud.lastIndexOf(true);
  return last < 0 ? Number.POSITIVE_INFINITY : (loud.length - 1 - last) * 20;
}

/**
 * How long after the last thing a caller said began (it lasts `lastsMs`) the line was silent in the caller's ear. Both recordings end when
 * the call does, so they are laid side by side from their ends.
 */
export function silencedAfterMs(said: Int16Array, heard: Int16Array, lastsMs: number): number {
  const spoke = loudWindows(said);
  const listened = loudWindows(heard);
  const end = spoke.lastIndexOf(true);
  const earliest = Math.max(0, end - Math.ceil(lastsMs / 20) - 10);
  const began = spoke.indexOf(true, earliest) + listened.length - spoke.length;
  const lastLoud = listened.slice(0, began + Math.floor(lastsMs / 20)).lastIndexOf(true);
  return Math.max(0, (lastLoud + 1 - began) * 20);
}
