/** Whatever a caller does, in whatever order: a rendered reply, a way on, no undefined, an end in sight. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, MAX_TURNS } from '../../src/dialog/decide.js';
import type { Input } from '../../src/dialog/knowledge.js';
import { newCallState } from '../../src/dialog/step.js';
import { type Action, type CallState, DIAL_RESULTS } from '../../src/domain/call.js';
import { ASPECT_IDS, DECISIONS, INTENT_IDS } from '../../src/domain/intent.js';
import { LANGUAGES } from '../../src/domain/language.js';
import { CHOICES } from '../../src/domain/understanding.js';
import { parsePromptBook } from '../../src/speech/prompt-book.js';
import { renderSay } from '../../src/speech/render.js';
import { readContentFile } from '../../src/store/content-files.js';
import { catalog } from '../catalog/shipped.js';
import { MONDAY_MORNING } from './knowledge.js';

const books = Object.fromEntries(
  LANGUAGES.map((language) => [language, parsePromptBook(language, readContentFile('.', `prompts/${language}.yaml`).text)]),
);
const codes = catalog.items.map(({ code }) => code);
const code = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...codes) }, fc.constantFrom('9999', ''));
const digits = fc.stringMatching(/^[0-9*#]{1,13}$/);

const understood = fc.record({
  text: fc.string(),
  decision: fc.constantFrom(...DECISIONS),
  intent: fc.oneof({ weight: 2, arbitrary: fc.constant('item' as const) }, fc.constantFrom(...INTENT_IDS)),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  aspects: fc.uniqueArray(fc.constantFrom(...ASPECT_IDS), { maxLength: 3 }),
  items: fc.array(fc.record({ code, name: fc.constant('x'), score: fc.constant(0.5) }), { maxLength: 5 }),
  slots: fc.record(
    {
      digits: fc.stringMatching(/^\d{1,13}$/),
      receipt: fc.constant('261101000014'),
      window: fc.constantFrom('01', '30', '99'),
      ordinal: fc.constantFrom(-1, 1, 2, 3, 9),
      body: fc.constantFrom('police', 'weather', 'nobody'),
      emergency: fc.constantFrom('119', '110'),
      language: fc.constantFrom(...LANGUAGES),
      choice: fc.constantFrom(...CHOICES),
      day: fc.constantFrom(
        { kind: 'weekend' as const },
        { kind: 'weekday' as const, weekday: 6 as const, weeks: 1 },
        { kind: 'holiday' as const, name: '国庆节' },
      ),
    },
    { requiredKeys: [] },
  ),
  why: fc.constant<string[]>([]),
});

const input: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('speech' as const),
      understood,
      confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('keys' as const), digits: fc.oneof(fc.constantFrom(...'0123456789*#'), digits) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'silence' as const }) },
  fc.record({ kind: fc.constant('recorded' as const), url: fc.option(fc.constant('https://x/r')), durationMs: fc.nat(10_000) }),
  fc.record({ kind: fc.constant('dialled' as const), result: fc.constantFrom(...DIAL_RESULTS), durationMs: fc.nat(10_000) }),
);
const moment = fc.record({
  operatorNumber: fc.option(fc.constant('1001')),
  minute: fc.nat(1439),
  callerTail: fc.option(fc.constant('1234')),
  caseLocked: fc.boolean(),
});

function replyText(state: CallState, actions: Action[]): string {
  const book = books[state.language];
  if (book === undefined) throw new Error('no book');
  return actions.flatMap((action) => (action.do === 'say' ? renderSay(action.say, book).map(({ text }) => text) : [])).join(' ');
}

test('any sequence of events: words, then exactly one way on, and the call ends', () => {
  fc.assert(
    fc.property(fc.array(input, { maxLength: MAX_TURNS + 10 }), moment, (inputs, extra) => {
      const know = { ...MONDAY_MORNING, ...extra };
      let [state, actions] = decide(newCallState('zh-CN'), { kind: 'started', from: null, to: null }, know);
      for (const next of inputs) {
        if (state.stage === 'ended') break;
        [state, actions] = decide(state, next, know);
        expect(replyText(state, actions)).toMatch(/[\p{Script=Han}A-Za-z]/u);
        expect(replyText(state, actions)).not.toMatch(/undefined|null|NaN|\[object|\{[a-z]+\}/);
        expect(actions.filter((action) => ['gather', 'record', 'transfer', 'hangup'].includes(action.do))).toHaveLength(1);
        expect(['gather', 'record', 'transfer', 'hangup']).toContain(actions.at(-1)?.do);
      }
      expect(state.turns).toBeLessThanOrEqual(MAX_TURNS + 8);
    }),
    { numRuns: 400 },
  );
});

test('same input, same output', () => {
  fc.assert(
    fc.property(fc.array(input, { maxLength: 12 }), (inputs) => {
      const run = () => inputs.reduce((state, next) => decide(state, next, MONDAY_MORNING)[0], newCallState('zh-CN'));
      expect(run()).toEqual(run());
    }),
    { numRuns: 100 },
  );
});

test('0 leads to a person from every state', () => {
  fc.assert(
    fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
      let [state] = decide(newCallState('zh-CN'), { kind: 'started', from: null, to: null }, MONDAY_MORNING);
      for (const next of inputs) if (state.stage !== 'ended') [state] = decide(state, next, MONDAY_MORNING);
      if (state.stage === 'ended' || state.turns >= MAX_TURNS) return;
      expect(decide(state, { kind: 'keys', digits: '0' }, MONDAY_MORNING)[1].at(-1)).toMatchObject({
        do: 'transfer',
        number: '1001',
      });
    }),
    { numRuns: 300 },
  );
});
