/** Words of scheduled notices. */
import type { Both } from '../shell/language.js';

export const NOTICE_WORDS = {
  hint: {
    zh: '在这段时间里，每通电话的开场白之后都会念，比如放假、停电、改地址。到时候自动开始，自动停。',
    en: 'Spoken after the greeting of every call during its time: a holiday, a power cut, a new address. It begins and ends by itself.',
  },
  add: { zh: '新建通知', en: 'New notice' },
  title: { zh: '标题（只给同事看）', en: 'Title (for colleagues only)' },
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文（不填，英文线上就不念）', en: 'English (left empty, the English line does not speak it)' },
  from: { zh: '开始', en: 'From' },
  to: { zh: '结束', en: 'Until' },
  takes: { zh: (s: number) => `大约 ${s} 秒，请尽量不超过 8 秒`, en: (s: number) => `about ${s} s; eight or fewer is best` },
  publish: { zh: '试打测试通话，通过就发布', en: 'Place the scripted calls, publish when they pass' },
  end: { zh: '马上停', en: 'Stop now' },
  endSure: { zh: '从现在起不再念这条通知？', en: 'Stop speaking this notice now?' },
  coming: { zh: '还没开始', en: 'Coming' },
  spoken: { zh: '正在念', en: 'Spoken now' },
  over: { zh: '已结束', en: 'Over' },
  noEnglish: { zh: '没有英文，英文线上不念', en: 'No English: the English line does not speak it' },
  empty: { zh: '没有通知', en: 'No notices' },
  required: { zh: '请填写', en: 'Please fill in' },
  endBeforeStart: { zh: '结束要晚于开始', en: 'The end must be later than the start' },
  always: { zh: '一直', en: 'for good' },
} satisfies Record<string, Both<unknown>>;
