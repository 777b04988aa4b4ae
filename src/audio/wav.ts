/** WAV files: read as 16-bit samples (PCM, A-law or µ-law, one channel), written as 16-bit PCM. */
import { HotlineError } from '../errors.js';
import { decodeAlaw, decodeUlaw } from './g711.js';

export interface Sound {
  sampleRate: number;
  pcm: Int16Array;
}

const FORMATS = { 1: 'pcm', 6: 'alaw', 7: 'ulaw', 65534: 'pcm' } as const;
const HEADER_BYTES = 44;

/** Reads a WAV file. Throws `content_invalid` for what is none, is not mono or is packed in another way. */
export function readWav(file: Buffer): Sound {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    throw new HotlineError('content_invalid', 'not a WAV file');
  const format = chunk(file, 'fmt ');
  const data = chunk(file, 'data');
  if (format === null || format.length < 16 || data === null)
    throw new HotlineError('content_invalid', 'the WAV file has no format or no sound');
  const kind = FORMATS[format.readUInt16LE(0) as keyof typeof FORMATS];
  const bits = format.readUInt16LE(14);
  if (format.readUInt16LE(2) !== 1 || kind === undefined || bits !== (kind === 'pcm' ? 16 : 8))
    throw new HotlineError('content_invalid', 'the WAV file must be mono, 16-bit PCM or 8-bit A-law or µ-law');
  return { sampleRate: format.readUInt32LE(4), pcm: samples(data, kind) };
}

function samples(data: Buffer, kind: 'pcm' | 'alaw' | 'ulaw'): Int16Array {
  if (kind === 'ulaw') return decodeUlaw(data);
  if (kind === 'alaw') return decodeAlaw(data);
  return Int16Array.from({ length: data.length >> 1 }, (_, i) => data.readInt16LE(i * 2));
}

/** The body of a chunk; a length beyond the end of the file, as streamed files have, means the rest of it. */
function chunk(file: Buffer, name: string): Buffer | null {
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(at + 8, Math.min(file.length, at + 8 + size));
    at += 8 + size + (size & 1);
  }
  return null;
}

/** Writes a WAV file of 16-bit PCM, one channel. */
export function writeWav({ sampleRate, pcm }: Sound): Buffer {
  const file = Buffer.alloc(HEADER_BYTES + pcm.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(pcm.length * 2, 40);
  for (let i = 0; i < pcm.length; i++) file.writeInt16LE(pcm[i] as number, HEADER_BYTES + i * 2);
  return file;
}
