/** The call engine over a database of its own, with the shipped catalog and prompts, and an understanding of a few fixed sentences. */
import { type CallEngine, type CallEngineParts, createCallEngine } from '../../src/calls/call-engine.js';
import { createCentreTime } from '../../src/calls/centre-time.js';
import type { Published } from '../../src/calls/published.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { parsePromptBook } from '../../src/speech/prompt-book.js';
import { createCallStore } from '../../src/store/call-store.js';
import { createCaseStore } from '../../src/store/case-store.js';
import { readContentFile } from '../../src/store/content-files.js';
import type { Database } from '../../src/store/database.js';
import { toTwiml } from '../../src/telephony/twilio/to-twiml.js';
import { twimlOptions } from '../../src/telephony/twilio/twiml-options.js';
import { heard, MONDAY_MORNING } from '../dialog/knowledge.js';

const PASSPORT = { code: '0101', name: '', score: 1 };
const OTHER = { code: '0102', name: '', score: 0.9 };
const SENTENCES: Record<string, Partial<Understanding>> = {
  要什么材料: { intent: 'item', decision: 'answer', items: [PASSPORT], aspects: ['materials'] },
  那个证: { intent: 'item', decision: 'confirm', items: [PASSPORT] },
  办证: { intent: 'item', decision: 'choose', items: [PASSPORT, OTHER] },
  人工: { intent: 'operator' },
  投诉: { intent: 'complaint' },
  菜单: { intent: 'main_menu' },
  再见: { intent: 'bye' },
};

/** Understands the sentences above and nothing else; a sentence with digits in it carries them as its slot. */
export function understand(text: string): Understanding {
  const digits = text.replace(/\D/g, '');
  return heard({ text, slots: digits.length > 1 ? { digits } : {}, ...SENTENCES[text] });
}

const book = (language: 'zh-CN' | 'en') => parsePromptBook(language, readContentFile('.', `prompts/${language}.yaml`).text);

export const published: Published = {
  knowledge: { ...MONDAY_MORNING, operatorNumber: '+865611001' },
  books: { 'zh-CN': book('zh-CN'), en: book('en') },
  understand,
};

export const twiml = twimlOptions();

/** Monday morning at the centre. */
export const NOW = new Date('2026-11-23T10:00:00+08:00');

let tickets = 0;

/** What an engine is made of; tests put something else in place of a part. */
export function engineParts(database: Database): CallEngineParts {
  return {
    provider: 'twilio',
    calls: createCallStore(database),
    cases: createCaseStore(database),
    published: () => published,
    clock: () => NOW,
    centreTime: createCentreTime('Asia/Shanghai'),
    newTicketNumber: () => String(++tickets).padStart(10, '0'),
    toDocument: (reply) => toTwiml(reply, twiml),
    language: 'zh-CN',
    observe: { turn: () => {}, replay: () => {} },
  };
}

export function engineOver(database: Database, changes: Partial<CallEngineParts> = {}): CallEngine {
  return createCallEngine({ ...engineParts(database), ...changes });
}
