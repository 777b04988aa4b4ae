/** Samples in the browser: silence at the ends, peaks for a picture, and a WAV file to send. */

export interface Take {
  samples: Float32Array;
  sampleRate: number;
}

const QUIET = 0.02;
/** Kept before the first and after the last sound. */
const MARGIN_S = 0.12;

/** First and last second with sound in them; the whole when there is none. */
export function soundingPart({ samples, sampleRate }: Take): [from: number, to: number] {
  const first = samples.findIndex((sample) => Math.abs(sample) > QUIET);
  if (first < 0) return [0, samples.length / sampleRate];
  let last = samples.length - 1;
  while (last > first && Math.abs(samples[last] ?? 0) <= QUIET) last--;
  return [Math.max(0, first / sampleRate - MARGIN_S), Math.min(samples.length / sampleRate, last / sampleRate + MARGIN_S)];
}

/** The loudest of each of `count` pieces, 0–1. */
export function takePeaks({ samples }: Take, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const piece = samples.subarray(
      Math.floor((index * samples.length) / count),
      Math.floor(((index + 1) * samples.length) / count),
    );
    let most = 0;
    for (const sample of piece) most = Math.max(most, Math.abs(sample));
    return most;
  });
}

/** A part of a take as a 16-bit WAV file. */
export function wavBlob({ samples, sampleRate }: Take, [from, to]: [number, number]): Blob {
  const part = samples.subarray(Math.floor(from * sampleRate), Math.ceil(to * sampleRate));
  const view = new DataView(new ArrayBuffer(44 + part.length * 2));
  const text = (at: number, word: string) => {
    for (const [i, letter] of [...word].entries()) view.setUint8(at + i, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + part.length * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, part.length * 2, true);
  part.forEach((sample, i) => {
    view.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return new Blob([view], { type: 'audio/wav' });
}
