/** The words of the page about how long calls are kept. */
import type { Both } from '../shell/language.js';

export const RETENTION_WORDS = {
  title: { zh: '保存期限', en: 'Retention' },
  hint: {
    zh: '通话记录和录音到期自动删除，每晚一次，记入操作日志。期限在 data/centre.yaml 里设置。',
    en: 'Calls and recordings are deleted when their time is over, every night, and logged. The times are set in data/centre.yaml.',
  },
  kept: { zh: '保存多久', en: 'How long' },
  calls: { zh: '通话记录', en: 'Calls' },
  recordings: { zh: '录音（只有投诉和留言才录）', en: 'Recordings (of complaints and messages only)' },
  days: { zh: (days: number) => `${days} 天`, en: (days: number) => `${days} days` },
  rule: {
    zh: '通话记录不得少于 183 天（网络安全法第二十一条，六个月），录音不超过 180 天。还有未办结工单的通话，办结以后才删。统计数字不含个人信息，一直保留。',
    en: 'Calls at least 183 days (six months by law), recordings at most 180. A call with an open ticket stays until it is closed. Figures hold nobody’s data and stay.',
  },
  last: { zh: '最近一次清理', en: 'Last run' },
  never: { zh: '还没有清理过', en: 'None yet' },
  deleted: {
    zh: (calls: number, recordings: number) => `删除通话 ${calls} 通、录音 ${recordings} 段`,
    en: (calls: number, recordings: number) => `${calls} calls and ${recordings} recordings deleted`,
  },
  left: {
    zh: (left: number) => `有 ${left} 段录音运营商没有删掉，明晚再试`,
    en: (left: number) => `${left} recordings are still at the carrier; tried again tomorrow`,
  },
  byNumber: { zh: '按号码删除', en: 'Delete by number' },
  byNumberHint: {
    zh: '来电人要求删除自己的记录时用。先查有多少通，确认后连同录音、工单一起删除，不能恢复。',
    en: 'For a caller who asks for it. You see how many calls there are first; they go with recordings and tickets, for good.',
  },
  number: { zh: '来电号码', en: 'Number' },
  numberHint: { zh: '至少七位', en: 'Seven digits or more' },
  find: { zh: '查找', en: 'Find' },
  noMatch: { zh: '没有这个号码的通话', en: 'No calls from this number' },
  found: { zh: (calls: number) => `${calls} 通`, en: (calls: number) => `${calls} calls` },
  remove: { zh: '全部删除', en: 'Delete all' },
  sure: {
    zh: (masked: string, calls: number) => `删除 ${masked} 的全部 ${calls} 通通话？`,
    en: (masked: string, calls: number) => `Delete all ${calls} calls of ${masked}?`,
  },
  sureHint: { zh: '录音和工单一起删除，不能恢复。', en: 'Recordings and tickets go with them. This cannot be undone.' },
  done: { zh: (calls: number) => `删除了 ${calls} 通`, en: (calls: number) => `${calls} calls deleted` },
  changed: { zh: '刚刚又有变化，请重新查找', en: 'This has just changed; look again' },
} satisfies Record<string, Both<unknown>>;
