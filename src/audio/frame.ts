/** The sound on the line: G.711 µ-law, 8,000 samples a second, one byte each, in frames of 20 ms. */

export const SAMPLE_RATE = 8_000;
export const BYTES_PER_MS = SAMPLE_RATE / 1_000;
export const FRAME_MS = 20;
export const FRAME_BYTES = FRAME_MS * BYTES_PER_MS;
/** µ-law of a sample of zero. */
export const SILENCE_BYTE = 0xff;

/** Silence of so many ms. */
export function silence(ms: number): Buffer {
  return Buffer.alloc(Math.round(ms * BYTES_PER_MS), SILENCE_BYTE);
}
