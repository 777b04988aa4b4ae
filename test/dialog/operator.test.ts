/** When a person can be reached, and what a caller is offered when none can. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/dialog/decide.js';
import type { Knowledge } from '../../src/dialog/knowledge.js';
import { newCallState } from '../../src/dialog/step.js';
import type { Action, CallState } from '../../src/domain/call.js';
import { heard, MONDAY_MORNING } from './knowledge.js';

/** Half past eight to twelve and half past two to half past five, on working days. */
const OFFICE_HOURS: Knowledge = {
  ...MONDAY_MORNING,
  centre: {
    ...MONDAY_MORNING.centre,
    operator: {
      every_day: false,
      minutes: [
        [510, 720],
        [870, 1050],
      ],
      spoken: { 'zh-CN': '工作日上班时间', en: 'in office hours' },
    },
  },
};

const prompts = (actions: Action[]) => actions.flatMap((action) => (action.do === 'say' ? [action.say.prompt] : []));

function pressZero(know: Knowledge, state: CallState = newCallState('zh-CN')): [CallState, Action[]] {
  return decide(state, { kind: 'keys', digits: '0' }, know);
}

describe('hours of the people', () => {
  test.each([
    ['Monday 8:29', { minute: 509 }, false],
    ['Monday 8:30', { minute: 510 }, true],
    ['Monday noon', { minute: 720 }, false],
    ['Monday 14:30', { minute: 870 }, true],
    ['Saturday morning', { today: '2026-11-28' }, false],
    ['National Day', { today: '2026-10-01' }, false],
    ['make-up Saturday', { today: '2026-10-10' }, true],
    ['a weekday of a year without a notice', { today: '2027-03-03' }, true],
  ])('%s', (_, moment, there) => {
    const [state, actions] = pressZero({ ...OFFICE_HOURS, ...moment });
    expect(state.stage).toBe(there ? 'transferring' : 'missed');
    expect(prompts(actions)).toEqual([there ? 'operator.transfer' : 'operator.closed']);
  });

  test('out of hours it says when people are there, and takes a message or owes a call', () => {
    const lunch = { ...OFFICE_HOURS, minute: 780 };
    const [closed, actions] = pressZero(lunch);
    expect(actions[0]).toMatchObject({ say: { prompt: 'operator.closed', values: { hours: '工作日上班时间' } } });
    expect(decide(closed, { kind: 'keys', digits: '1' }, lunch)[1].at(-1)?.do).toBe('record');
    const [after, owed] = decide(closed, { kind: 'keys', digits: '2' }, lunch);
    expect(owed).toContainEqual(expect.objectContaining({ do: 'ticket', kind: 'callback', number: lunch.ticketNumber }));
    expect(after.reached).toBe('callback_owed');
  });

  test('in English the hours are English', () => {
    const [, actions] = pressZero({ ...OFFICE_HOURS, minute: 780 }, newCallState('en'));
    expect(actions[0]).toMatchObject({ say: { values: { hours: 'in office hours' } } });
  });
});

describe('the transfer', () => {
  test('tells the operator reason and item', () => {
    const focused = { ...newCallState('zh-CN'), stage: 'item' as const, item: '0215' };
    expect(pressZero(MONDAY_MORNING, focused)[1].at(-1)).toMatchObject({
      do: 'transfer',
      number: '1001',
      reason: 'asked',
      item: '0215',
    });
  });

  test.each(['busy', 'no-answer', 'failed', 'canceled'] as const)('%s leads to message or call-back', (result) => {
    const [ringing] = pressZero(MONDAY_MORNING);
    const [state, actions] = decide(ringing, { kind: 'dialled', result, durationMs: 0 }, MONDAY_MORNING);
    expect([state.stage, state.reached, prompts(actions)]).toEqual(['missed', undefined, ['operator.missed']]);
  });

  test('a call-back needs a number: withheld, a message is asked for', () => {
    const anonymous = { ...MONDAY_MORNING, operatorNumber: null, callerTail: null };
    const [missed] = pressZero(anonymous);
    const [state, actions] = decide(missed, { kind: 'keys', digits: '2' }, anonymous);
    expect([state.stage, prompts(actions)]).toEqual(['missed', ['callback.no-number']]);
    expect(actions.some((action) => action.do === 'ticket')).toBe(false);
  });

  test('an unsure 转人工 is asked back, a sure one or one without confidence is not', () => {
    const stageAfter = (confidence?: number) =>
      decide(
        newCallState('zh-CN'),
        { kind: 'speech', understood: heard({ intent: 'operator' }), ...(confidence === undefined ? {} : { confidence }) },
        MONDAY_MORNING,
      )[0].stage;
    expect([stageAfter(0.2), stageAfter(0.9), stageAfter()]).toEqual(['operator_confirm', 'transferring', 'transferring']);
  });
});

test('silence while a message is offered ends in goodbye, never in a loop', () => {
  let [state] = pressZero({ ...MONDAY_MORNING, operatorNumber: null });
  for (let turn = 0; turn < 3; turn++) [state] = decide(state, { kind: 'silence' }, { ...MONDAY_MORNING, operatorNumber: null });
  expect(state.stage).toBe('ended');
});
