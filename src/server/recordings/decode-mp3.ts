/** MP3 to samples, in a thread of its own: calls in progress must not wait for it. */
import { MPEGDecoderWebWorker } from 'mpg123-decoder';
import type { Samples } from '../../audio/sound-file.js';

/** Whether the bytes begin as MP3 files do: a tag, or a frame of layer III. */
export function isMp3(file: Buffer): boolean {
  if (file.toString('latin1', 0, 3) === 'ID3') return true;
  const [first = 0, second = 0] = file;
  return first === 0xff && (second & 0xe6) === 0xe2;
}

/** Mono samples, or null when there is nothing to decode. */
export async function decodeMp3(file: Buffer): Promise<Samples | null> {
  const decoder = new MPEGDecoderWebWorker();
  try {
    await decoder.ready;
    const { channelData, samplesDecoded, sampleRate } = await decoder.decode(new Uint8Array(file));
    const [left, right = left] = channelData;
    if (samplesDecoded === 0 || left === undefined || right === undefined) return null;
    return { sampleRate, samples: left.map((sample, index) => (sample + (right[index] as number)) / 2) };
  } finally {
    await decoder.free();
  }
}
