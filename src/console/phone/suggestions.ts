/** Things worth saying at each point of the call, for those who do not know where to begin. */
import type { Stage } from '../../domain/call.js';
import type { Language } from '../../domain/language.js';
import type { PhoneDemoCase, PhoneInput } from '../../domain/phone.js';
import { CASE_STATUS_NAMES } from './labels.js';

export interface Suggestion {
  text: string;
  /** What it stands for, when the text alone does not say. */
  hint?: string;
  input: PhoneInput;
}

const OPEN = ['身份证丢了', '公积金怎么提取', '办营业执照', '查一下办件进度', '周六上班吗', '我要投诉', '转人工'];
const ITEM = ['要带什么材料', '那要多少钱', '几天能办好', '在哪里办', '再说一遍', '慢一点'];
const YES_NO = ['是的', '不是'];

const CHINESE: Partial<Record<Stage, readonly string[]>> = {
  item: ITEM,
  list: ['继续', '那要多少钱', '在哪里办', '再说一遍'],
  choose: ['第一个', '第二个', '都不是'],
  confirm: YES_NO,
  receipt_confirm: YES_NO,
  operator_confirm: YES_NO,
  record_again: YES_NO,
  missed: ['留言', '回电话'],
  window: ['公安窗口', '社保窗口', '不动产登记'],
};

const ENGLISH_OPEN = ['What documents do I need?', 'Check my case', 'Opening hours', 'An operator, please', '中文'];
const ENGLISH: Partial<Record<Stage, readonly string[]>> = {
  item: ['What documents do I need?', 'How much is it?', 'How long does it take?', 'Where do I go?'],
  list: ['Continue', 'How much is it?'],
  choose: ['The first one', 'None of them'],
  confirm: ['Yes', 'No'],
  receipt_confirm: ['Yes', 'No'],
  operator_confirm: ['Yes', 'No'],
  record_again: ['Yes', 'No'],
  missed: ['Leave a message', 'Call me back'],
};

export interface SuggestionContext {
  stage: Stage | null;
  language: Language;
  demoCases: readonly PhoneDemoCase[];
  /** Keys pressed so far, newest last: the receipt number decides which phone digits are right. */
  pressed: readonly string[];
}

/** At most seven. */
export function suggestionsFor({ stage, language, demoCases, pressed }: SuggestionContext): Suggestion[] {
  if (stage === 'receipt') return demoCases.map((demo) => keys(demo.receipt, `${demo.item} · ${CASE_STATUS_NAMES[demo.status]}`));
  if (stage === 'receipt_phone') return phoneTails(demoCases, pressed);
  if (stage === 'code') return [keys('0201', '事项编号'), keys('9999', '没有的编号')];
  const [table, open] = language === 'en' ? [ENGLISH, ENGLISH_OPEN] : [CHINESE, OPEN];
  return (table[stage ?? 'open'] ?? open).map((text) => ({ text, input: { kind: 'speech', text } }));
}

function phoneTails(demoCases: readonly PhoneDemoCase[], pressed: readonly string[]): Suggestion[] {
  const found = demoCases.find(({ receipt }) => pressed.includes(receipt));
  return [...(found ? [keys(found.phoneTail, '登记的尾号')] : []), keys('0000', '不对的尾号')];
}

function keys(digits: string, hint: string): Suggestion {
  return { text: digits, hint, input: { kind: 'keys', digits } };
}
