/** Scheduled notices: spoken once, right after the greeting, in the language of the call. */
import { expect, test } from 'vitest';
import { decide } from '../../src/dialog/decide.js';
import { newCallState } from '../../src/dialog/step.js';
import type { Notice } from '../../src/domain/content.js';
import { MONDAY_MORNING } from './knowledge.js';

const START = { kind: 'started', from: null, to: null } as const;
const CLOSED: Notice = { title: '国庆', text: { 'zh-CN': '十月一日到八日不上班。', en: 'Closed for National Day.' } };
const CHINESE_ONLY: Notice = { title: '停电', text: { 'zh-CN': '今天下午停电。' } };

function said(language: 'zh-CN' | 'en', notices: readonly Notice[]) {
  const [, actions] = decide(newCallState(language), START, { ...MONDAY_MORNING, notices });
  return actions.flatMap((action) => (action.do === 'say' ? [action.say] : []));
}

test('after the greeting, in their order', () => {
  const prompts = said('zh-CN', [CLOSED, CHINESE_ONLY]);
  expect(prompts.map(({ prompt }) => prompt)).toEqual(['opening', 'opening.english', 'notice', 'notice']);
  expect(prompts.slice(2).map(({ values }) => values.text)).toEqual(['十月一日到八日不上班。', '今天下午停电。']);
});

test('a notice that is not translated is left out in the other language', () => {
  expect(said('en', [CLOSED, CHINESE_ONLY]).slice(2)).toEqual([{ prompt: 'notice', values: { text: 'Closed for National Day.' } }]);
});

test('without notices nothing changes', () => {
  expect(said('zh-CN', []).map(({ prompt }) => prompt)).toEqual(['opening', 'opening.english']);
});
