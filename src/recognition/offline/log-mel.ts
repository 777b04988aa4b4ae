/** Sound as Whisper sees it: the logarithm of 80 or 128 mel bands, a column every 10 ms. Same figures as the model was trained on. */

export const SAMPLE_RATE = 16_000;
/** Samples between two columns. */
export const HOP = 160;
const WINDOW = 400;
const BINS = WINDOW / 2 + 1;
const QUIETEST = 1e-10;
/** What is quieter than the loudest band by more than 80 dB is as good as silent. */
const RANGE = 8;

export type LogMel = (samples: Float32Array, columns: number) => Float32Array;

/** For a model of so many bands: 16 kHz sound into `bands × columns`, filled up with silence or cut. */
export function createLogMel(bands: number): LogMel {
  const filters = melFilters(bands);
  const window = Float64Array.from({ length: WINDOW }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW));
  const fourier = createFourier(WINDOW);
  const power = [new Float64Array(BINS), new Float64Array(BINS)] as const;
  return (samples, columns) => {
    const out = new Float32Array(bands * columns).fill(Math.log10(QUIETEST));
    const used = Math.min(columns, Math.ceil((samples.length + WINDOW / 2) / HOP));
    for (let column = 0; column < used; column += 2) {
      // Two real signals fit into one complex transform.
      fillWindow(samples, column * HOP, window, fourier.re);
      fillWindow(samples, (column + 1) * HOP, window, fourier.im);
      powers(fourier, power);
      for (let which = 0; which < 2 && column + which < used; which++)
        addColumn(out, { column: column + which, columns }, filters, power[which] as Float64Array);
    }
    return scaled(out);
  };
}

/** The window around a sample; before the beginning the sound is mirrored, after its end there is silence. */
function fillWindow(samples: Float32Array, middle: number, window: Float64Array, into: Float64Array): void {
  const first = middle - WINDOW / 2;
  for (let i = 0; i < WINDOW; i++) into[i] = (samples[Math.abs(first + i)] ?? 0) * (window[i] as number);
}

interface Fourier {
  re: Float64Array;
  im: Float64Array;
  /** Transforms what is in `re` and `im`; the result stands in `outRe` and `outIm`. */
  run(): void;
  outRe: Float64Array;
  outIm: Float64Array;
}

/** Halves as long as the length is even, then sums up: 400 is 16 times 25. */
function createFourier(length: number): Fourier {
  const cos = Float64Array.from({ length }, (_, i) => Math.cos((2 * Math.PI * i) / length));
  const sin = Float64Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * i) / length));
  const [re, im, outRe, outIm] = Array.from({ length: 4 }, () => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [oldRe, oldIm] = [new Float64Array(length), new Float64Array(length)];

  let base = length;
  while (base % 2 === 0) base /= 2;
  const baseCos = Float64Array.from({ length: base * base }, (_, i) =>
    Math.cos((2 * Math.PI * Math.floor(i / base) * (i % base)) / base),
  );
  const baseSin = Float64Array.from({ length: base * base }, (_, i) =>
    Math.sin((2 * Math.PI * Math.floor(i / base) * (i % base)) / base),
  );

  function sum(from: number, step: number, to: number): void {
    for (let k = 0, at = 0; k < base; k++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let n = 0, i = from; n < base; n++, at++, i += step) {
        const c = baseCos[at] as number;
        const s = baseSin[at] as number;
        const x = re[i] as number;
        const y = im[i] as number;
        sumRe += x * c + y * s;
        sumIm += y * c - x * s;
      }
      outRe[to + k] = sumRe;
      outIm[to + k] = sumIm;
    }
  }
  function part(from: number, step: number, to: number, size: number): void {
    if (size === base) {
      sum(from, step, to);
      return;
    }
    const half = size / 2;
    part(from, 2 * step, to, half);
    part(from + step, 2 * step, to + half, half);
    oldRe.set(outRe.subarray(to, to + size), to);
    oldIm.set(outIm.subarray(to, to + size), to);
    for (let k = 0; k < half; k++) {
      const c = cos[k * step] as number;
      const s = sin[k * step] as number;
      const x = oldRe[to + half + k] as number;
      const y = oldIm[to + half + k] as number;
      const turnedRe = x * c + y * s;
      const turnedIm = y * c - x * s;
      outRe[to + k] = (oldRe[to + k] as number) + turnedRe;
      outIm[to + k] = (oldIm[to + k] as number) + turnedIm;
      outRe[to + half + k] = (oldRe[to + k] as number) - turnedRe;
      outIm[to + half + k] = (oldIm[to + k] as number) - turnedIm;
    }
  }
  return { re, im, outRe, outIm, run: () => part(0, 1, 0, length) };
}

/** Transforms both signals at once and takes them apart again. */
function powers(fourier: Fourier, [first, second]: readonly [Float64Array, Float64Array]): void {
  fourier.run();
  const { outRe, outIm } = fourier;
  for (let k = 0; k < BINS; k++) {
    const mirror = (WINDOW - k) % WINDOW;
    const a = outRe[k] as number;
    const b = outIm[k] as number;
    const c = outRe[mirror] as number;
    const d = outIm[mirror] as number;
    first[k] = ((a + c) ** 2 + (b - d) ** 2) / 4;
    second[k] = ((b + d) ** 2 + (a - c) ** 2) / 4;
  }
}

interface MelFilter {
  from: number;
  weights: Float64Array;
}

function addColumn(
  out: Float32Array,
  { column, columns }: { column: number; columns: number },
  filters: MelFilter[],
  power: Float64Array,
) {
  for (const [band, { from, weights }] of filters.entries()) {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (power[from + i] as number);
    out[band * columns + column] = Math.log10(Math.max(sum, QUIETEST));
  }
}

function scaled(out: Float32Array): Float32Array {
  let loudest = Number.NEGATIVE_INFINITY;
  for (const value of out) if (value > loudest) loudest = value;
  for (let i = 0; i < out.length; i++) out[i] = (Math.max(out[i] as number, loudest - RANGE) + 4) / 4;
  return out;
}

/** Triangles on Slaney's mel scale, linear below 1 kHz, each of the same area. */
function melFilters(bands: number): MelFilter[] {
  const highest = toMel(SAMPLE_RATE / 2);
  const corners = Array.from({ length: bands + 2 }, (_, i) => toHz((highest * i) / (bands + 1)));
  return Array.from({ length: bands }, (_, band) => {
    const [low, middle, high] = corners.slice(band, band + 3) as [number, number, number];
    const weights = Array.from({ length: BINS }, (_, bin) => {
      const hz = (bin * SAMPLE_RATE) / WINDOW;
      const height = Math.max(0, Math.min((hz - low) / (middle - low), (high - hz) / (high - middle)));
      return (height * 2) / (high - low);
    });
    const from = Math.max(
      0,
      weights.findIndex((weight) => weight > 0),
    );
    return { from, weights: Float64Array.from(weights.slice(from, weights.findLastIndex((weight) => weight > 0) + 1)) };
  });
}

const LINEAR_HZ = 200 / 3;
const LOG_STEP = Math.log(6.4) / 27;
const toMel = (hz: number) => (hz < 1_000 ? hz / LINEAR_HZ : 15 + Math.log(hz / 1_000) / LOG_STEP);
const toHz = (mel: number) => (mel < 15 ? mel * LINEAR_HZ : 1_000 * Math.exp(LOG_STEP * (mel - 15)));
