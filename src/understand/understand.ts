/** From words to meaning: one pure function over the published catalog and what is known of how callers speak. */
import type { Item, ServiceWindow } from '../domain/item.js';
import type { Language } from '../domain/language.js';
import type { ReceiptRule } from '../domain/receipt.js';
import type { Understanding, UtteranceContext } from '../domain/understanding.js';
import { createChinese } from './chinese.js';
import { createEnglish } from './english.js';
import type { LanguageData } from './parse-language.js';

export interface UnderstandResources {
  items: readonly Item[];
  windows: readonly ServiceWindow[];
  language: Record<Language, LanguageData>;
  receiptRule: ReceiptRule;
}

export type Understand = (text: string, context?: UtteranceContext) => Understanding;

/**
 * Builds the understanding of a catalog; takes a second, after which each utterance takes well under a millisecond.
 * Text in Latin letters only is read as English and other text as Chinese, whatever language the line speaks at the time.
 */
export function createUnderstand(resources: UnderstandResources): Understand {
  const chinese = createChinese(resources, resources.language['zh-CN']);
  const english = createEnglish(resources, resources.language.en);
  return (text, context) => {
    const latin = /[a-z]{2}/i.test(text) && !/\p{Script=Han}/u.test(text);
    if (!latin) return chinese(text, context);
    const first = english(text, context);
    return first.intent === 'none' && context?.language !== 'en' ? chinese(text, context) : first; // KTV
  };
}
