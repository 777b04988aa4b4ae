/** Whatever is said, the understanding is well formed; and it is right often enough on sets it has never seen. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASPECT_IDS, DECISIONS, INTENT_IDS } from '../../src/domain/intent.js';
import type { Understanding, UtteranceContext } from '../../src/domain/understanding.js';
import { aspectsHeard, fromCatalog, type Heard, intentRight, rightFirst, rightOffered, wronglyAnswered } from '../eval/question.js';
import { parseQuestions } from '../eval/question-sets.js';
import { items, understand } from './fixture.js';

const codes = new Set(items.map(({ code }) => code));

function expectValid(heard: Understanding): void {
  expect(DECISIONS).toContain(heard.decision);
  expect(INTENT_IDS).toContain(heard.intent);
  for (const aspect of heard.aspects) expect(ASPECT_IDS).toContain(aspect);
  for (const { code, score } of heard.items) expect(codes.has(code) && score >= 0 && score <= 1).toBe(true);
  expect(heard.items.length).toBeLessThanOrEqual(5);
  expect(heard.confidence).toBeGreaterThanOrEqual(0);
  expect(heard.confidence).toBeLessThanOrEqual(1);
  if (heard.intent === 'item') expect(heard.decision).not.toBe('other');
  else expect(heard.decision).toBe(heard.intent === 'none' ? 'reject' : 'other');
  if (heard.decision === 'answer' || heard.decision === 'confirm') expect(heard.items.length).toBeGreaterThan(0);
  if (heard.decision === 'choose') expect(heard.items.length).toBeGreaterThan(1);
  expect(heard.why.length).toBeGreaterThan(0);
}

describe('anything said', () => {
  const pieces = items.flatMap(({ short_name, aliases }) => [short_name, ...aliases]);
  const speech = fc.array(
    fc.oneof(fc.constantFrom(...pieces, '不是', '要多少钱', '第二个', '转人工', '幺三八', '，', '嗯'), fc.string({ maxLength: 3 })),
    { maxLength: 6 },
  );
  const context = fc.record(
    {
      language: fc.constantFrom('zh-CN' as const, 'en' as const),
      item: fc.constantFrom('0215', '9999'),
      options: fc.subarray(['0101', '0107', '0215', '9999']),
      expects: fc.constantFrom('digits' as const, 'yes_no' as const),
    },
    { requiredKeys: ['language'] },
  );

  test('makes a valid understanding, in any context', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          speech.map((said) => said.join('')),
        ),
        context,
        (said, where) => {
          expectValid(understand(said, where as UtteranceContext));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('and always the same one', () => {
    fc.assert(
      fc.property(speech, (said) => {
        expect(understand(said.join(''))).toEqual(understand(said.join('')));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    '',
    ' ',
    '。',
    '\ud83d',
    '👍👍',
    '__proto__',
    'constructor',
    '12',
    '0'.repeat(10_000),
    '身'.repeat(10_000),
    'a'.repeat(10_000),
    '\u0000',
  ])('odd input %#', (said) => expectValid(understand(said)));
});

describe('on questions never learnt from', () => {
  const hear = (set: string, kind: 'item' | 'outside' | 'command'): Heard[] =>
    parseQuestions(readFileSync(`test/understand/heldout/${set}.tsv`, 'utf8'), kind).map((question) => ({
      question,
      understanding: understand(question.text, { language: 'zh-CN' }),
      micros: 0,
    }));
  const share = (heard: readonly Heard[], holds: (one: Heard) => boolean) => heard.filter(holds).length / heard.length;
  const spoken = hear('spoken', 'item');
  const outside = hear('outside', 'outside');

  test('the right item stands first', () => expect(share(spoken, rightFirst)).toBeGreaterThanOrEqual(0.95));
  test('or is offered', () => expect(share(spoken, rightOffered)).toBeGreaterThanOrEqual(0.97));
  test('hardly any wrong item is answered outright', () => expect(share(spoken, wronglyAnswered)).toBeLessThanOrEqual(0.03));
  test('what is outside the catalog is not answered from it', () => expect(share(outside, fromCatalog)).toBeLessThanOrEqual(0.08));
  test('the aspects asked are heard', () => expect(share(hear('aspects', 'item'), aspectsHeard)).toBeGreaterThanOrEqual(0.9));
  test('intents', () => expect(share(hear('commands', 'command'), intentRight)).toBeGreaterThanOrEqual(0.93));
});
