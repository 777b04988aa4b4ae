/** An uploaded or recorded sound made into what the line plays: 8 kHz, mono, 16 bit, as loud as the other recordings. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRateConverter } from '../../audio/convert-rate.js';
import { inspectSound, type SoundReport, soundPeaks } from '../../audio/inspect-sound.js';
import { levelled } from '../../audio/loudness.js';
import { isWav, readSoundFile, type SoundRead } from '../../audio/sound-file.js';
import { writeWav } from '../../audio/wav.js';
import { decodeMp3, isMp3 } from './decode-mp3.js';

export interface ConvertedSound {
  /** The WAV file to keep. */
  wav: Buffer;
  /** What was uploaded, before it was made as loud as the others. */
  report: SoundReport;
  peaks: number[];
}

export type Conversion = { ok: true; sound: ConvertedSound } | Extract<SoundRead, { ok: false }>;

const RATE = 8_000;
/** Longer uploads are not even converted. */
const MOST_SECONDS = 600;
/** A second of the result at a time, so that calls are answered in between. */
const PIECE = RATE;
const PEAKS = 240;

/** Converts WAV or MP3, by what the bytes are. Reports what is wrong; errors in the report mean that it must not be used. */
export async function convertUpload(bytes: Buffer): Promise<Conversion> {
  const read = await readUpload(bytes);
  if (!read.ok) return read;
  const { sampleRate, samples } = read.sound;
  if (samples.length > MOST_SECONDS * sampleRate)
    return refuse('录音太长', 'The recording is too long', '最长一分钟', 'At most a minute');
  const pcm = await toLineRate(samples, sampleRate);
  const report = inspectSound(pcm, RATE);
  const even = levelled(pcm);
  return { ok: true, sound: { wav: writeWav({ sampleRate: RATE, pcm: even }), report, peaks: soundPeaks(even, PEAKS) } };
}

async function readUpload(bytes: Buffer): Promise<SoundRead> {
  if (isWav(bytes)) return readSoundFile(bytes);
  if (!isMp3(bytes))
    return refuse('不是 WAV 或 MP3 文件', 'This is neither a WAV nor an MP3 file', '导出成 WAV 或 MP3', 'Export it as WAV or MP3');
  const sound = await decodeMp3(bytes).catch(() => null);
  return sound === null ? refuse('MP3 文件坏了', 'The MP3 file is damaged', '重新导出', 'Export it again') : { ok: true, sound };
}

async function toLineRate(samples: Float32Array, from: number): Promise<Int16Array> {
  const converter = createRateConverter(samples, from, RATE);
  const pcm = new Int16Array(converter.length);
  for (let start = 0; start < converter.length; start += PIECE) {
    const piece = converter.piece(start, start + PIECE);
    for (let i = 0; i < piece.length; i++)
      pcm[start + i] = Math.max(-32_768, Math.min(32_767, Math.round((piece[i] as number) * 32_767)));
    await nextTurn();
  }
  return pcm;
}

function refuse(zh: string, en: string, fixZh: string, fixEn: string): Extract<SoundRead, { ok: false }> {
  return { ok: false, message: { zh, en }, fix: { zh: fixZh, en: fixEn } };
}
