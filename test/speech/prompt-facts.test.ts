/** What editors are told about a wording, and the tables of groups and moments against the sources. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.js';
import { PROMPTS, type PromptId } from '../../src/domain/prompt.js';
import { parsePromptBook } from '../../src/speech/prompt-book.js';
import { promptFacts } from '../../src/speech/prompt-facts.js';
import { PROMPT_GROUPS } from '../../src/speech/prompt-groups.js';
import { momentsOf, PROMPT_MOMENTS } from '../../src/speech/prompt-moments.js';
import { readContentFile } from '../../src/store/content-files.js';

const ids = Object.keys(PROMPTS) as PromptId[];
const book = (language: 'zh-CN' | 'en') => parsePromptBook(language, readContentFile('.', `prompts/${language}.yaml`).text);
const chinese = book('zh-CN');
const of = (id: PromptId, wording: string) => promptFacts(id, wording, chinese);
const said = (id: PromptId, wording: string) =>
  of(id, wording).problems.map(({ severity, message }) => `${severity} ${message.zh}`);

describe('facts', () => {
  test('variables are cut out, and an example is read with sample values', () => {
    const facts = of('answer.fee.one', '{name}每{unit}{amount}。');
    expect(facts.pieces.slice(0, 2)).toEqual([{ variable: 'name', known: true }, { text: '每' }]);
    expect(facts.example).toEqual([{ text: '补办身份证每补办身份证四十元。', language: 'zh-CN' }]);
    expect(facts.seconds).toBeCloseTo(3.2, 0);
    expect(facts.problems).toEqual([]);
  });

  test('what is wrong with a wording is said with what to do', () => {
    expect(said('bye', ' ')).toEqual(['error 没有文字']);
    expect(said('bye', '再见{name}')).toEqual(['error 这句话没有变量 {name}']);
    expect(said('answer.online', '网上也行：{online')).toEqual([
      'error 大括号没有成对',
      'warning 没有用到 {online}，这些内容就不会播报',
    ]);
    expect(said('bye', '感谢来电，'.repeat(12))).toEqual([expect.stringMatching(/^warning 要说 1\d\.\d 秒，最多 10 秒$/)]);
    expect(said('opening', `您好，这里是{centre}，${'通话有记录。'.repeat(6)}`)).toEqual([expect.stringMatching(/^error 要说/)]);
  });

  test.each(LANGUAGES)('every shipped wording of %s uses its variables and is short enough', (language) => {
    const { templates, ...terms } = book(language);
    const wording = (id: PromptId) =>
      (templates.get(id) ?? []).map((part) => ('text' in part ? part.text : `{${part.variable}}`)).join('');
    const faulty = ids.filter((id) => promptFacts(id, wording(id), terms).problems.length > 0);
    // The English wording leaves these values out on purpose.
    expect(faulty).toEqual(language === 'en' ? ['ask.item', 'answer.fee.one', 'list.more'] : []);
    expect(ids.filter((id) => promptFacts(id, wording(id), terms).seconds <= 0)).toEqual([]);
  });
});

describe('tables', () => {
  test('every prompt is in exactly one group', () => {
    expect(PROMPT_GROUPS.flatMap(({ prompts }) => prompts).toSorted()).toEqual(ids.toSorted());
  });

  test('every prompt has its moments, and each stands in the file named', () => {
    expect(ids.filter((id) => momentsOf(id).length === 0)).toEqual([]);
    const source = (file: string) => {
      const path = existsSync(`src/dialog/${file}.ts`) ? `src/dialog/${file}.ts` : `src/server/${file}.ts`;
      return readFileSync(path, 'utf8');
    };
    const named = (text: string, id: string) => text.includes(`'${id}'`);
    const built = ['message.start', 'complaint.start', 'ticket.message', 'ticket.complaint'];
    const wrong = PROMPT_MOMENTS.flatMap(({ file, prompts }) =>
      prompts.filter((id) => !built.includes(id) && !named(source(file), id)).map((id) => `${file}: ${id}`),
    );
    expect(wrong).toEqual([]);
    const unlisted = PROMPT_MOMENTS.flatMap(({ file, prompts }) =>
      [...source(file).matchAll(/\bsay\('([a-z0-9.-]+)'/g)]
        .map((match) => match[1] as PromptId)
        .filter((id) => !prompts.includes(id))
        .map((id) => `${file}: ${id}`),
    );
    expect(unlisted).toEqual([]);
  });
});
