/** What `npm run fit` learns by: small questions with a known answer. */
import { describe, expect, test } from 'vitest';
import { clausesOf, createAspectsAsked } from '../../src/understand/aspect-model.js';
import { createLinearModel } from '../../src/understand/linear-model.js';
import { fitWeights } from './conditional-logit.js';
import { learnAspects } from './learn-aspects.js';
import { learnLinear } from './linear-regression.js';

const LEARNING = { epochs: 10, rate: 1, ridge: 1e-6, fewest: 1, prune: 0 } as const;

describe('linear model', () => {
  const examples = Array.from({ length: 40 }, (_, at) => {
    const own = at % 2 === 0 ? 'fee' : 'limit';
    return { features: [own === 'fee' ? '钱' : '天', `第${at}`, '的'], labels: [own] };
  });

  test('tells classes apart by the features that do, and finds no number for the others', () => {
    const { classes, scores } = createLinearModel(learnLinear(examples, { ...LEARNING, kind: 'one' }));
    const best = (features: string[]) => classes[[...scores(features)].indexOf(Math.max(...scores(features)))];
    expect(best(['钱', '的'])).toBe('fee');
    expect(best(['天', '的'])).toBe('limit');
    const unknown = [...scores(['没见过', '也没见过'])];
    expect(unknown[0]).toBeCloseTo(unknown[1] as number, 1);
  });

  test('the same examples give the same weights', () => {
    expect(learnLinear(examples, { ...LEARNING, kind: 'any' })).toEqual(learnLinear(examples, { ...LEARNING, kind: 'any' }));
  });

  test('a feature counts once, however often it is met', () => {
    const { scores } = createLinearModel(learnLinear(examples, { ...LEARNING, kind: 'one' }));
    expect([...scores(['钱', '钱', '钱'])]).toEqual([...scores(['钱'])]);
  });
});

test('with an alternative of nothing, what is never right is found improbable', () => {
  const choices = Array.from({ length: 50 }, (_, at) => ({
    alternatives: [{ always: 1, cue: at % 2 }],
    right: new Set(at % 2 === 0 ? [] : [0]),
  }));
  const { always = 0, cue = 0 } = fitWeights({ always: 0, cue: 0 } as Record<string, number>, choices, {
    steps: 250,
    ridge: 1e-3,
    none: true,
  });
  expect(always).toBeLessThan(-1);
  expect(always + cue).toBeGreaterThan(1);
});

test('aspects: learnt from whole questions, heard in the clauses that ask them', () => {
  const words = { code: () => '', meanings: () => [] };
  const lesson = (text: string, ...aspects: string[]) => [{ clauses: clausesOf({ text, cues: [], named: [] }, words), aspects }];
  const before = Array.from('甲乙丙丁戊己庚辛壬癸子');
  const lessons = Array.from({ length: 2000 }, (_, at) => {
    const name = before[at % before.length] as string;
    if (at % 4 === 0) return lesson(`${name}来了，要花钱吗`, 'fee');
    if (at % 4 === 1) return lesson(`要等几天，${name}来了`, 'limit');
    return at % 4 === 2 ? lesson(`${name}要花钱吗，要等几天`, 'fee', 'limit') : lesson(`${name}来了，好的`);
  });
  const asked = createAspectsAsked(learnAspects(lessons, []), words);
  expect(asked('寅来了，要花钱吗', [], [])).toEqual(['fee']);
  expect(asked('寅要花钱吗，要等几天', [], [])).toEqual(['fee', 'limit']);
  expect(asked('要等几天，寅来了', [], [])).toEqual(['limit']);
  expect(asked('寅来了，好的', [], [])).toEqual([]);
});
