/** Prompt id + values → the words spoken. A catalog fact inside an English sentence becomes a Chinese part of its own. */
import type { Language } from '../domain/language.js';
import type { Say, Spoken, ValueType, ValueTypes } from '../domain/prompt.js';
import { HotlineError } from '../errors.js';
import { countWords, digitGroups, digitWords, moneyWords, numberWords, percentWords } from './chinese-numbers.js';
import { dateWords } from './dates.js';
import type { PromptBook } from './prompt-book.js';
import { readFact } from './read-fact.js';

type Reader<T extends ValueType> = (value: ValueTypes[T], book: PromptBook) => string;
type Readers = { [T in ValueType]: Reader<T> };

const FACTS: Pick<Readers, 'fact' | 'facts' | 'options'> = {
  fact: readFact,
  facts: (facts) => facts.map(readFact).join('；'),
  options: (options) => options.map((option, index) => `${numberWords(index + 1)}，${readFact(option)}`).join('；'),
};

const CHINESE: Readers = {
  ...FACTS,
  text: readFact,
  count: countWords,
  money: moneyWords,
  percent: percentWords,
  digits: (digits) => digitGroups(digits).map(digitWords).join('，'),
  limit: ({ days, unit }) => (unit === '日' ? `${numberWords(days)}日` : `${countWords(days)}个工作日`),
  date: (date) => dateWords(date, 'zh-CN'),
  aspect: (aspect, book) => book.terms.aspect[aspect],
  status: (status, book) => book.terms.status[status],
  opinion: (status, book) => book.terms.opinion[status],
};

const ENGLISH: Readers = {
  ...FACTS,
  text: (text) => text,
  count: String,
  money: (yuan) => `${yuan} yuan`,
  percent: (rate) => `${rate} percent`,
  digits: (digits) =>
    digitGroups(digits)
      .map((group) => [...group].join(' '))
      .join(', '),
  limit: ({ days, unit }) => `${days} ${unit === '日' ? '' : 'working '}day${days === 1 ? '' : 's'}`,
  date: (date) => dateWords(date, 'en'),
  aspect: (aspect, book) => book.terms.aspect[aspect],
  status: (status, book) => book.terms.status[status],
  opinion: (status, book) => book.terms.opinion[status],
};

const READERS: Record<Language, Readers> = { 'zh-CN': CHINESE, en: ENGLISH };
const CATALOG_TYPES: ReadonlySet<ValueType> = new Set(['fact', 'facts', 'options']);

/** Renders one sentence. Throws `internal` when a value the prompt declares is absent: nothing undefined is ever spoken. */
export function renderSay(say: Say, book: PromptBook): Spoken[] {
  const parts = book.templates.get(say.prompt);
  if (parts === undefined) throw new HotlineError('internal', `no wording for prompt ${say.prompt}`);
  const spoken: Spoken[] = [];
  for (const part of parts) {
    if ('text' in part) append(spoken, { prompt: say.prompt, language: book.language, text: part.text });
    else
      append(spoken, {
        prompt: say.prompt,
        language: CATALOG_TYPES.has(part.type) ? 'zh-CN' : book.language,
        text: readValue(say, part, book),
      });
  }
  return spoken.map((one) => ({ ...one, text: one.text.trim() })).filter((one) => one.text !== '');
}

function readValue(say: Say, part: { variable: string; type: ValueType }, book: PromptBook): string {
  const value = say.values[part.variable];
  if (value === undefined || value === null) throw new HotlineError('internal', `prompt ${say.prompt} lacks {${part.variable}}`);
  const read = READERS[book.language][part.type] as (value: unknown, book: PromptBook) => string;
  return read(value, book);
}

/** Joins a part to the one before when they share a language or when it is mere punctuation. */
function append(spoken: Spoken[], part: Spoken): void {
  const last = spoken[spoken.length - 1];
  if (last && (last.language === part.language || !/[\p{L}\p{N}]/u.test(part.text))) last.text += part.text;
  else spoken.push({ ...part });
}
