/** Sounds for tests: tones, noise, and something that rises and falls like speech; real recordings where a folder of them is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeUlaw } from '../../src/audio/g711.js';
import { levelled } from '../../src/audio/loudness.js';
import { resample } from '../../src/audio/resample.js';
import { readWav } from '../../src/audio/wav.js';

const RATE = 8_000;

export function tone(hz: number, ms: number, { rate = RATE, amplitude = 8_000 } = {}): Int16Array {
  return Int16Array.from({ length: (ms * rate) / 1_000 }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate));
}

/** White noise from a fixed seed, at a level in dB below full scale. */
export function noise(ms: number, db: number, seed = 1): Int16Array {
  let state = seed;
  const amplitude = 32_768 * 10 ** (db / 20) * Math.sqrt(3);
  return Int16Array.from({ length: ms * 8 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 31 - 1) * amplitude;
  });
}

/** Syllables of a quarter of a second: a buzz of 150 Hz under an envelope, with short gaps. */
export function speechLike(ms: number, amplitude = 6_000): Int16Array {
  return Int16Array.from({ length: ms * 8 }, (_, i) => {
    const phase = (i % 2_000) / 2_000;
    const envelope = phase > 0.85 ? 0 : Math.sin((Math.PI * phase) / 0.85);
    let buzz = 0;
    for (let harmonic = 1; harmonic <= 12; harmonic++) buzz += Math.sin((2 * Math.PI * 150 * harmonic * i) / RATE) / harmonic;
    return amplitude * envelope * buzz;
  });
}

export function mixed(a: Int16Array, b: Int16Array): Int16Array {
  return a.map((sample, i) => Math.max(-32_768, Math.min(32_767, sample + (b[i] ?? 0))));
}

export function joined(...parts: Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

export const ulaw = (...parts: Int16Array[]): Buffer => encodeUlaw(joined(...parts));

/** Frames of 20 ms, the last one filled up with silence. */
export function frames(sound: Buffer, bytes = 160): Buffer[] {
  const count = Math.ceil(sound.length / bytes);
  const padded = Buffer.concat([sound, Buffer.alloc(count * bytes - sound.length, 0xff)]);
  return Array.from({ length: count }, (_, i) => padded.subarray(i * bytes, (i + 1) * bytes));
}

/** The level of a tone in a sound, 0–1 of its power. */
export function share(pcm: Int16Array, hz: number, rate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let [s1, s2, energy] = [0, 0, 0];
  for (const sample of pcm) {
    [s1, s2] = [sample + coefficient * s1 - s2, s1];
    energy += sample * sample;
  }
  return energy === 0 ? 0 : (s1 * s1 + s2 * s2 - coefficient * s1 * s2) / ((energy * pcm.length) / 2);
}

/** Recorded Mandarin as 8 kHz samples at the level of a telephone line, from the folder named by SPEECH_SAMPLES (mono WAV files and transcripts.tsv); [] without. */
export function recordedSpeech(most: number): { name: string; pcm: Int16Array }[] {
  const folder = process.env.SPEECH_SAMPLES;
  if (folder === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.wav'));
  return names.slice(0, most).map((name) => {
    const { pcm, sampleRate } = readWav(readFileSync(join(folder, name)));
    return { name, pcm: levelled(resample(pcm, sampleRate, RATE)) };
  });
}
