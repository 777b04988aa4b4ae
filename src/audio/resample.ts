/** Sample rates changed by a whole factor: a windowed-sinc filter, fed piece by piece without a click between the pieces. */

/** Taps on each side of the middle, at the lower rate. */
const HALF_WIDTH = 16;

export interface Resampler {
  /** Takes the next samples and gives what can be told by now; the filter's delay is `HALF_WIDTH` samples of the lower rate. */
  push(pcm: Int16Array): Int16Array;
}

/** For rates one of which is a whole multiple of the other. Throws RangeError for others. */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return { push: (pcm) => pcm };
  const factor = Math.max(from, to) / Math.min(from, to);
  if (!Number.isInteger(factor)) throw new RangeError(`cannot resample from ${from} to ${to}`);
  return to > from ? upsampler(factor) : downsampler(factor);
}

/** A whole sound at once, with the filter's delay removed: the result is as long as the original. */
export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm;
  const delay = Math.round((HALF_WIDTH * from) / Math.min(from, to));
  const padded = new Int16Array(pcm.length + delay);
  padded.set(pcm);
  const out = createResampler(from, to).push(padded);
  const skip = Math.round((HALF_WIDTH * to) / Math.min(from, to));
  return out.slice(skip, skip + Math.floor((pcm.length * to) / from));
}

/** Blackman-windowed sinc at the higher rate, cut off at the lower rate's Nyquist frequency; its sum is `gain`. */
function lowPass(factor: number, gain: number): Float32Array {
  const half = HALF_WIDTH * factor;
  const taps = Float32Array.from({ length: 2 * half + 1 }, (_, i) => {
    const x = (i - half) / factor;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const phase = (2 * Math.PI * i) / (2 * half);
    return sinc * (0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => (tap * gain) / sum);
}

function upsampler(factor: number): Resampler {
  const taps = lowPass(factor, factor);
  const history = new Float32Array(2 * HALF_WIDTH + 1);
  return {
    push(pcm) {
      const out = new Int16Array(pcm.length * factor);
      for (let i = 0; i < pcm.length; i++) {
        history.copyWithin(0, 1);
        history[history.length - 1] = pcm[i] as number;
        for (let phase = 0; phase < factor; phase++) out[i * factor + phase] = clip(interpolated(history, taps, phase, factor));
      }
      return out;
    },
  };
}

function interpolated(history: Float32Array, taps: Float32Array, phase: number, factor: number): number {
  let sum = 0;
  for (let k = history.length - 1, tap = phase; k >= 0 && tap < taps.length; k--, tap += factor)
    sum += (history[k] as number) * (taps[tap] as number);
  return sum;
}

function downsampler(factor: number): Resampler {
  const taps = lowPass(factor, 1);
  let pending = new Float32Array(taps.length - 1);
  return {
    push(pcm) {
      const input = new Float32Array(pending.length + pcm.length);
      input.set(pending);
      input.set(pcm, pending.length);
      const count = Math.max(0, Math.floor((input.length - taps.length) / factor) + 1);
      const out = new Int16Array(count);
      for (let i = 0; i < count; i++) out[i] = clip(filtered(input, taps, i * factor));
      pending = input.slice(count * factor);
      return out;
    },
  };
}

function filtered(input: Float32Array, taps: Float32Array, start: number): number {
  let sum = 0;
  for (let k = 0; k < taps.length; k++) sum += (input[start + k] as number) * (taps[k] as number);
  return sum;
}

function clip(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample)));
}
