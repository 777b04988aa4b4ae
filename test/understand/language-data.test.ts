/** The language data keeps its shape and stays apart from the catalog. */
import { readdirSync, readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ASPECT_IDS, INTENT_IDS } from '../../src/domain/intent.js';
import { LANGUAGES, type Language } from '../../src/domain/language.js';
import { parseLanguage } from '../../src/understand/parse-language.js';
import { readQuestions, readUtterances } from '../fit/lessons.js';

/** Phrases a language needs of each intent and aspect, and of the two that must cover more. */
const LEAST = {
  'zh-CN': { intent: 40, none: 120, item: 60, aspect: 40 },
  en: { intent: 15, none: 15, item: 15, aspect: 15 },
} as const;

/** Intents whose phrases are spelled out a second time in a file that adds a number or an office. */
const DETAILED = ['emergency', 'other_body'];

const nameSchema = z.object({ code: z.string(), name: z.string(), short_name: z.string(), aliases: z.array(z.string()) });
const windowNameSchema = z.object({ department: z.string(), spoken: z.string(), aliases: z.array(z.string()) });

const yamlIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const read = (language: Language) =>
  parseLanguage(
    yamlIn(`data/language/${language}`).map((name) => {
      const path = `data/language/${language}/${name}`;
      return { path, text: readFileSync(path, 'utf8') };
    }),
  );
const languages = { 'zh-CN': read('zh-CN'), en: read('en') };
const chinese = languages['zh-CN'];

const bare = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{Z}\s]/gu, '');
const repeated = (list: readonly string[]): string[] => {
  const seen = new Set<string>();
  return list.filter((entry) => seen.has(entry) || !seen.add(entry));
};
const isEmptyOrUntidy = (text: string): boolean => bare(text.replace('{item}', 'x')) === '' || text !== text.trim();

const itemNames = yamlIn('data/catalog').flatMap((file) => z.array(nameSchema).parse(catalogItems(file)));
const aliases = new Set(itemNames.flatMap((item) => [item.name, item.short_name, ...item.aliases]).map(bare));
const windowNames = z
  .array(windowNameSchema)
  .parse(listIn(parse(readFileSync('data/windows.yaml', 'utf8')), 'windows'))
  .flatMap((window) => [window.department, window.spoken, ...window.aliases]);

function catalogItems(file: string): unknown {
  return listIn(parse(readFileSync(`data/catalog/${file}`, 'utf8')), 'items');
}

function listIn(content: unknown, key: string): unknown {
  return Array.isArray(content) ? content : (content as Record<string, unknown>)[key];
}

const intentPhrases = (language: Language): string[] => Object.values(languages[language].intents).flat();
const aspectPhrases = (language: Language): string[] =>
  Object.values(languages[language].aspects).flatMap((aspect) => aspect.phrases);
const emergencyPhrases = chinese.emergencies.emergencies.flatMap((emergency) => emergency.phrases);
const bodyPhrases = chinese.otherBodies.flatMap((body) => body.phrases);
const training = [...intentPhrases('zh-CN'), ...aspectPhrases('zh-CN'), ...emergencyPhrases, ...bodyPhrases];

describe.each(LANGUAGES)('%s', (language) => {
  const { intents, aspects, words } = languages[language];
  const least = LEAST[language];

  test.each(INTENT_IDS)('intent %s has enough phrases', (id) => {
    const wanted = id === 'none' || id === 'item' ? least[id] : least.intent;
    expect(intents[id]?.length ?? 0).toBeGreaterThanOrEqual(wanted);
  });

  test.each(ASPECT_IDS)('aspect %s has enough phrases, and cues', (id) => {
    expect(aspects[id]?.phrases.length ?? 0).toBeGreaterThanOrEqual(least.aspect);
    expect(aspects[id]?.cues.length ?? 0).toBeGreaterThan(5);
  });

  test('no phrase stands twice, within or across intents and aspects', () => {
    expect(repeated([...intentPhrases(language), ...aspectPhrases(language)].map(bare))).toEqual([]);
    expect(repeated(Object.values(aspects).flatMap((aspect) => aspect.cues.map(bare)))).toEqual([]);
  });

  test('phrases are tidy, and only carriers have a gap', () => {
    expect([...intentPhrases(language), ...aspectPhrases(language), ...words.fillers].filter(isEmptyOrUntidy)).toEqual([]);
    expect(intents.item?.filter((carrier) => carrier.split('{item}').length !== 2)).toEqual([]);
    const others = Object.entries(intents).flatMap(([id, phrases]) => (id === 'item' ? [] : phrases));
    expect(others.filter((phrase) => phrase.replace('{item}', '').includes('{'))).toEqual([]);
  });

  test('what is said has one meaning, and a meaning is not replaced again', () => {
    const said = words.synonyms.map(([from]) => from);
    expect(repeated(said)).toEqual([]);
    expect(words.synonyms.filter(([, meant]) => said.includes(meant))).toEqual([]);
  });
});

describe('words', () => {
  test('a meaning never contains what it replaces, so replacing twice changes nothing', () => {
    expect(chinese.words.synonyms.filter(([said, meant]) => meant.includes(said))).toEqual([]);
    expect(chinese.homophones.pairs.filter(([heard, meant]) => meant.includes(heard))).toEqual([]);
  });

  test('a meaning holds no other said word either', () => {
    const said = chinese.words.synonyms.map(([word]) => word);
    expect(chinese.words.synonyms.filter(([, meant]) => said.some((word) => meant.includes(word)))).toEqual([]);
  });

  test('dropping fillers eats no part of an item name', () => {
    const eaten = [...aliases].filter((alias) => chinese.words.fillers.some((filler) => alias.includes(filler)));
    expect(eaten).toEqual([]);
  });

  test('fillers stand longest first', () => {
    const lengths = chinese.words.fillers.map((filler) => filler.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(repeated(chinese.words.fillers)).toEqual([]);
  });

  test('no phrase is an item alias: those belong to the catalog', () => {
    expect([...training].filter((phrase) => aliases.has(bare(phrase)))).toEqual([]);
  });
});

describe('homophones', () => {
  const { pairs, confusion } = chinese.homophones;
  const [cheapest, dearest] = [0, 1.6];

  test('there are plenty, each once', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(150);
    expect(repeated(pairs.map(([heard]) => heard))).toEqual([]);
  });

  test('what is heard stands nowhere in the catalog, the windows or the phrases', () => {
    const real = [...itemNames.flatMap((item) => [item.name, item.short_name, ...item.aliases]), ...windowNames, ...training];
    const text = real.join('\n');
    expect(pairs.filter(([heard]) => text.includes(heard))).toEqual([]);
  });

  test('both sides sound alike by the confusion table', () => {
    const cost = (a: string, b: string): number =>
      a === b ? cheapest : (confusion.find(({ sounds }) => sounds.includes(a) && sounds.includes(b))?.cost ?? Infinity);
    expect(pairs.filter(([heard, meant]) => distance(heard, meant, cost) > dearest)).toEqual([]);
  });
});

/** Sum of the costs of all initials and finals that differ; Infinity when the lengths do. */
function distance(heard: string, meant: string, cost: (a: string, b: string) => number): number {
  const [left, right] = [syllables(heard), syllables(meant)];
  if (left.length !== right.length) return Infinity;
  return left.reduce((sum, [initial, final], index) => {
    const [otherInitial, otherFinal] = right[index] ?? ['', ''];
    return sum + cost(initial, otherInitial) + cost(final, otherFinal);
  }, 0);
}

function syllables(text: string): [string, string][] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) => {
    const initial = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? '';
    return [initial, syllable.slice(initial.length)];
  });
}

describe('emergencies and other bodies', () => {
  test('every number has enough phrases, each phrase one number or office', () => {
    expect(chinese.emergencies.emergencies.map((emergency) => emergency.number).sort()).toEqual(['110', '119', '120', '122']);
    for (const { phrases } of chinese.emergencies.emergencies) expect(phrases.length).toBeGreaterThanOrEqual(25);
    for (const { phrases } of chinese.otherBodies) expect(phrases.length).toBeGreaterThanOrEqual(8);
    expect(repeated([...emergencyPhrases, ...bodyPhrases].map(bare))).toEqual([]);
    expect(repeated(chinese.otherBodies.map((body) => body.id))).toEqual([]);
  });

  test('a phrase here belongs to no other intent', () => {
    const others = Object.entries(chinese.intents).flatMap(([id, phrases]) => (DETAILED.includes(id) ? [] : phrases));
    const detailed = new Set([...emergencyPhrases, ...bodyPhrases]);
    expect(others.filter((phrase) => detailed.has(phrase))).toEqual([]);
  });

  test('what only looks like an emergency disarms no real one', () => {
    expect(emergencyPhrases.filter((phrase) => chinese.emergencies.not.some((harmless) => phrase.includes(harmless)))).toEqual([]);
  });

  test('an item alias that holds an emergency phrase is disarmed', () => {
    const alarming = [...aliases].filter((alias) => emergencyPhrases.some((phrase) => alias.includes(phrase)));
    expect(alarming.filter((alias) => !chinese.emergencies.not.some((harmless) => alias.includes(harmless)))).toEqual([]);
  });

  test('no item is called by words that send its caller elsewhere', () => {
    expect([...aliases].filter((alias) => bodyPhrases.some((phrase) => alias.includes(phrase)))).toEqual([]);
  });

  test('phones are national short numbers', () => {
    expect(chinese.otherBodies.filter(({ phone }) => phone !== null && !/^\d{3,6}$/.test(phone))).toEqual([]);
  });
});

test('the lessons can be read; each stands once, those of items are of the catalog, and every aspect has hundreds', () => {
  const utterances = readUtterances('.');
  expect(repeated(utterances.map(({ text }) => bare(text)))).toEqual([]);
  const codes = new Set(itemNames.map(({ code }) => code));
  const labels = utterances.flatMap((one) => one.labels);
  expect(labels.filter((label) => /^\d/.test(label) && !codes.has(label))).toEqual([]);
  const lessons = readQuestions('.');
  expect(repeated(lessons.map(({ text }) => bare(text)))).toEqual([]);
  for (const aspect of ASPECT_IDS) expect(lessons.filter(({ aspects }) => aspects.includes(aspect)).length).toBeGreaterThan(300);
});
