/** What a broken stream means: begin a new one, or give up and say why. Codes are those of gRPC. */
import type { RecognitionFailure } from '../../audio/ports.js';

/** A stream that ended because of its age (10, 11) or by accident; a new one goes on where it stopped. */
const RESTART: ReadonlySet<number> = new Set([1, 2, 4, 10, 11, 13, 14, 15]);
const QUOTA = 8;

/** Null when a new stream should be tried. Google's words about settings are kept, they name the model or the right that is missing. */
export function failureOf(error: unknown): RecognitionFailure | null {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === 'number' && RESTART.has(code)) return null;
  const said = (message ?? 'no reason given').slice(0, 300);
  if (code === QUOTA) return { reason: 'quota', message: `Google’s quota is used up: ${said}` };
  if (typeof code === 'number') return { reason: 'settings', message: `Google refuses the request: ${said}` };
  return { reason: 'settings', message: `Google cannot be used: ${said}` };
}

/** More accidents than this within the time are none. */
const MOST_BREAKS = 3;
const WITHIN_MS = 20_000;

/** Counts streams that broke by accident. */
export interface BreakCounter {
  /** Notes one; the failure it amounts to, or null while it may have been an accident. */
  note(error: unknown, atMs: number): RecognitionFailure | null;
}

export function createBreakCounter(): BreakCounter {
  let breaks: number[] = [];
  return {
    note(error, atMs) {
      breaks = [...breaks.filter((ms) => ms > atMs - WITHIN_MS), atMs];
      if (breaks.length <= MOST_BREAKS) return null;
      return { reason: 'unavailable', message: `Google’s streams keep breaking: ${(error as Error).message}` };
    },
  };
}
