/** How texts sound. */
import { expect, test } from 'vitest';
import { createSounds } from '../../src/understand/pinyin.js';

const { code, spell } = createSounds({
  pairs: [],
  confusion: [
    { sounds: ['zh', 'z'], cost: 0.1 },
    { sounds: ['en', 'eng'], cost: 0.2 },
    { sounds: ['f', 'h'], cost: 0.9 },
  ],
});

test('homophones sound alike', () => expect(code('公正')).toBe(code('公证')));
test('cheap confusions are folded, at either end of a syllable', () => {
  expect(code('执照')).toBe(code('资造'));
  expect(code('诊')).toBe(code('整'));
});
test('dear confusions are not', () => expect(code('飞')).not.toBe(code('黑')));
test('one character a syllable, other characters as they are', () => {
  expect(code('办a证')).toHaveLength(3);
  expect(spell('办a证')).toBe('banazeng');
});
test('what is heard before changes no code: what was learnt is kept by them', () => {
  const { code: other } = createSounds({ pairs: [], confusion: [] });
  const [first, second] = [other('女儿'), other('绿')];
  expect(createSounds({ pairs: [], confusion: [] }).code('绿')).toBe(second);
  expect(code('女儿')).toBe(first);
  expect(new Set([...first, ...second]).size).toBe(3);
});
