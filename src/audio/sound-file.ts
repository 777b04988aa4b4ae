/** A WAV file in any packing people's programs write: PCM of 8 to 32 bits, floating point, A-law, µ-law; one or more channels. */
import type { Bilingual } from '../domain/bilingual.js';
import { decodeAlaw, decodeUlaw } from './g711.js';

/** Mono samples, full scale ±1. */
export interface Samples {
  sampleRate: number;
  samples: Float32Array;
}

export type SoundRead = { ok: true; sound: Samples } | { ok: false; message: Bilingual; fix: Bilingual };

/** What a packing says of itself in its format chunk. */
interface Packing {
  kind: 'integer' | 'float' | 'alaw' | 'ulaw';
  channels: number;
  sampleRate: number;
  bytes: number;
}

const KINDS: Record<number, Packing['kind']> = { 1: 'integer', 3: 'float', 6: 'alaw', 7: 'ulaw' };
const EXTENSIBLE = 0xfffe;
/** Where an extensible format keeps its real kind. */
const SUBFORMAT_AT = 24;
const RATES = { from: 4_000, to: 192_000 };

/** Whether the bytes begin as a WAV file does. */
export function isWav(file: Buffer): boolean {
  return file.length >= 12 && file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE';
}

/** Reads a WAV file; several channels are averaged. Never throws: what cannot be read is said. */
export function readSoundFile(file: Buffer): SoundRead {
  if (!isWav(file)) return refuse('不是 WAV 文件', 'This is not a WAV file');
  const format = chunk(file, 'fmt ');
  const data = chunk(file, 'data');
  if (format === null || format.length < 16 || data === null || data.length === 0)
    return refuse('WAV 文件里没有声音', 'The WAV file holds no sound');
  const packing = readPacking(format);
  if (packing === null) return refuse('WAV 文件的编码不认识', 'The WAV file is packed in an unknown way');
  return { ok: true, sound: { sampleRate: packing.sampleRate, samples: mono(data, packing) } };
}

function readPacking(format: Buffer): Packing | null {
  const tag = format.readUInt16LE(0);
  const kind = KINDS[tag === EXTENSIBLE && format.length >= SUBFORMAT_AT + 2 ? format.readUInt16LE(SUBFORMAT_AT) : tag];
  const channels = format.readUInt16LE(2);
  const sampleRate = format.readUInt32LE(4);
  const bytes = format.readUInt16LE(14) / 8;
  const fits = { integer: [1, 2, 3, 4], float: [4, 8], alaw: [1], ulaw: [1] };
  if (kind === undefined || !fits[kind].includes(bytes)) return null;
  if (channels < 1 || channels > 8 || sampleRate < RATES.from || sampleRate > RATES.to) return null;
  return { kind, channels, sampleRate, bytes };
}

function mono(data: Buffer, packing: Packing): Float32Array {
  const { channels, bytes } = packing;
  const read = reader(data, packing);
  const frames = Math.floor(data.length / (bytes * channels));
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(frame * channels + channel);
    samples[frame] = sum / channels;
  }
  return samples;
}

/** Sample number → value, full scale ±1. */
function reader(data: Buffer, { kind, bytes }: Packing): (index: number) => number {
  if (kind === 'float') return bytes === 4 ? (i) => finite(data.readFloatLE(i * 4)) : (i) => finite(data.readDoubleLE(i * 8));
  if (kind !== 'integer') {
    const pcm = kind === 'alaw' ? decodeAlaw(data) : decodeUlaw(data);
    return (i) => (pcm[i] as number) / 32_768;
  }
  // Eight bits are the only unsigned ones.
  if (bytes === 1) return (i) => ((data[i] as number) - 128) / 128;
  const scale = 2 ** (bytes * 8 - 1);
  return (i) => data.readIntLE(i * bytes, bytes) / scale;
}

function finite(value: number): number {
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
}

/** The body of a chunk; a length beyond the end of the file, or zero as streamed files have, means the rest of it. */
function chunk(file: Buffer, name: string): Buffer | null {
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4);
    const found = file.toString('latin1', at, at + 4) === name;
    if (found) return file.subarray(at + 8, size === 0 ? file.length : Math.min(file.length, at + 8 + size));
    at += 8 + size + (size & 1);
  }
  return null;
}

function refuse(zh: string, en: string): SoundRead {
  return {
    ok: false,
    message: { zh, en },
    fix: { zh: '导出成 16 位 PCM 的 WAV，或者 MP3', en: 'Export it as 16-bit PCM WAV, or as MP3' },
  };
}
