/** The keys that mean the same everywhere, and the # that many callers press after a number. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/dialog/decide.js';
import { newCallState } from '../../src/dialog/step.js';
import { type CallState, STAGES } from '../../src/domain/call.js';
import type { PromptId } from '../../src/domain/prompt.js';
import { MONDAY_MORNING } from './knowledge.js';

function press(...keys: string[]): { state: CallState; prompts: PromptId[] } {
  let state = newCallState('zh-CN');
  let prompts: PromptId[] = [];
  for (const digits of keys) {
    const [next, actions] = decide(state, { kind: 'keys', digits }, MONDAY_MORNING);
    state = next;
    prompts = actions.flatMap((action) => (action.do === 'say' ? [action.say.prompt] : []));
  }
  return { state, prompts };
}

describe('#', () => {
  test('ends the call where no number is being keyed', () => {
    expect(press('#').prompts).toEqual(['bye']);
    expect(press('1', '0215', '2', '#').prompts).toEqual(['bye']);
  });

  test('ends a number, whole or not', () => {
    expect(press('1', '0215#').prompts).toEqual(['item.menu']);
    expect(press('3', '2611#').prompts).toEqual(['case.invalid']);
  });

  test('a turn after a whole number it still belongs to the number: the answer is heard again, nobody is cut off', () => {
    expect(press('1', '0215', '#')).toMatchObject({ state: { stage: 'item' }, prompts: ['item.menu'] });
    expect(press('3', '261101000014', '#').prompts).toEqual(['case.confirm']);
    expect(press('1', '0215', '#', '#').prompts).toEqual(['bye']);
  });

  test('alone it ends the call, also where a number is awaited', () => {
    expect(press('3', '#').prompts).toEqual(['bye']);
  });
});

test('0 leads to a person from every stage but the end', () => {
  for (const stage of STAGES.filter((one) => one !== 'ended')) {
    const state: CallState = { ...newCallState('zh-CN'), stage };
    expect(decide(state, { kind: 'keys', digits: '0' }, MONDAY_MORNING)[1].at(-1)?.do, stage).toBe('transfer');
  }
});

test('* in the middle of a number gives it up', () => {
  expect(press('3', '2611*')).toMatchObject({ state: { stage: 'open' }, prompts: ['ask.open'] });
});

test('* at the start reads the menu, whose keys work there', () => {
  expect(press('*')).toMatchObject({ state: { stage: 'open' }, prompts: ['back.none', 'menu'] });
  expect(press('*', '1').prompts).toEqual(['code.ask']);
});

test('the window list turns its pages round to the first', () => {
  expect(press('2', '29', '4').prompts).toEqual(['window.items']);
  expect(press('2', '03', '4').prompts).toEqual(['window.items.more']);
});
