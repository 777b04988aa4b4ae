/** Which item is meant: choices, confirmations, and what was asked before it was clear. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/dialog/decide.js';
import type { Input } from '../../src/dialog/knowledge.js';
import { newCallState } from '../../src/dialog/step.js';
import type { CallState } from '../../src/domain/call.js';
import type { PromptId } from '../../src/domain/prompt.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { heard, MONDAY_MORNING } from './knowledge.js';

/** Plays inputs and returns where the call stands and the prompts of the last turn. */
function play(...inputs: (Partial<Understanding> | string)[]): { state: CallState; prompts: PromptId[] } {
  let state = newCallState('zh-CN');
  let prompts: PromptId[] = [];
  for (const input of inputs) {
    const event: Input = typeof input === 'string' ? { kind: 'keys', digits: input } : { kind: 'speech', understood: heard(input) };
    const [next, actions] = decide(state, event, MONDAY_MORNING);
    state = next;
    prompts = actions.flatMap((action) => (action.do === 'say' ? [action.say.prompt] : []));
  }
  return { state, prompts };
}
const items = (...codes: string[]) => codes.map((code) => ({ code, name: code, score: 0.5 }));
const PASSPORT: Partial<Understanding> = { intent: 'item', decision: 'choose', items: items('0301', '0302', '0303') };
const UNSURE: Partial<Understanding> = { intent: 'item', decision: 'confirm', items: items('0415') };
const HOW_MUCH: Partial<Understanding> = { intent: 'item', decision: 'reject', aspects: ['fee'] };

describe('a choice', () => {
  test.each([
    ['a key', '2'],
    ['第二个', { slots: { ordinal: 2 } }],
  ])('is made by %s', (_, input) => {
    expect(play(PASSPORT, input).state).toMatchObject({ stage: 'list', item: '0302' });
  });

  test.each([
    ['key 4', '4'],
    ['都不是', { intent: 'no' as const }],
    ['an option there is not', { slots: { ordinal: 5 } }],
  ])('is declined by %s', (_, input) => {
    expect(play(PASSPORT, input)).toMatchObject({ state: { stage: 'open', options: [] }, prompts: ['choose.none'] });
  });

  test('offers at most three', () => {
    const four = { ...PASSPORT, items: items('0301', '0302', '0303', '0304') };
    expect(play(four).state.options).toEqual(['0301', '0302', '0303']);
  });

  test('an aspect asked meanwhile is kept, and the question asked again', () => {
    for (const intent of ['item', 'none'] as const) {
      const asked = play(PASSPORT, { ...HOW_MUCH, intent });
      expect(asked).toMatchObject({ state: { stage: 'choose', wanted: ['fee'] }, prompts: ['choose.again'] });
    }
    expect(play(PASSPORT, HOW_MUCH, '1').prompts).toEqual(['about.item', 'answer.fee.one', 'offer.two']);
  });

  test('a plain 对 chooses nothing: the options again', () => {
    expect(play(PASSPORT, { intent: 'yes' }).prompts).toEqual(['no-match.again', 'choose.again']);
  });
});

describe('a confirmation', () => {
  test.each([
    ['key 1', '1'],
    ['是', { intent: 'yes' as const }],
  ])('%s answers', (_, input) => {
    expect(play(UNSURE, input).state).toMatchObject({ stage: 'list', item: '0415' });
  });

  test.each([
    ['key 2', '2'],
    ['不是', { intent: 'no' as const }],
  ])('%s asks for other words', (_, input) => {
    expect(play(UNSURE, input)).toMatchObject({ state: { stage: 'open' }, prompts: ['choose.none'] });
  });

  test('another item said instead is taken at once', () => {
    const other: Partial<Understanding> = { intent: 'item', decision: 'answer', items: items('0406') };
    expect(play(UNSURE, other).state).toMatchObject({ item: '0406' });
  });

  test('any other key asks again, and the third leads to a person', () => {
    expect(play(UNSURE, '5').prompts).toEqual(['keys.unknown', 'confirm.item']);
    expect(play(UNSURE, '5', '5', '5').state.stage).toBe('transferring');
  });
});

describe('an aspect without an item', () => {
  test('is asked back, and answered as soon as the item is clear — through a choice too', () => {
    expect(play(HOW_MUCH).prompts).toEqual(['ask.item']);
    expect(play(HOW_MUCH, PASSPORT, '1').prompts).toEqual(['about.item', 'answer.fee.one', 'offer.two']);
    expect(play(HOW_MUCH, '1', '0215').prompts).toEqual(['about.item', 'answer.fee.one', 'offer.two']);
  });
});

describe('a plain no', () => {
  const ANSWERED: Partial<Understanding> = { intent: 'item', decision: 'answer', items: items('0215'), aspects: ['fee'] };

  test('after an answer may mean it was the wrong one: nobody is hung up on', () => {
    expect(play(ANSWERED, { intent: 'no' })).toMatchObject({ state: { stage: 'item' }, prompts: ['ask.more'] });
  });

  test('to 还有别的要问吗 it is goodbye', () => {
    expect(play(ANSWERED, { intent: 'no' }, { intent: 'no' }).prompts).toEqual(['bye']);
    expect(play(ANSWERED, { intent: 'thanks' }, { intent: 'no' }).prompts).toEqual(['bye']);
  });

  test('in a list it ends the list', () => {
    const list: Partial<Understanding> = { ...ANSWERED, items: items('0301'), aspects: ['materials'] };
    expect(play(list, { intent: 'no' })).toMatchObject({ state: { stage: 'item' }, prompts: ['ask.more'] });
  });
});
