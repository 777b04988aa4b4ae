/** One side of a call as a phone recorded it, and when each moment of it passed: a switch that has nothing to send sends nothing, so recordings are shorter than calls. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loudWindows } from './tone-windows.js';

const HEADER_BYTES = 44;
const BYTES_PER_MS = 16;
const WINDOW_MS = 20;
const LOOK_MS = 10;
/** A new call has a new file. */
const SEARCH_EVERY = 10;

export interface CallSound {
  /** 8 kHz. */
  pcm(): Int16Array;
  /** How much is recorded. */
  lengthMs(): number;
  /** When something recorded was heard, as `performance.now()` tells it. */
  whenMs(recordedMs: number): number;
  /** The recorded moment at which the last loud sound after `fromMs` ended; null when there was none. */
  lastLoudMs(fromMs?: number): number | null;
  /** The recorded moment at which the first loud sound after `fromMs` began. */
  firstLoudMs(fromMs: number): number | null;
}

/** Follows the newest recording of a phone: `dec` is what it hears, `enc` what it says. */
export function watchRecording(folder: string, side: 'enc' | 'dec'): { sound: CallSound; stop: () => void } {
  let file: string | null = null;
  let grown: { atMs: number; bytes: number }[] = [];
  let looked = 0;
  const search = () => {
    const newest = readdirSync(folder)
      .filter((name) => name.endsWith(`-${side}.wav`))
      .sort()
      .at(-1);
    if (newest === undefined || newest === file) return;
    grown = [];
    file = newest;
  };
  const look = () => {
    if (looked++ % SEARCH_EVERY === 0) search();
    if (file === null) return;
    const bytes = statSync(join(folder, file)).size - HEADER_BYTES;
    if (bytes > (grown.at(-1)?.bytes ?? 0)) grown.push({ atMs: performance.now(), bytes });
  };
  const timer = setInterval(look, LOOK_MS);

  function pcm(): Int16Array {
    if (file === null) return new Int16Array();
    // The header tells no length before the call is over.
    const bytes = readFileSync(join(folder, file)).subarray(HEADER_BYTES);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
  }

  const sound: CallSound = {
    pcm,
    lengthMs: () => (grown.at(-1)?.bytes ?? 0) / BYTES_PER_MS,
    whenMs: (recordedMs) => grown.find(({ bytes }) => bytes >= recordedMs * BYTES_PER_MS)?.atMs ?? performance.now(),
    lastLoudMs(fromMs = 0) {
      const last = loudWindows(pcm()).lastIndexOf(true);
      return last * WINDOW_MS < fromMs ? null : (last + 1) * WINDOW_MS;
    },
    firstLoudMs(fromMs) {
      const first = loudWindows(pcm()).indexOf(true, Math.ceil(fromMs / WINDOW_MS));
      return first < 0 ? null : first * WINDOW_MS;
    },
  };
  return { sound, stop: () => clearInterval(timer) };
}
