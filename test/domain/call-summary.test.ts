import { expect, test } from 'vitest';
import type { Turn } from '../../src/domain/call.js';
import { type EndedCall, summariseCall } from '../../src/domain/call-summary.js';
import { say } from '../../src/domain/prompt.js';
import { heard } from '../dialog/knowledge.js';
import { aState, aTurn, STARTED } from '../store/turn-writes.js';

const start = STARTED.getTime();
const call = (turns: Turn[], changes: Partial<EndedCall> = {}): EndedCall => ({
  id: 'a',
  startedAtMs: start,
  endedAtMs: start + 60_000,
  outcome: 'self_served',
  stage: 'item',
  demo: false,
  ringingAtMs: null,
  turns,
  ...changes,
});
const windowOf = (item: string) => (item === '9999' ? undefined : item.slice(0, 2));
const summary = (turns: Turn[], changes: Partial<EndedCall> = {}) => summariseCall(call(turns, changes), windowOf);

test('items, windows and intents once each, in the order they came up', () => {
  const asked = (index: number, item: string, intent: 'item' | 'hours') =>
    aTurn('a', index, { state: aState({ item, window: index === 3 ? '07' : undefined }), understood: heard({ intent }) });
  const { items, windows, intents } = summary([
    aTurn('a', 0),
    asked(1, '0301', 'item'),
    asked(2, '9999', 'hours'),
    asked(3, '0301', 'item'),
  ]);
  expect({ items, windows, intents }).toEqual({ items: ['0301', '9999'], windows: ['03', '07'], intents: ['item', 'hours'] });
});

test('what was not understood, not heard and keyed', () => {
  const turns = [
    aTurn('a', 0),
    aTurn('a', 1, { event: 'silence', heard: null }),
    aTurn('a', 2, { actions: [{ do: 'say', say: say('no-match.1') }] }),
    aTurn('a', 3, { event: 'keys', heard: '7', actions: [{ do: 'say', say: say('keys.unknown') }] }),
    aTurn('a', 4, { actions: [{ do: 'transfer', number: '1', reason: 'no_match', timeoutMs: 1 }] }),
  ];
  expect(summary(turns)).toMatchObject({
    turns: 5,
    inputs: 3,
    noInput: 1,
    notUnderstood: 3,
    transfers: 1,
    transferReason: 'no_match',
  });
});

test('the first answer: how long and how many turns it took; null when there was none', () => {
  const served = (index: number) => aTurn('a', index, { ms: 6, state: aState({ served: true }) });
  expect(summary([aTurn('a', 0), aTurn('a', 1), served(2), served(3)])).toMatchObject({
    firstAnswerMs: 20_006,
    firstAnswerTurns: 2,
  });
  expect(summary([aTurn('a', 0)])).toMatchObject({ firstAnswerMs: null, firstAnswerTurns: null });
});

test('answering takes from the carrier’s ringing, where it is known, to the first words', () => {
  const turns = [aTurn('a', 0, { ms: 12.4 })];
  expect(summary(turns).answerMs).toBe(12);
  expect(summary(turns, { ringingAtMs: start - 16_000 }).answerMs).toBe(16_012);
  expect(summary(turns, { ringingAtMs: start + 5_000 }).answerMs).toBe(12);
});

test('a transfer nobody answered is tried, not answered', () => {
  const transfer = aTurn('a', 1, { actions: [{ do: 'transfer', number: '1', reason: 'asked', timeoutMs: 1 }] });
  const dialled = (stage: 'open' | 'missed') => aTurn('a', 2, { event: 'dialled', state: aState({ stage }) });
  expect(summary([aTurn('a', 0), transfer, dialled('missed')])).toMatchObject({ transfers: 1, transfersAnswered: 0 });
  expect(summary([aTurn('a', 0), transfer, dialled('open')])).toMatchObject({ transfers: 1, transfersAnswered: 1 });
});

test('a carrier’s clock that runs behind ends no call before it began', () => {
  expect(summary([aTurn('a', 0)], { endedAtMs: start - 3_000 }).endedAtMs).toBe(start);
});

test('a call without a turn, as a node that died may leave one', () => {
  expect(summary([])).toMatchObject({ turns: 0, answerMs: 0, language: 'zh-CN', firstHeard: null, items: [] });
});
