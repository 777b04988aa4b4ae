/** WAV files in every packing, any sample rate to 8 kHz, and what is said of a recording. */
import { describe, expect, test } from 'vitest';
import { createRateConverter } from '../../src/audio/convert-rate.js';
import { encodeAlaw, encodeUlaw } from '../../src/audio/g711.js';
import { inspectSound, soundPeaks } from '../../src/audio/inspect-sound.js';
import { readSoundFile } from '../../src/audio/sound-file.js';
import { tone, wavFile } from './wav-bytes.js';

describe('packings', () => {
  const wanted = tone(8_000, 440, 0.1, 0.5);
  const int16 = Int16Array.from(wanted, (sample) => Math.round(sample * 32_767));
  const integer = (bytes: number) => {
    const data = Buffer.alloc(wanted.length * bytes);
    wanted.forEach((sample, i) => {
      if (bytes === 1) data[i] = Math.round(sample * 127) + 128;
      else data.writeIntLE(Math.round(sample * (2 ** (bytes * 8 - 1) - 1)), i * bytes, bytes);
    });
    return data;
  };
  const floats = (bytes: 4 | 8) => {
    const data = Buffer.alloc(wanted.length * bytes);
    wanted.forEach((sample, i) => {
      if (bytes === 4) data.writeFloatLE(sample, i * 4);
      else data.writeDoubleLE(sample, i * 8);
    });
    return data;
  };
  test.each<[string, { tag: number; bits: number; extensible?: boolean }, Buffer, number]>([
    ['8-bit PCM', { tag: 1, bits: 8 }, integer(1), 0.01],
    ['16-bit PCM', { tag: 1, bits: 16 }, integer(2), 1e-4],
    ['24-bit PCM', { tag: 1, bits: 24 }, integer(3), 1e-6],
    ['32-bit PCM', { tag: 1, bits: 32 }, integer(4), 1e-6],
    ['24-bit PCM, extensible', { tag: 1, bits: 24, extensible: true }, integer(3), 1e-6],
    ['32-bit float', { tag: 3, bits: 32 }, floats(4), 1e-7],
    ['64-bit float', { tag: 3, bits: 64 }, floats(8), 1e-7],
    ['µ-law', { tag: 7, bits: 8 }, encodeUlaw(int16), 0.02],
    ['A-law', { tag: 6, bits: 8 }, encodeAlaw(int16), 0.02],
  ])('%s', (_, format, data, tolerance) => {
    const read = readSoundFile(wavFile({ sampleRate: 8_000, channels: 1, ...format }, data));
    if (!read.ok) throw new Error(read.message.en);
    expect(read.sound.sampleRate).toBe(8_000);
    expect(read.sound.samples.length).toBe(wanted.length);
    expect(Math.max(...read.sound.samples.map((sample, i) => Math.abs(sample - (wanted[i] as number))))).toBeLessThan(tolerance);
  });

  test('two channels are averaged, other chunks are passed over, a length of zero means the rest', () => {
    const data = Buffer.alloc(8);
    for (const [i, sample] of [16_384, 0, -16_384, 16_384].entries()) data.writeInt16LE(sample, i * 2);
    const file = wavFile({ tag: 1, bits: 16, sampleRate: 44_100, channels: 2 }, data, {
      before: Buffer.from('LIST\x03\0\0\0abc\0', 'latin1'),
      length: 0,
    });
    const read = readSoundFile(file);
    expect(read.ok && [...read.sound.samples]).toEqual([0.25, 0]);
  });

  test.each<[string, Buffer, RegExp]>([
    ['text', Buffer.from('not a sound at all'), /不是 WAV/],
    ['a header alone', wavFile({ tag: 1, bits: 16, sampleRate: 8_000, channels: 1 }, Buffer.alloc(0)), /没有声音/],
    ['an unknown packing', wavFile({ tag: 2, bits: 4, sampleRate: 8_000, channels: 1 }, Buffer.alloc(10)), /编码/],
    ['a rate nobody uses', wavFile({ tag: 1, bits: 16, sampleRate: 1, channels: 1 }, Buffer.alloc(10)), /编码/],
    ['bytes that are not numbers', wavFile({ tag: 3, bits: 32, sampleRate: 8_000, channels: 1 }, Buffer.alloc(8, 0xff)), /^$/],
  ])('%s', (_, file, message) => {
    const read = readSoundFile(file);
    expect(read.ok ? '' : read.message.zh).toMatch(message);
    if (read.ok) expect([...read.sound.samples]).toEqual([0, 0]);
  });
});

describe('sample rates', () => {
  /** Power of one frequency in a sound, by correlation. */
  const amplitude = (samples: Float32Array, rate: number, hz: number) => {
    const middle = samples.subarray(1_000, samples.length - 1_000);
    let re = 0;
    let im = 0;
    middle.forEach((sample, i) => {
      re += sample * Math.cos((2 * Math.PI * hz * i) / rate);
      im += sample * Math.sin((2 * Math.PI * hz * i) / rate);
    });
    return (2 * Math.hypot(re, im)) / middle.length;
  };
  const convert = (rate: number, hz: number) => {
    const converter = createRateConverter(tone(rate, hz, 1, 0.5), rate, 8_000);
    return converter.piece(0, converter.length);
  };

  test.each([[11_025], [16_000], [22_050], [44_100], [48_000], [96_000], [8_000]])(
    'from %i Hz a tone keeps its pitch and level',
    (rate) => {
      const out = convert(rate, 1_000);
      expect(out.length).toBe(8_000);
      expect(amplitude(out, 8_000, 1_000)).toBeCloseTo(0.5, 2);
    },
  );

  test.each([
    [5_000, 3_000],
    [7_000, 1_000],
    [11_000, 3_000],
  ])('a tone of %i Hz does not fold back to %i Hz', (hz, folded) => {
    expect(amplitude(convert(44_100, hz), 8_000, folded)).toBeLessThan(0.0006);
  });

  test('upwards, and piece by piece the same as at once', () => {
    const converter = createRateConverter(tone(6_000, 500, 1, 0.5), 6_000, 8_000);
    const whole = converter.piece(0, converter.length);
    expect(amplitude(whole, 8_000, 500)).toBeCloseTo(0.5, 2);
    expect([...converter.piece(3_000, 3_100)]).toEqual([...whole.slice(3_000, 3_100)]);
  });
});

describe('what is said of a recording', () => {
  const pcm = (samples: Float32Array) => Int16Array.from(samples, (sample) => Math.round(sample * 32_767));
  const problems = (samples: Int16Array) =>
    inspectSound(samples, 8_000).problems.map(({ severity, message }) => `${severity} ${message.zh}`);

  test('a good one', () => {
    const report = inspectSound(pcm(tone(8_000, 300, 2, 0.15)), 8_000);
    expect(report).toMatchObject({ seconds: 2, clipped: 0, quietStart: 0, quietEnd: 0, problems: [] });
    expect(report.levelDb).toBeCloseTo(-19.5, 0);
  });

  test.each<[string, Int16Array, string[]]>([
    ['silence', new Int16Array(16_000), ['error 几乎没有声音']],
    ['a click', pcm(tone(8_000, 300, 0.1, 0.3)), ['error 只有 0.1 秒']],
    ['a lecture', pcm(tone(8_000, 300, 61, 0.15)), ['error 有 61 秒，最长 60 秒']],
    ['a whisper', pcm(tone(8_000, 300, 2, 0.01)), ['warning 录得太轻，放大后会有杂音']],
    [
      'a shout',
      pcm(tone(8_000, 300, 2, 3).map((sample) => Math.max(-1, Math.min(1, sample)))),
      ['warning 录得太响，有爆音', 'warning 录得很响'],
    ],
  ])('%s', (_, samples, words) => {
    expect(problems(samples)).toEqual(words);
  });

  test('quiet ends are measured, and peaks show where the sound is', () => {
    const samples = new Int16Array(24_000);
    samples.set(pcm(tone(8_000, 300, 1, 0.2)), 8_000);
    const { quietStart, quietEnd, problems: found } = inspectSound(samples, 8_000);
    expect([quietStart, quietEnd]).toEqual([1, 1]);
    expect(found.map(({ message }) => message.zh)).toEqual(['头尾有一段没有声音']);
    expect(soundPeaks(samples, 3)).toEqual([0, 0.2, 0]);
  });
});
