/** Any sample rate to another: a windowed-sinc low-pass filter read at fractional places, so that nothing above the new Nyquist frequency folds back. */

/** Zero crossings of the sinc on each side: a transition band of about an eighth of the new rate's half. */
const LOBES = 24;
/** Places between two samples at which the filter is tabulated; in between it is interpolated. */
const PHASES = 256;
/** Share of the new Nyquist frequency that passes. */
const PASS = 0.94;

export interface RateConverter {
  /** How many samples come out. */
  length: number;
  /** Samples `from` to `to` of the result: a long sound can be converted piece by piece. */
  piece(from: number, to: number): Float32Array;
}

/** A converter over a whole sound. Rates are in samples a second. */
export function createRateConverter(samples: Float32Array, from: number, to: number): RateConverter {
  const length = Math.floor((samples.length * to) / from);
  if (from === to) return { length, piece: (start, end) => samples.slice(start, end) };
  const cutoff = Math.min(1, to / from) * PASS;
  const kernel = tabulate(cutoff);
  return {
    length,
    piece(start, end) {
      const out = new Float32Array(Math.max(0, Math.min(end, length) - start));
      for (let i = 0; i < out.length; i++) out[i] = at(samples, ((start + i) * from) / to, kernel);
      return out;
    },
  };
}

interface Kernel {
  table: Float32Array;
  /** Half width in samples of the source. */
  reach: number;
}

function tabulate(cutoff: number): Kernel {
  const reach = Math.ceil(LOBES / cutoff);
  const table = new Float32Array(reach * PHASES + 2);
  for (let i = 0; i < table.length; i++) {
    const x = i / PHASES;
    const phase = Math.PI * x * cutoff;
    const sinc = x === 0 ? 1 : Math.sin(phase) / phase;
    const share = Math.min(1, x / reach);
    // Blackman: side lobes 74 dB down.
    table[i] = cutoff * sinc * (0.42 + 0.5 * Math.cos(Math.PI * share) + 0.08 * Math.cos(2 * Math.PI * share));
  }
  return { table, reach };
}

function at(samples: Float32Array, place: number, { table, reach }: Kernel): number {
  const first = Math.max(0, Math.ceil(place - reach));
  const last = Math.min(samples.length - 1, Math.floor(place + reach));
  let sum = 0;
  for (let i = first; i <= last; i++) {
    const distance = Math.abs(place - i) * PHASES;
    const index = Math.floor(distance);
    const low = table[index] as number;
    sum += (samples[i] as number) * (low + ((table[index + 1] as number) - low) * (distance - index));
  }
  return sum;
}
