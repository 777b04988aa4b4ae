/** The wording files: complete in every language, with no variable too many, and short enough to listen to. */
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { LANGUAGES, type Language } from '../../src/domain/language.js';
import { PROMPTS, type PromptId, type Say, say } from '../../src/domain/prompt.js';
import { spokenSeconds } from '../../src/speech/duration.js';
import { parsePromptBook } from '../../src/speech/prompt-book.js';
import { renderSay } from '../../src/speech/render.js';
import { readContentFile } from '../../src/store/content-files.js';
import { MONDAY_MORNING } from '../dialog/knowledge.js';

const fileOf = (language: Language) => readContentFile('.', `prompts/${language}.yaml`).text;

interface PromptFile {
  terms: Record<string, Record<string, string>>;
  prompts: Record<string, string>;
}

/** The Chinese file with one thing changed. */
function changed(change: (file: PromptFile) => void): string {
  const file = parse(fileOf('zh-CN')) as PromptFile;
  change(file);
  return stringify(file);
}

describe('a malformed file is refused with what is wrong', () => {
  test.each<[string, (file: PromptFile) => void, RegExp]>([
    ['a missing id', ({ prompts }) => delete prompts['ask.open'], /prompts\/zh-CN\.yaml:\n {2}prompt ask\.open is missing/],
    ['an unknown id', ({ prompts }) => Object.assign(prompts, { 'ask.weather': '。' }), /prompt ask\.weather is unknown/],
    [
      'an unknown variable',
      ({ prompts }) => Object.assign(prompts, { opening: '{center}您好' }),
      /prompt opening has no variable \{center\}/,
    ],
    ['an untranslated term', ({ terms }) => delete terms.aspect?.fee, /terms\.aspect\.fee/],
    ['an empty sentence', ({ prompts }) => Object.assign(prompts, { bye: '' }), /prompts\.bye/],
  ])('%s', (_, change, message) => {
    expect(() => parsePromptBook('zh-CN', changed(change))).toThrow(message);
  });

  test('every problem is named at once', () => {
    const text = changed(({ prompts }) => {
      delete prompts.bye;
      delete prompts.help;
    });
    expect(() => parsePromptBook('zh-CN', text)).toThrow(
      /prompt help is missing\n {2}prompt bye is missing|prompt bye.*\n.*prompt help/,
    );
  });

  test('text that is no YAML', () => {
    expect(() => parsePromptBook('zh-CN', 'prompts: [')).toThrow(/prompts\/zh-CN\.yaml/);
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  const book = parsePromptBook(language, fileOf(language));
  const seconds = (one: Say) => {
    const parts = renderSay(one, book);
    return parts.reduce((sum, part) => sum + spokenSeconds(part.text, part.language), 0);
  };

  test('the opening takes at most eight seconds', () => {
    expect(seconds(say('opening', { centre: MONDAY_MORNING.centre.name[language] }))).toBeLessThanOrEqual(8);
  });

  test('every fixed sentence takes at most twenty seconds, and all but the menus at most ten', () => {
    const fixed = (Object.keys(PROMPTS) as PromptId[]).filter((id) => Object.keys(PROMPTS[id]).length === 0);
    const long = fixed.filter((id) => seconds({ prompt: id, values: {} }) > 10);
    expect(fixed.length).toBeGreaterThan(40);
    expect(fixed.filter((id) => seconds({ prompt: id, values: {} }) > 20)).toEqual([]);
    expect(long).toEqual(['menu']);
  });

  test('the words around values take at most ten seconds', () => {
    const frames = [...book.templates].map(([id, parts]) => ({
      id,
      words: parts.map((part) => ('text' in part ? part.text : '')).join(''),
    }));
    const long = frames.filter(({ id, words }) => id !== 'menu' && id !== 'item.menu' && spokenSeconds(words, language) > 10);
    expect(long).toEqual([]);
  });
});
