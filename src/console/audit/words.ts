/** The words of the audit log. */
import type { Both } from '../shell/language.js';

export const AUDIT_WORDS = {
  title: { zh: '操作日志', en: 'Audit log' },
  hint: {
    zh: '每一次改动：谁、什么时候、改前改后。只增不改，也不能删除。',
    en: 'Every change: who, when, before and after. It only grows; nothing in it can be changed or removed.',
  },
  when: { zh: '时间', en: 'When' },
  by: { zh: '操作人', en: 'Who' },
  action: { zh: '操作', en: 'What' },
  subject: { zh: '对象', en: 'Of what' },
  details: { zh: '改前改后', en: 'Before and after' },
  show: { zh: '查看', en: 'Show' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  subjectHint: { zh: '对象里的几个字', en: 'Part of the subject' },
  none: { zh: '没有符合条件的记录', en: 'Nothing matches' },
  before: { zh: '改前', en: 'Before' },
  after: { zh: '改后', en: 'After' },
  nothing: { zh: '（无）', en: '(none)' },
} satisfies Record<string, Both>;
