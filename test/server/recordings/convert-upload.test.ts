/** Uploads made into what the line plays, and kept as files that are whole or not there. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { speechLevel } from '../../../src/audio/loudness.js';
import { readWav } from '../../../src/audio/wav.js';
import { convertUpload } from '../../../src/server/recordings/convert-upload.js';
import { createRecordingFiles } from '../../../src/store/recording-files.js';
import { tone, wavFile } from '../../audio/wav-bytes.js';

const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MP3 = readFileSync(join(import.meta.dirname, '../../audio/tone-700hz.mp3'));

function stereo(rate: number, level: number): Buffer {
  const samples = tone(rate, 700, 1.2, level);
  const data = Buffer.alloc(samples.length * 4);
  samples.forEach((sample, i) => {
    data.writeInt16LE(Math.round(sample * 32_767), i * 4);
    data.writeInt16LE(Math.round(sample * 32_767), i * 4 + 2);
  });
  return wavFile({ tag: 1, bits: 16, sampleRate: rate, channels: 2 }, data);
}

async function converted(bytes: Buffer) {
  const conversion = await convertUpload(bytes);
  if (!conversion.ok) throw new Error(conversion.message.en);
  return conversion.sound;
}

/** Pitch by counting where the wave rises through zero. */
function pitch(pcm: Int16Array): number {
  const middle = pcm.subarray(2_000, 8_000);
  let rises = 0;
  for (let i = 1; i < middle.length; i++) if ((middle[i - 1] as number) < 0 && (middle[i] as number) >= 0) rises++;
  return (rises * 8_000) / middle.length;
}

describe('conversion', () => {
  test.each<[string, Buffer]>([
    ['a stereo WAV of 44.1 kHz', stereo(44_100, 0.3)],
    ['a faint WAV of 48 kHz', stereo(48_000, 0.05)],
    ['an MP3', MP3],
  ])('%s becomes 8 kHz mono, as loud as the others', async (_, bytes) => {
    const { wav, report, peaks } = await converted(bytes);
    const { sampleRate, pcm } = readWav(wav);
    expect(sampleRate).toBe(8_000);
    expect(pcm.length / 8_000).toBeCloseTo(1.2, 1);
    expect(pitch(pcm)).toBeGreaterThan(690);
    expect(pitch(pcm)).toBeLessThan(710);
    expect(speechLevel(pcm)).toBeCloseTo(-20, 0);
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(peaks.length).toBe(240);
  });

  test.each<[string, Buffer, RegExp]>([
    ['a text', Buffer.from('hello, this is text'), /不是 WAV 或 MP3/],
    ['a damaged MP3', Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.alloc(2_000, 7)]), /MP3 文件坏了/],
    ['nothing', Buffer.alloc(0), /不是 WAV 或 MP3/],
  ])('%s is refused', async (_, bytes, message) => {
    const conversion = await convertUpload(bytes);
    expect(conversion.ok ? 'converted' : conversion.message.zh).toMatch(message);
  });
});

describe('files', () => {
  const files = createRecordingFiles(join(folder, 'recordings'));

  test('the same bytes are one file, and come back', async () => {
    const { wav } = await converted(MP3);
    const id = await files.save(wav);
    expect(await files.save(wav)).toBe(id);
    expect(await files.read(id)).toEqual(wav);
    expect(readdirSync(join(folder, 'recordings'))).toEqual([`${id}.wav`]);
  });

  test('a half-written file is none, and is put right by the next upload', async () => {
    const wav = Buffer.from('RIFF a whole recording');
    const id = await files.save(wav);
    const path = join(folder, 'recordings', `${id}.wav`);
    writeFileSync(path, wav.subarray(0, 8));
    expect(await files.read(id)).toBeNull();
    expect(await files.save(wav)).toBe(id);
    expect(await files.read(id)).toEqual(wav);
  });

  test('an id that is none leads nowhere', async () => {
    for (const id of ['', '../hotline.db', 'a'.repeat(32), 'A'.repeat(32)]) expect(await files.read(id)).toBeNull();
  });

  test('a folder that cannot be made is said so, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await expect(createRecordingFiles(join(folder, 'a-file')).save(Buffer.from('x'))).rejects.toThrow('a recording could not be');
    expect(existsSync(join(folder, 'a-file', 'x'))).toBe(false);
  });
});
