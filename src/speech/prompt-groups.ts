/** The prompts as staff look for them: in groups, and with the moments of a call at which each is spoken. */
import type { Bilingual } from '../domain/bilingual.js';
import { PROMPTS, type PromptId } from '../domain/prompt.js';

export interface PromptGroup {
  id: string;
  title: Bilingual;
  prompts: readonly PromptId[];
}

/** First parts of the ids of each group, in the order of the page. */
const GROUPS: readonly [id: string, zh: string, en: string, prefixes: readonly string[]][] = [
  [
    'opening',
    '开场和通用',
    'Opening and ways on',
    [
      'opening',
      'notice',
      'ask',
      'offer',
      'help',
      'menu',
      'greeting',
      'thanks',
      'bye',
      'slower',
      'language',
      'facts-in-chinese',
      'back',
    ],
  ],
  ['choice', '选定事项', 'Choosing an item', ['choose', 'confirm', 'code', 'window', 'item']],
  ['answer', '回答事项', 'Answers', ['about', 'answer', 'list']],
  ['centre', '时间、地址、转介', 'Hours, address, other bodies', ['hours', 'centre', 'appointment', 'emergency', 'other-body']],
  ['case', '办件进度', 'Case status', ['case']],
  [
    'person',
    '人工、留言、投诉',
    'A person, messages, complaints',
    ['operator', 'missed', 'callback', 'message', 'complaint', 'record', 'ticket', 'to-person', 'call-again'],
  ],
  ['trouble', '没听见、没听懂', 'Not heard, not understood', ['no-input', 'no-match', 'keys', 'turns', 'sound', 'failed']],
];

/** Every prompt in exactly one group. */
export const PROMPT_GROUPS: readonly PromptGroup[] = GROUPS.map(([id, zh, en, prefixes]) => ({
  id,
  title: { zh, en },
  prompts: (Object.keys(PROMPTS) as PromptId[]).filter((prompt) => prefixes.includes(prompt.split('.')[0] ?? '')),
}));
