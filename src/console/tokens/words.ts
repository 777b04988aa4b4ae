/** The words of the page of API tokens. */
import type { Both } from '../shell/language.js';

export const TOKEN_WORDS = {
  title: { zh: '接口令牌', en: 'API tokens' },
  hint: {
    zh: '别的系统用令牌调用 /api/understand 和 /api/cases。一个系统一个令牌，不用了就作废。',
    en: 'Other systems call /api/understand and /api/cases with a token. One for each system; revoke it when it is no longer needed.',
  },
  document: { zh: '接口说明（OpenAPI）', en: 'Interface (OpenAPI)' },
  configured: { zh: '另外，设置 API_TOKEN 里的令牌也有效。', en: 'The token of the setting API_TOKEN is valid too.' },
  add: { zh: '新建令牌', en: 'New token' },
  name: { zh: '给哪个系统用', en: 'For which system' },
  nameHint: { zh: '例如：审批系统每晚同步', en: 'For example: nightly export of the approval system' },
  nameWrong: { zh: '至少两个字', en: 'At least two characters' },
  created: { zh: '建立', en: 'Made' },
  used: { zh: '最近使用', en: 'Last used' },
  state: { zh: '状态', en: 'State' },
  valid: { zh: '有效', en: 'Valid' },
  revoked: { zh: '已作废', en: 'Revoked' },
  revoke: { zh: '作废', en: 'Revoke' },
  revokeAsk: {
    zh: (name: string) => `作废“${name}”？用它的系统马上就连不上了。`,
    en: (name: string) => `Revoke “${name}”? The system that uses it is cut off at once.`,
  },
  tokenTitle: { zh: '新令牌', en: 'New token' },
  tokenHint: {
    zh: '只显示这一次，请马上存到要用它的系统里。',
    en: 'Shown only this once; put it into the system that needs it now.',
  },
  empty: { zh: '还没有令牌', en: 'No tokens yet' },
} satisfies Record<string, Both<unknown>>;
