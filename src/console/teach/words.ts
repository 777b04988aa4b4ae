/** The words of the page of questions that were not understood. */

import type { AspectId, Decision, IntentId } from '../../domain/intent.js';
import type { MissedReason, MissedStatus } from '../../domain/missed.js';
import type { Both } from '../shell/language.js';

export const TEACH_WORDS = {
  title: { zh: '待教问题', en: 'Not understood' },
  hint: {
    zh: '来电人说了、线路没听懂或听错的话，按相似的归在一起。教一句，一秒内处处生效，随时可以撤回。',
    en: 'What callers said and the line did not understand, or misunderstood, like questions together. What you teach holds everywhere within a second and can be taken back.',
  },
  status: { zh: '状态', en: 'Status' },
  words: { zh: '包含的字', en: 'Words' },
  wordsHint: { zh: '比如：小饭桌', en: 'e.g. 小饭桌' },
  question: { zh: '问题', en: 'Question' },
  heard: { zh: '听到', en: 'Heard' },
  heardValue: {
    zh: (turns: number, callers: number) => `${turns} 次，${callers} 人`,
    en: (turns: number, callers: number) => `${turns}×, ${callers} callers`,
  },
  last: { zh: '最近', en: 'Last heard' },
  now: { zh: '现在会理解成', en: 'Understood now as' },
  nearest: { zh: '最接近的事项', en: 'Nearest items' },
  none: { zh: '没有', en: 'none' },
  phrases: { zh: '教过的说法', en: 'Taught phrases' },
  meaning: { zh: '意思', en: 'Means' },
  taughtBy: { zh: '谁教的', en: 'Taught by' },
  when: { zh: '时间', en: 'When' },
  forget: { zh: '不再这样理解', en: 'Forget' },
  forgetAsk: {
    zh: (text: string) => `不再把“${text}”这样理解？马上生效。`,
    en: (text: string) => `Forget “${text}”? It takes effect at once.`,
  },
  forgotten: { zh: '好了，不再这样理解', en: 'Forgotten' },
  noPhrases: { zh: '还没有教过', en: 'Nothing taught yet' },
  gone: { zh: '事项已经不在', en: 'item is gone' },
  emptyOpen: { zh: '没有待教的问题', en: 'Nothing to teach' },
  empty: { zh: '没有这样的问题', en: 'No such questions' },
  teach: { zh: '教', en: 'Teach' },
  look: { zh: '看详情', en: 'Details' },
  ignore: { zh: '忽略', en: 'Ignore' },
  ignored: { zh: '已忽略', en: 'Ignored' },
  undo: { zh: '撤回', en: 'Take back' },
  undone: { zh: '已撤回，问题重新待教', en: 'Taken back; the question is open again' },
  undoAsk: {
    zh: '撤回这次教的？来电马上不再这样理解。',
    en: 'Take back what was taught? Callers are no longer understood that way.',
  },
  again: { zh: '教过又没听懂', en: 'Missed again after teaching' },
  taughtAs: { zh: '教成', en: 'Taught as' },
  turnsTitle: { zh: '在哪些通话里', en: 'In which calls' },
  toCall: { zh: '看这通电话', en: 'Open the call' },
  teachTitle: { zh: '教成什么', en: 'What it means' },
  as: { zh: '这句话是', en: 'It is' },
  text: { zh: '说法', en: 'The words' },
  textHint: {
    zh: '去掉语气词和只有这一次才有的字，留下大家都会这样说的。',
    en: 'Leave out fillers and what belongs to this one call.',
  },
  item: { zh: '事项', en: 'Item' },
  body: { zh: '哪个单位', en: 'Which body' },
  intent: { zh: '意图', en: 'Intent' },
  aspect: { zh: '查询方面', en: 'Aspect' },
  choose: { zh: '输几个字就能找到', en: 'Type to find' },
  newItem: { zh: '目录里没有这件事？新建事项', en: 'Not in the catalog? New item' },
  publish: { zh: '教给线路', en: 'Teach the line' },
  published: { zh: '教好了，一秒内处处生效', en: 'Taught; in force everywhere within a second' },
  conflict: { zh: '别人刚刚改过这个事项，请再试一次', en: 'Somebody changed this item just now; please try again' },
  refused: { zh: '检查没有通过，没有发布', en: 'The checks refused it; nothing was published' },
  previewTitle: { zh: '教了以后', en: 'After teaching' },
  previewWait: { zh: '选好教成什么，这里马上显示会怎样理解。', en: 'Choose what it means, and see here what would be understood.' },
  previewBusy: { zh: '正在重放说过的话……', en: 'Replaying what was said…' },
  before: { zh: '现在', en: 'Now' },
  after: { zh: '教后', en: 'After' },
  replayed: {
    zh: (days: number, replayed: number, changed: number) =>
      `重放最近 ${days} 天说过的 ${replayed} 句话（不带上文）：${changed === 0 ? '别的都不变' : `${changed} 句会变`}`,
    en: (days: number, replayed: number, changed: number) =>
      `Replaying ${replayed} utterances of ${days} days (each by itself): ${changed === 0 ? 'nothing else changes' : `${changed} would change`}`,
  },
  times: { zh: (times: number) => `${times} 次`, en: (times: number) => `${times}×` },
  moreChanged: { zh: (more: number) => `还有 ${more} 句`, en: (more: number) => `${more} more` },
} satisfies Record<string, Both<unknown>>;

export const STATUS_NAMES: Record<MissedStatus, Both> = {
  open: { zh: '待教', en: 'Open' },
  taught: { zh: '已教', en: 'Taught' },
  ignored: { zh: '已忽略', en: 'Ignored' },
};

export const REASON_NAMES: Record<MissedReason, Both> = {
  no_match: { zh: '没听懂', en: 'Not understood' },
  low_confidence: { zh: '没把握', en: 'Unsure' },
  corrected: { zh: '来电人说不对', en: 'Caller said no' },
  abandoned: { zh: '说完就挂了', en: 'Caller gave up' },
};

export type TeachAs = 'item' | 'alias' | 'other_body' | 'intent' | 'aspect';

export const AS_NAMES: Record<TeachAs, Both<{ name: string; hint: string }>> = {
  item: {
    zh: { name: '某个事项的说法', hint: '口语里怎么说这件事' },
    en: { name: 'a way to say an item', hint: 'how people speak of it' },
  },
  alias: {
    zh: { name: '某个事项的别名', hint: '写进目录，菜单和检索也认' },
    en: { name: 'a name of an item', hint: 'goes into the catalog' },
  },
  other_body: {
    zh: { name: '归别的单位管', hint: '告诉来电人该打哪个电话' },
    en: { name: 'another body’s matter', hint: 'callers are told whom to call' },
  },
  intent: {
    zh: { name: '别的意思', hint: '转人工、查进度、问上班时间……' },
    en: { name: 'something else', hint: 'a person, a case, opening hours …' },
  },
  aspect: {
    zh: { name: '问事项的哪个方面', hint: '材料、费用、时限……' },
    en: { name: 'an aspect of an item', hint: 'papers, fee, time limit …' },
  },
};

export const DECISION_NAMES: Record<Decision, Both> = {
  answer: { zh: '直接回答', en: 'answered' },
  confirm: { zh: '先问一句是不是', en: 'asked back' },
  choose: { zh: '让来电人选', en: 'a choice' },
  reject: { zh: '听不懂', en: 'not understood' },
  other: { zh: '', en: '' },
};

export const INTENT_NAMES: Record<IntentId, Both> = {
  item: { zh: '事项', en: 'item' },
  case_status: { zh: '查办件进度', en: 'status of a case' },
  hours: { zh: '上班时间', en: 'opening hours' },
  window: { zh: '窗口在哪', en: 'a window' },
  appointment: { zh: '预约', en: 'appointment' },
  complaint: { zh: '投诉建议', en: 'complaint' },
  operator: { zh: '转人工', en: 'a person' },
  emergency: { zh: '紧急情况', en: 'emergency' },
  other_body: { zh: '归别的单位', en: 'another body' },
  greeting: { zh: '问好', en: 'greeting' },
  thanks: { zh: '道谢', en: 'thanks' },
  repeat: { zh: '重复', en: 'repeat' },
  slower: { zh: '慢一点', en: 'slower' },
  back: { zh: '返回', en: 'back' },
  main_menu: { zh: '主菜单', en: 'main menu' },
  help: { zh: '帮助', en: 'help' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '不是', en: 'no' },
  bye: { zh: '再见', en: 'goodbye' },
  language: { zh: '换语言', en: 'language' },
  none: { zh: '与办事无关', en: 'nothing to do with us' },
};

export const ASPECT_NAMES: Record<AspectId, Both> = {
  materials: { zh: '材料', en: 'papers' },
  fee: { zh: '费用', en: 'fee' },
  limit: { zh: '时限', en: 'time limit' },
  place: { zh: '在哪办', en: 'place' },
  steps: { zh: '流程', en: 'steps' },
  conditions: { zh: '条件', en: 'conditions' },
  basis: { zh: '依据', en: 'legal basis' },
  result: { zh: '结果', en: 'result' },
  contact: { zh: '电话', en: 'telephone' },
};
