/** How alike two sounds are: the levels of their bands, frame by frame, at the place where they fit best. */

const RATE = 8_000;
/** 20 ms. */
const FRAME = 160;
/** Middles of the bands compared, in Hz. */
const BANDS = [250, 350, 450, 600, 750, 900, 1_100, 1_300, 1_600, 1_900, 2_200, 2_600, 3_000, 3_400] as const;
/** Quieter than this is silence: dB below full scale in one band. */
const FLOOR_DB = -75;
const WINDOW = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / FRAME));

export interface Fit {
  /** 1: the same, about 0: nothing in common. */
  likeness: number;
  /** Where in the heard sound the known one begins. */
  atMs: number;
}

/** The levels of the bands in one frame of 20 ms. */
export type Levels = Float64Array;

/** Looks for `known` anywhere in `heard`, both 8 kHz. The part that must be there is all of it. */
export function findSound(heard: Int16Array, known: Int16Array): Fit {
  return fitLevels(levelsOf(heard), levelsOf(known));
}

/** Levels of each band in each whole frame, in dB. */
export function levelsOf(pcm: Int16Array): Levels[] {
  return Array.from({ length: Math.floor(pcm.length / FRAME) }, (_, i) => {
    const frame = pcm.subarray(i * FRAME, (i + 1) * FRAME);
    return Float64Array.from(BANDS, (hz) => levelAt(frame, hz));
  });
}

/** The best place for `known`; how loud and how coloured the line is does not count. */
export function fitLevels(heard: readonly Levels[], known: readonly Levels[]): Fit {
  const wanted = centred(known);
  const there = centred(heard);
  let best: Fit = { likeness: 0, atMs: 0 };
  for (let lag = 0; lag + wanted.length <= there.length; lag++) {
    const likeness = correlation(there, wanted, lag);
    if (likeness > best.likeness) best = { likeness, atMs: (lag * FRAME * 1_000) / RATE };
  }
  return best;
}

/** The mean of each band taken away. */
function centred(frames: readonly Levels[]): Levels[] {
  const means = new Float64Array(BANDS.length);
  for (const frame of frames)
    for (let band = 0; band < BANDS.length; band++) means[band] = at(means, band) + at(frame, band) / frames.length;
  return frames.map((frame) => frame.map((level, band) => level - at(means, band)));
}

function levelAt(frame: Int16Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [s1, s2] = [0, 0];
  for (let i = 0; i < FRAME; i++) [s1, s2] = [((frame[i] ?? 0) * at(WINDOW, i)) / 32_768 + coefficient * s1 - s2, s1];
  const power = (s1 * s1 + s2 * s2 - coefficient * s1 * s2) / FRAME ** 2;
  return Math.max(FLOOR_DB, 10 * Math.log10(power + 1e-12));
}

function correlation(there: Levels[], wanted: Levels[], lag: number): number {
  let [both, one, other] = [0, 0, 0];
  for (let i = 0; i < wanted.length; i++) {
    const a = there[lag + i];
    const b = wanted[i];
    if (a === undefined || b === undefined) continue;
    for (let band = 0; band < BANDS.length; band++) {
      both += at(a, band) * at(b, band);
      one += at(a, band) ** 2;
      other += at(b, band) ** 2;
    }
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other);
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
