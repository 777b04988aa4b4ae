/** The noise generator: repeatable, never empty, and each kind of error as promised. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNoise, NOISE_RATES, type NoiseKind } from './noise.js';

const confusion: { sounds: [string, string]; cost: number }[] = [
  { sounds: ['zh', 'z'], cost: 0.1 },
  { sounds: ['en', 'eng'], cost: 0.2 },
  { sounds: ['f', 'h'], cost: 0.9 },
];
const CHARACTERS = '公工证政正整赠增份奋愤诊枕真征混婚';
const noise = createNoise(CHARACTERS, confusion);
/** One kind alone, at a strength where it always strikes. */
const only = (kind: NoiseKind) => ({ seed: 1, strength: 1 / NOISE_RATES[kind], kinds: [kind] });

test('the same text, seed and strength give the same result', () => {
  const text = '我想问问公证处在哪里办公证要带什么材料';
  const again = createNoise(CHARACTERS, confusion);
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(again(text, { seed })).toBe(noise(text, { seed }));
    }),
  );
  const made = new Set(Array.from({ length: 30 }, (_, seed) => noise(text, { seed })));
  expect(made.size).toBeGreaterThan(15);
});

test('strength 0 changes nothing, and no text is emptied', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer(), (text, seed) => {
      expect(noise(text, { seed, strength: 0 })).toBe(text);
      expect(noise(text, { seed, strength: 9 })).not.toBe('');
    }),
  );
});

describe('one kind at a time', () => {
  test('homophones: the same syllable, the same tone where there is one', () => {
    expect(noise('公', only('homophone'))).toBe('工');
    expect(['政', '正']).toContain(noise('证', only('homophone')));
    expect(noise('A1', only('homophone'))).toBe('A1');
  });

  test('the reading in the sentence counts, not the character alone', () => {
    expect(createNoise('航形', [])('银行', only('homophone'))).toBe('银航');
    expect(createNoise('航形', [])('行驶', only('homophone'))).toBe('形驶');
  });

  test('dialect: initials and finals of cheap pairs, both ways; dear pairs stay', () => {
    expect(['赠', '增', '枕', '诊', '真']).toContain(noise('证', only('dialect')));
    expect(['枕', '诊', '真']).not.toContain(noise('赠', only('dialect')));
    expect(noise('份', only('dialect'))).toBe('份');
  });

  test('digits: one and seven, four and ten, six and nine, two and eight', () => {
    expect(noise('一四六二17', only('digit'))).toBe('七十九八71');
  });

  test('function words are lost, negations never', () => {
    expect(noise('我的不了没吗', only('functionWordLost'))).toBe('我不没');
    expect(noise('不没未别', { seed: 3, strength: 20, kinds: ['dropped', 'homophone', 'functionWordLost'] })).toBe('不没未别');
  });

  test('doubled characters and words', () => {
    expect(noise('办证', only('doubled'))).toMatch(/^办(办)证(证|办证)$/);
  });

  test('cuts take from the start or the end, at most a fifth', () => {
    const text = '一二三四五六七八九十';
    expect(text.endsWith(noise(text, only('cutStart')))).toBe(true);
    expect(text.startsWith(noise(text, only('cutEnd')))).toBe(true);
    for (const kind of ['cutStart', 'cutEnd'] as const) expect([8, 9]).toContain(noise(text, only(kind)).length);
    expect(noise('办', only('cutStart'))).toBe('办');
  });
});
