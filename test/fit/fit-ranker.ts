/**
 * Fits the weights of `understand/` and writes them: run with `npx tsx test/fit/fit-ranker.ts` after larger changes of the catalog or of data/language.
 * Every utterance it learns from was held out of the index or the phrases it is looked up in; the sets in test/ are not read.
 */
import { writeFileSync } from 'node:fs';
import { parseCatalog } from '../../src/catalog/parse-catalog.js';
import { INTENT_IDS, type IntentId } from '../../src/domain/intent.js';
import type { Item } from '../../src/domain/item.js';
import { readContent, readContentFile, readLanguage } from '../../src/store/content-files.js';
import { type ChineseParts, createChineseParts } from '../../src/understand/chinese-parts.js';
import { INTENT_WEIGHTS } from '../../src/understand/intent-weights.js';
import { type ItemPhrase, type LanguageData, parseLanguage } from '../../src/understand/parse-language.js';
import { measures } from '../../src/understand/rank.js';
import { RANK_WEIGHTS } from '../../src/understand/rank-weights.js';
import { read } from '../../src/understand/reading.js';
import { alternatives } from '../../src/understand/weigh-intents.js';
import { COMMON_CHARACTERS } from '../eval/common-characters.js';
import { createNoise } from '../eval/noise.js';
import { type Choice, fitWeights } from './conditional-logit.js';

const FOLDS = 4;
/** Some utterances are known phrases: callers say those, too. */
const KNOWN_SHARE = 0.3;
const KNOWN_NAMES = 0.9;
/** What must not be answered from the catalog counts double: a wrong answer costs ten questions. */
const SENT_ELSEWHERE: ReadonlySet<IntentId> = new Set<IntentId>(['none', 'other_body', 'complaint', 'case_status']);
/** Item questions outnumber all others; so many of them go into the weighing of intents. */
const INTENT_SHARE = 0.5;
const { items, windows } = parseCatalog([...readContent('.', 'data/catalog'), readContentFile('.', 'data/windows.yaml')]);
const data = parseLanguage(readLanguage('.', 'zh-CN'));
const random = createRandom(7);
const mishear = createNoise(
  COMMON_CHARACTERS + items.flatMap(({ name, aliases }) => [name, ...aliases]).join(''),
  data.homophones.confusion,
);

interface Examples {
  items: Choice[];
  intents: (Choice & { intent: IntentId })[];
}

/** A linear congruential generator: the same utterances at every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** What a recogniser may make of it. */
function withNoise(text: string): string {
  return mishear(text, { seed: Math.floor(random() * 1000) });
}

function carried(name: string): string {
  return random() < 0.25 ? name : pick(data.intents.item ?? ['{item}']).replace('{item}', name);
}

function addItem(examples: Examples, parts: ChineseParts, said: { text: string; codes: ReadonlySet<string> }): void {
  const reading = read(parts, said.text);
  const candidates = reading.ranked.map(({ candidate }) => candidate);
  const right = new Set(candidates.flatMap(({ item }, at) => (said.codes.has(item.code) ? at : [])));
  if (said.codes.size === 0 || right.size > 0) examples.items.push({ alternatives: candidates.map(measures), right });
}

function addIntent(examples: Examples, parts: ChineseParts, said: { text: string; intent: IntentId }): void {
  const { text, focus, named, ranked, aspects, content } = read(parts, said.text);
  const evidence = parts.intents(focus || text, named);
  const asked = aspects.length > 0;
  const rows = alternatives(evidence, { ranked, asked, content: content.length / Math.max(1, focus.length) });
  const right = new Set(rows.flatMap(({ intent }, at) => (intent === said.intent ? at : [])));
  if (right.size > 0) examples.intents.push({ alternatives: rows.map(({ values }) => values), right, intent: said.intent });
}

/** Splits a list: what is asked in this fold and what is known. */
function split<T>(list: readonly T[], fold: number): { held: T[]; known: T[] } {
  return { held: list.filter((_, at) => at % FOLDS === fold), known: list.filter((_, at) => at % FOLDS !== fold) };
}

function foldOf(fold: number): { known: LanguageData; held: { text: string; intent: IntentId }[]; asked: ItemPhrase[] } {
  const held: { text: string; intent: IntentId }[] = [];
  const keep = (phrases: readonly string[], intent: IntentId): string[] => {
    const parted = split(phrases, fold);
    held.push(...parted.held.map((text) => ({ text, intent })));
    return parted.known;
  };
  const intents = Object.fromEntries(
    INTENT_IDS.map((intent) => [intent, intent === 'item' ? data.intents.item : keep(data.intents[intent] ?? [], intent)]),
  );
  const otherBodies = data.otherBodies.map((body) => ({ ...body, phrases: keep(body.phrases, 'other_body') }));
  const urgent = data.emergencies.emergencies.map((entry) => ({ ...entry, phrases: keep(entry.phrases, 'emergency') }));
  const asked = data.items.filter((_, at) => at % FOLDS === fold);
  const items = data.items.filter((_, at) => at % FOLDS !== fold);
  return {
    held,
    asked,
    known: { ...data, items, intents, otherBodies, emergencies: { ...data.emergencies, emergencies: urgent } },
  };
}

/** A known phrase with something said around it. */
function chatty(text: string): string {
  const around = random();
  if (around < 0.4) return text;
  return around < 0.7 ? `${pick(data.words.fillers)}${text}` : `${text}${pick(['，谢谢', '，行不行', '，麻烦你了', '，快点'])}`;
}

/** Names of items with all the items they may mean. */
function namesOf(list: readonly Item[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const item of list) {
    for (const name of [item.short_name, ...item.aliases]) names.set(name, (names.get(name) ?? new Set()).add(item.code));
  }
  return names;
}

function collect(fold: number): Examples {
  const examples: Examples = { items: [], intents: [] };
  const { known, held, asked } = foldOf(fold);
  const names = namesOf(items);
  const heldNames = new Set([...names.keys()].filter(() => random() < 1 / FOLDS));
  const withoutHeld = items.map((item) => ({
    ...item,
    aliases: item.aliases.filter((alias) => !heldNames.has(alias)),
    short_name: heldNames.has(item.short_name) ? item.name : item.short_name,
  }));
  const receiptRule = { length: 12, check: 'luhn' } as const;
  const parts = createChineseParts({ items: withoutHeld, windows, language: { 'zh-CN': known, en: known }, receiptRule }, known);
  for (const [name, codes] of names) {
    const texts = heldNames.has(name) ? [name, withNoise(name)] : random() < KNOWN_NAMES ? [name, name] : [];
    for (const text of texts.map(carried)) {
      addItem(examples, parts, { text, codes });
      if (random() < INTENT_SHARE) addIntent(examples, parts, { text, intent: 'item' });
    }
  }
  for (const { text, codes } of asked) {
    for (const said of [chatty(text), withNoise(text)]) {
      addItem(examples, parts, { text: said, codes: new Set(codes) });
      if (random() < INTENT_SHARE) addIntent(examples, parts, { text: said, intent: 'item' });
    }
  }
  for (const { text, intent } of held) {
    addIntent(examples, parts, { text, intent });
    addItem(examples, parts, { text, codes: new Set() });
  }
  for (const [intent, phrases] of Object.entries(known.intents)) {
    if (intent !== 'item')
      for (const text of phrases.filter(() => random() < KNOWN_SHARE))
        addIntent(examples, parts, { text: chatty(text), intent: intent as IntentId });
  }
  return examples;
}

function write(file: string, name: string, comment: string, weights: Record<string, number>): void {
  const lines = Object.entries(weights).map(([key, value]) => `  ${key}: ${value},`);
  writeFileSync(`src/understand/${file}.ts`, `/** ${comment} */\nexport const ${name} = {\n${lines.join('\n')}\n};\n`);
}

const folds = Array.from({ length: FOLDS }, (_, fold) => collect(fold));
const itemChoices = folds.flatMap((examples) => examples.items);
const intentChoices = folds.flatMap((examples) => examples.intents);
/** Frequent intents count less each, so that the many phrases of other bodies do not drown 慢一点. */
function balanced(choices: readonly (Choice & { intent: IntentId })[]): Choice[] {
  const counts = new Map<IntentId, number>();
  for (const { intent } of choices) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  return choices.map((choice) => ({
    ...choice,
    weight: (SENT_ELSEWHERE.has(choice.intent) ? 2 : 1) / Math.sqrt(counts.get(choice.intent) ?? 1),
  }));
}

console.log(`${itemChoices.length} item questions, ${intentChoices.length} intents`);
write(
  'rank-weights',
  'RANK_WEIGHTS',
  'The weights of the ranker, made by test/fit/fit-ranker.ts; “none of the items” has utility 0.',
  fitWeights(RANK_WEIGHTS, itemChoices, true),
);
write(
  'intent-weights',
  'INTENT_WEIGHTS',
  'The weights of intents against items, made by test/fit/fit-ranker.ts.',
  fitWeights(INTENT_WEIGHTS, balanced(intentChoices), false),
);
