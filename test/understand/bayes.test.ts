/** The classifier against the traps of the library it is trained with. */
import { expect, test } from 'vitest';
import { createBayes } from '../../src/understand/bayes.js';

const bayes = createBayes([
  { label: 'fee', tokens: ['多少', '钱'] },
  { label: 'fee', tokens: ['要', '钱'] },
  { label: 'place', tokens: ['在', '哪'] },
  { label: 'place', tokens: ['去', '哪', '办'] },
]);
const best = (tokens: string[]) => [...bayes(tokens)].sort((a, b) => b[1] - a[1])[0]?.[0];

test('the likelier label wins', () => expect([best(['多少', '钱']), best(['哪'])]).toEqual(['fee', 'place']));

test('probabilities add up to one', () => {
  expect([...bayes(['哪', '钱', '要']).values()].reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
});

test('unknown words alone say nothing, not the first label', () => expect(bayes(['狗']).size).toBe(0));

test('__proto__ is a token like any other', () => {
  const odd = createBayes([
    { label: 'a', tokens: ['__proto__', 'x'] },
    { label: 'b', tokens: ['y'] },
  ]);
  expect((odd(['__proto__']).get('a') ?? 0) > (odd(['__proto__']).get('b') ?? 0)).toBe(true);
});

test('labels with few examples are not favoured by unseen words', () => {
  const skewed = createBayes([
    ...Array.from({ length: 40 }, (_, at) => ({ label: 'many', tokens: ['common', `word${at}`] })),
    { label: 'few', tokens: ['rare'] },
  ]);
  expect(skewed(['common', 'word3']).get('many') ?? 0).toBeGreaterThan(0.9);
});
