/** The codecs against the decision and output values of ITU-T G.711, tables 1a and 2a, built here from the tables' own intervals. */
import { describe, expect, test } from 'vitest';
import { decodeAlaw, decodeUlaw, encodeAlaw, encodeUlaw, ulawLevel } from '../../src/audio/g711.js';

interface Interval {
  from: number;
  to: number;
  output: number;
  /** The character signal of the table: sign bit 1 for positive, then the interval counted from zero. */
  code: number;
}

/** Table 1a: intervals of 2 up to 64, then 16 of 4, 8 … 128 up to 4096; output in the middle; even bits inverted on the line. */
function alawTable(): Interval[] {
  const steps = [...Array(32).fill(2), ...[4, 8, 16, 32, 64, 128].flatMap((step) => Array(16).fill(step))] as number[];
  return intervals(steps, (from, to) => (from + to) / 2).map((one, i) => ({ ...one, code: (0x80 | i) ^ 0x55 }));
}

/** Table 2a: one interval of 1, 15 of 2, then 16 of 4, 8 … 256 up to 8159; output in the middle, 0 for the first; all bits inverted. */
function ulawTable(): Interval[] {
  const steps = [1, ...Array(15).fill(2), ...[4, 8, 16, 32, 64, 128, 256].flatMap((step) => Array(16).fill(step))] as number[];
  return intervals(steps, (from, to) => (from === 0 ? 0 : (from + to) / 2)).map((one, i) => ({ ...one, code: 0xff - i }));
}

function intervals(steps: readonly number[], middle: (from: number, to: number) => number): Omit<Interval, 'code'>[] {
  let to = 0;
  return steps.map((step) => {
    const from = to;
    to += step;
    return { from, to, output: middle(from, to) };
  });
}

describe.each([
  { law: 'A-law', table: alawTable(), scale: 8, last: 4096, decode: decodeAlaw, encode: encodeAlaw },
  { law: 'µ-law', table: ulawTable(), scale: 4, last: 8159, decode: decodeUlaw, encode: encodeUlaw },
])('$law', ({ table, scale, last, decode, encode }) => {
  test('the table has the 128 positive intervals of the standard', () => {
    expect(table).toHaveLength(128);
    expect(table.at(-1)?.to).toBe(last);
  });

  test('each code gives the output value of its interval, on both sides of zero', () => {
    const positive = decode(Uint8Array.from(table, ({ code }) => code));
    const negative = decode(Uint8Array.from(table, ({ code }) => code ^ 0x80));
    expect([...positive]).toEqual(table.map(({ output }) => output * scale));
    expect([...negative].map((sample) => -sample || 0)).toEqual(table.map(({ output }) => output * scale));
  });

  test('each sample inside an interval gets its code', () => {
    for (const { from, to, code } of table) {
      const inside = Int16Array.of(from * scale, Math.floor(((from + to) / 2) * scale), to * scale - 1);
      expect([...encode(inside)]).toEqual([code, code, code]);
    }
  });

  test('what was decoded is encoded to the same byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, code) => code);
    const again = encode(decode(all));
    // 0x7f is µ-law's negative zero, and zero is written as 0xff.
    expect([...again].filter((code, i) => code !== i && i !== 0x7f)).toEqual([]);
  });

  test('the loudest samples are kept at the last interval', () => {
    expect([...encode(Int16Array.of(32_767, -32_768))]).toEqual([table.at(-1)?.code, (table.at(-1)?.code ?? 0) ^ 0x80]);
  });
});

test('the level of a full-scale tone is about -3 dB, and silence is far below anything', () => {
  const tone = Int16Array.from({ length: 800 }, (_, i) => 32_000 * Math.sin((2 * Math.PI * 1000 * i) / 8000));
  expect(ulawLevel(encodeUlaw(tone))).toBeCloseTo(-3.2, 0);
  expect(ulawLevel(Buffer.alloc(160, 0xff))).toBe(-100);
});
