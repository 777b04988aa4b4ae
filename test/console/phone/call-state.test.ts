/** The page's picture of a call. */
import { describe, expect, test } from 'vitest';
import { type CallAction, type CallState, IDLE, reduceCall } from '../../../src/console/phone/call-state.js';
import type { PhoneView } from '../../../src/domain/phone.js';

const OPENING: PhoneView = {
  callId: 'CA1',
  steps: [
    { kind: 'say', text: '您好', language: 'cmn-CN', voice: null, slow: false },
    { kind: 'say', text: 'For English, press 8.', language: 'en-US', voice: null, slow: false },
  ],
  waiting: { for: 'gather', speech: true, keys: 1, timeoutMs: 6000, language: 'zh-CN' },
  turn: null,
  whispered: [],
  exchanges: [],
};
const answer = (view: Partial<PhoneView>, nowMs = 1000): CallAction => {
  return { do: 'answer', view: { ...OPENING, ...view }, roundTripMs: 5, nowMs };
};
const played = (...actions: CallAction[]): CallState => actions.reduce(reduceCall, IDLE);
const TALKING = [{ do: 'dial' }, answer({})] as const;

describe('a call', () => {
  test('shows what the line says in its languages', () => {
    const state = played(...TALKING);
    expect(state.phase).toBe('talking');
    expect(state.bubbles.map(({ text, language }) => [text, language])).toEqual([
      ['您好', 'zh-CN'],
      ['For English, press 8.', 'en'],
    ]);
  });

  test('puts what the caller does into the round that answers it', () => {
    const state = played(
      ...TALKING,
      { do: 'send', input: { kind: 'speech', text: '身份证丢了' } },
      answer({ steps: OPENING.steps.slice(0, 1) }),
    );
    expect(state.bubbles.map(({ kind, round }) => [kind, round])).toEqual([
      ['line', 0],
      ['line', 0],
      ['speech', 1],
      ['line', 1],
    ]);
    expect(new Set(state.bubbles.map(({ id }) => id)).size).toBe(4);
  });

  test('ends when the line waits for nothing', () => {
    const state = played(...TALKING, { do: 'send', input: { kind: 'hangup' } }, answer({ steps: [], waiting: null }, 9000));
    expect([state.phase, state.endedMs - state.startedMs]).toEqual(['ended', 8000]);
    expect(state.bubbles.slice(-2).map(({ text }) => text)).toEqual(['您挂机了', '通话结束']);
  });

  test('tells what the operator heard before what the caller hears', () => {
    const state = played(...TALKING, answer({ whispered: ['热线来电'], steps: OPENING.steps.slice(0, 1) }));
    expect(state.bubbles.slice(-2).map(({ kind }) => kind)).toEqual(['whisper', 'line']);
  });

  test('a new input shows the newest round again', () => {
    const state = played(...TALKING, { do: 'select', round: 0 }, { do: 'send', input: { kind: 'silence' } });
    expect(state.selected).toBeNull();
  });
});

describe('trouble', () => {
  test('while dialling leads back to the form', () => {
    expect(played({ do: 'dial' }, { do: 'fail', trouble: 'away', nowMs: 0 })).toEqual({ ...IDLE, trouble: 'away' });
  });

  test('in a call keeps the call, and trying again does not repeat the bubble', () => {
    const input: CallAction = { do: 'send', input: { kind: 'keys', digits: '0' } };
    const state = played(...TALKING, input, { do: 'fail', trouble: 'away', nowMs: 0 }, { do: 'retry' });
    expect([state.phase, state.busy, state.trouble]).toEqual(['talking', true, null]);
    expect(state.bubbles.filter(({ kind }) => kind === 'keys')).toHaveLength(1);
  });

  test('a call the server forgot is over', () => {
    const state = played(...TALKING, { do: 'fail', trouble: 'over', nowMs: 2000 });
    expect([state.phase, state.waiting, state.endedMs]).toEqual(['ended', null, 2000]);
  });
});
