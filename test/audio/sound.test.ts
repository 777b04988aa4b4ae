/** Resampling, WAV files and loudness, measured. */
import { describe, expect, test } from 'vitest';
import { decodeUlaw, encodeUlaw } from '../../src/audio/g711.js';
import { faded, fadedIn, levelled, speechLevel } from '../../src/audio/loudness.js';
import { createResampler, resample } from '../../src/audio/resample.js';
import { readWav, writeWav } from '../../src/audio/wav.js';
import { joined, share, speechLike, tone } from './speech-like.js';

describe('resampling', () => {
  test.each([
    [8_000, 16_000],
    [16_000, 8_000],
    [24_000, 8_000],
    [8_000, 48_000],
  ])('%i to %i keeps a tone, its level and its length', (from, to) => {
    const out = resample(tone(1_000, 500, { rate: from }), from, to);
    expect(out.length).toBe(to / 2);
    const middle = out.slice(to / 10, to / 2 - to / 10);
    expect(share(middle, 1_000, to)).toBeGreaterThan(0.999);
    const rms = Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
    expect(rms).toBeCloseTo(8_000 / Math.SQRT2, -2);
  });

  test('what 8 kHz cannot carry is gone and does not come back as another tone', () => {
    const out = resample(tone(6_000, 500, { rate: 16_000 }), 16_000, 8_000);
    const loudest = Math.max(...out.slice(400, 3_600).map(Math.abs));
    expect(20 * Math.log10(loudest / 8_000)).toBeLessThan(-50);
  });

  test('piece by piece is the same as at once', () => {
    const sound = speechLike(300);
    for (const [from, to] of [
      [8_000, 16_000],
      [16_000, 8_000],
    ] as const) {
      const whole = createResampler(from, to).push(sound);
      const stream = createResampler(from, to);
      const pieces = [0, 7, 160, 800, 2_000].map((start, i, starts) => stream.push(sound.slice(start, starts[i + 1])));
      expect([...joined(...pieces)]).toEqual([...whole]);
    }
  });

  test('a rate that is no multiple is refused', () => {
    expect(() => createResampler(44_100, 8_000)).toThrow(RangeError);
  });
});

describe('WAV files', () => {
  test('come back as they were written', () => {
    const pcm = speechLike(100);
    expect(readWav(writeWav({ sampleRate: 8_000, pcm }))).toEqual({ sampleRate: 8_000, pcm });
  });

  test('are read as µ-law, with other chunks in front and a length that was never filled in', () => {
    const pcm = tone(400, 20);
    const file = writeWav({ sampleRate: 8_000, pcm });
    file.writeUInt16LE(7, 20);
    file.writeUInt16LE(8, 34);
    file.writeUInt32LE(0xffffffff, 40);
    const note = Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1');
    const ulaw = encodeUlaw(pcm);
    const whole = Buffer.concat([file.subarray(0, 12), note, file.subarray(12, 44), ulaw]);
    expect(readWav(whole).pcm).toEqual(decodeUlaw(ulaw));
  });

  test.each([
    ['an MP3', Buffer.from('ID3…….....................')],
    ['two channels', changed(22, 2)],
    ['24 bits', changed(34, 24)],
    ['a header alone', writeWav({ sampleRate: 8_000, pcm: tone(1, 1) }).subarray(0, 30)],
  ])('%s is refused in plain words', (_, file) => {
    expect(() => readWav(file)).toThrow(/WAV file/);
  });
});

function changed(at: number, value: number): Buffer {
  const file = writeWav({ sampleRate: 8_000, pcm: tone(400, 20) });
  file.writeUInt16LE(value, at);
  return file;
}

describe('loudness', () => {
  test.each([2_000, 6_000, 30_000])('speech of amplitude %i comes out at the same level', (amplitude) => {
    const sound = joined(tone(1, 200, { amplitude: 0 }), speechLike(1_000, amplitude / 3));
    expect(speechLevel(levelled(sound))).toBeGreaterThan(-23.5);
    expect(speechLevel(levelled(sound))).toBeLessThan(-18);
  });

  test('is bounded: noise is not blown up, peaks are not cut', () => {
    expect(speechLevel(levelled(tone(440, 100, { amplitude: 3 })))).toBeLessThan(-60);
    const peaks = levelled(joined(tone(300, 500, { amplitude: 500 }), Int16Array.of(32_000)));
    expect(Math.max(...peaks)).toBeLessThan(32_767);
  });

  test('sentences join without a click: no step at a join larger than 2 % of full scale', () => {
    const first = levelled(tone(437, 313, { amplitude: 12_000 }));
    const second = levelled(tone(331, 217, { amplitude: 3_000 }).map((sample) => sample + 2_000));
    expect(Math.abs((first.at(-1) ?? 0) - (second.at(0) ?? 0))).toBeLessThan(0.02 * 32_768);
    expect(Math.abs(faded(tone(500, 50)).at(-1) ?? 1)).toBeLessThan(0.02 * 32_768);
    const resumed = decodeUlaw(fadedIn(encodeUlaw(tone(300, 50, { amplitude: 12_000 }).slice(7))));
    expect(Math.abs(resumed[0] ?? 1)).toBeLessThan(0.02 * 32_768);
  });
});
