/** Words of the test phone inside the console. */
import type { Both } from '../shell/language.js';

export const TEST_WORDS = {
  title: { zh: '试拨', en: 'Test phone' },
  hint: {
    zh: '像市民一样打一个电话，右边看线路怎么想。可以打现在的线路，也可以打还没发布的草稿。',
    en: 'Place a call as a citizen would and watch what the line thinks: on the line as it is, or on your unpublished drafts.',
  },
  tabs: { zh: '看什么', en: 'Show' },
  tabCall: { zh: '打电话', en: 'Call' },
  tabScripts: { zh: '测试通话', en: 'Scripted calls' },
  on: { zh: '打哪条线', en: 'Which line' },
  published: { zh: '现在的线路', en: 'The line as it is' },
  draft: { zh: (n: number) => `我的草稿（${n} 处）`, en: (n: number) => `My drafts (${n})` },
  draftHint: { zh: '没有草稿，和现在的线路一样', en: 'You have no drafts: the same as the line' },
  save: { zh: '存成测试通话', en: 'Save as a scripted call' },
  saveTitle: { zh: '这通电话说明什么？', en: 'What does this call show?' },
  saveHint: {
    zh: '以后每次发布之前都会照这样打一遍：说一样的话，线路要给一样的回答（按话术编号比，不比文字）。',
    en: 'It will be placed before every publication: the same words must lead to the same prompts (by id, not wording).',
  },
  savePlace: { zh: '例如：护照丢了，问材料和费用', en: 'e.g. A lost passport: papers and fee' },
  keep: { zh: '存起来', en: 'Keep it' },
  download: { zh: '只下载 YAML', en: 'Only download YAML' },
  kept: { zh: '已存，下次发布就会试打', en: 'Kept: it is placed before the next publication' },
  cancel: { zh: '取消', en: 'Cancel' },
  scripts: {
    zh: (n: number) => `${n} 通测试通话，每次发布之前全部打一遍`,
    en: (n: number) => `${n} scripted calls, all placed before every publication`,
  },
  run: { zh: '全部打一遍', en: 'Place them all' },
  call: { zh: '说明什么', en: 'What it shows' },
  name: { zh: '文件', en: 'File' },
  turns: { zh: '轮数', en: 'Turns' },
  saved: { zh: '试拨存的', en: 'From the test phone' },
  remove: { zh: '删除', en: 'Remove' },
  removeSure: { zh: '以后发布就不再试打它了，确定吗？', en: 'It will not be placed any more. Remove?' },
  search: { zh: '找测试通话', en: 'Find a call' },
  broken: { zh: '读不出来', en: 'Cannot be read' },
} satisfies Record<string, Both<unknown>>;
