/** Which turns of a call are to be taught, and why. */
import { describe, expect, test } from 'vitest';
import { missedTurns } from '../../src/calls/missed-turns.js';
import type { Stage, Turn } from '../../src/domain/call.js';
import { say } from '../../src/domain/prompt.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { heard } from '../dialog/knowledge.js';
import { aState, aTurn } from '../store/turn-writes.js';

const ITEM = { code: '0101', name: '注册公司', score: 0.9 };
const answered = heard({ intent: 'item', decision: 'answer', items: [ITEM] });

function said(index: number, text: string, understood: Understanding, stage: Stage = 'open', changes: Partial<Turn> = {}): Turn {
  return aTurn('CA1', index, { heard: text, understood, stage, ...changes });
}
const reasons = (turns: Turn[], outcome: 'abandoned' | 'self_served' = 'self_served') =>
  missedTurns([aTurn('CA1', 0), ...turns], outcome).map(({ index, reason }) => [index, reason]);
const noMatch: Partial<Turn> = { actions: [{ do: 'say', say: say('no-match.1') }] };

describe('a turn is missed', () => {
  test('when the caller was told so', () => {
    const missed = missedTurns([said(1, '整个小饭桌', heard({ items: [{ ...ITEM, score: 0.1 }] }), 'open', noMatch)], null);
    expect(missed).toMatchObject([
      { callId: 'CA1', index: 1, text: '整个小饭桌', reason: 'no_match', nearest: [{ code: '0101' }] },
    ]);
    const handedOver: Partial<Turn> = { actions: [{ do: 'transfer', number: '1001', reason: 'no_match', timeoutMs: 20_000 }] };
    expect(reasons([said(1, '整个小饭桌', heard({}), 'open', handedOver)])).toEqual([[1, 'no_match']]);
  });

  test('when little spoke for what was asked back or done', () => {
    const asked = (decision: 'confirm' | 'choose', score: number) =>
      heard({ intent: 'item', decision, items: [{ ...ITEM, score }] });
    expect(reasons([said(1, '办证', asked('choose', 0.3))])).toEqual([[1, 'low_confidence']]);
    expect(reasons([said(1, '办证', asked('confirm', 0.7))])).toEqual([]);
    expect(reasons([said(1, '星期天', heard({ intent: 'hours', confidence: 0.3 }))])).toEqual([[1, 'low_confidence']]);
    expect(reasons([said(1, '人工', heard({ intent: 'operator', confidence: 0.9 }))])).toEqual([]);
  });

  test('when the caller said it was wrong', () => {
    const confirm = heard({ intent: 'item', decision: 'confirm', items: [{ ...ITEM, score: 0.6 }] });
    const no = heard({ intent: 'no' });
    expect(reasons([said(1, '开店', confirm), said(2, '不对', no, 'confirm')])).toEqual([[1, 'corrected']]);
    const denied = heard({ ...answered, why: ['“注册公司”被否定，不算'] });
    expect(reasons([said(1, '开公司', answered), said(2, '不是注册公司，是开个体', denied, 'item')])).toEqual([[1, 'corrected']]);
    const key = aTurn('CA1', 2, { event: 'keys', heard: '2', stage: 'confirm' });
    expect(reasons([said(1, '开店', confirm), key])).toEqual([[1, 'corrected']]);
    expect(reasons([said(1, '补办身份证', answered), said(2, '没有了', no, 'item')])).toEqual([]);
  });

  test('when the caller gave up after it', () => {
    const listed = heard({ intent: 'item', decision: 'confirm', items: [{ ...ITEM, score: 0.6 }] });
    expect(reasons([said(1, '开店', listed)], 'abandoned')).toEqual([[1, 'abandoned']]);
    expect(reasons([said(1, '开店', listed)], 'self_served')).toEqual([]);
    const asked = { state: aState({ stage: 'receipt' }) };
    expect(reasons([said(1, '查进度', heard({ intent: 'case_status' }), 'open', asked)], 'abandoned')).toEqual([]);
    expect(reasons([said(1, '再见', heard({ intent: 'bye' }))], 'abandoned')).toEqual([]);
  });
});

test('numbers, keys, silence and single characters teach nothing', () => {
  const nothing = heard({});
  const turns = [
    said(1, '［12位数字］', nothing, 'receipt', noMatch),
    said(2, '****', nothing, 'receipt_phone', noMatch),
    said(3, '啊', nothing, 'open', noMatch),
    aTurn('CA1', 4, { event: 'keys', heard: '7', ...noMatch }),
    aTurn('CA1', 5, { event: 'silence', heard: null, ...noMatch }),
  ];
  expect(reasons(turns, 'abandoned')).toEqual([]);
});
