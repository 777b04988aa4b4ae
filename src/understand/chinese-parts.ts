/** Everything the understanding of Chinese is made of, built once from catalog and language data. */
import { ASPECT_IDS, INTENT_IDS } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import { createActions } from './actions.js';
import { type AspectsOf, createAspects } from './aspects.js';
import { createDays, type DayOf } from './days.js';
import { createFeatures } from './features.js';
import { createIntents, type IntentsOf } from './intents.js';
import { itemEntries } from './item-entries.js';
import { createItemIndex, type ItemIndex } from './item-index.js';
import type { KnownPhrase } from './item-phrases.js';
import { createNormalise, type Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.js';
import type { Labelled } from './phrase-memory.js';
import { createSounds } from './pinyin.js';
import { createReferrals, type Referrals } from './referrals.js';
import { createSegment } from './segment.js';
import { createSlots, type SlotsOf, windowNames } from './slots.js';
import type { UnderstandResources } from './understand.js';

export interface ChineseParts {
  normalise: Normalise;
  index: ItemIndex;
  aspects: AspectsOf;
  intents: IntentsOf;
  referrals: Referrals;
  slots: SlotsOf;
  day: DayOf;
  windows: PhraseFinder<string>;
  /** Words that carry no topic. */
  stop: PhraseFinder<true>;
  stopCharacters: ReadonlySet<string>;
  choices: PhraseFinder<'continue' | 'message' | 'callback'>;
  item(code: string): Item | undefined;
}

/** Builds all parts; takes a second. */
export function createChineseParts({ items, windows, receiptRule }: UnderstandResources, data: LanguageData): ChineseParts {
  const normalise = createNormalise(data);
  const plain = (texts: readonly string[]) => texts.map((text) => normalise(text).text);
  const actionWords = plain(Object.values(data.words.actions).flat());
  const segment = createSegment(userWords(items, { normalise, actionWords }));
  const sounds = createSounds(data.homophones);
  const features = createFeatures(segment, sounds);
  const tokens = (text: string) => {
    const { single, written } = features(text);
    return [...single, ...written];
  };
  const background = plain(backgroundOf(data));
  const index = createItemIndex({
    items,
    normalise,
    features,
    sounds,
    actions: createActions(data.words.actions, normalise),
    background,
    phrases: knownPhrases(items, data, normalise),
  });
  const day = createDays(data.days, normalise);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const stop = plain(data.words.stop);
  return {
    normalise,
    index,
    aspects: createAspects(data.aspects, normalise, tokens),
    intents: createIntents(intentPhrases(data, normalise), itemExamples(items, data, normalise), tokens),
    referrals: createReferrals(data, normalise, tokens),
    slots: createSlots({ windows, itemCodes: new Set(byCode.keys()), receiptRule, normalise, day }),
    day,
    windows: windowNames(windows, normalise),
    stop: createPhraseFinder(stop.map((word) => [word, true] as const)),
    stopCharacters: new Set(stop.join('')),
    choices: createPhraseFinder(
      Object.entries(data.choices).flatMap(([choice, said]) =>
        plain(said ?? []).map((text) => [text, choice as 'continue'] as const),
      ),
    ),
    item: (code) => byCode.get(code),
  };
}

/** Short names of things, without an action in them: 港澳通行证 is a word, 补身份证 is none. */
function userWords(items: readonly Item[], words: { normalise: Normalise; actionWords: readonly string[] }): Set<string> {
  const actions = new Set(words.actionWords);
  const isThing = (name: string) => name.length >= 3 && name.length <= 6 && ![...actions].some((action) => name.includes(action));
  const names = items.flatMap((item) => [item.short_name, ...item.aliases]).map((name) => words.normalise(name).text);
  return new Set(names.filter(isThing));
}

/** Speech that names no item: what is common in it must not speak for one. */
function backgroundOf(data: LanguageData): string[] {
  const aspects = ASPECT_IDS.flatMap((aspect) => data.aspects[aspect]?.phrases ?? []);
  const carriers = (data.intents.item ?? []).map((carrier) => carrier.replace('{item}', ''));
  return [...aspects, ...carriers].filter((text) => text !== '');
}

/** Phrases of items with the names of the same items, and all speech about no item by intent. */
function knownPhrases(items: readonly Item[], data: LanguageData, normalise: Normalise): KnownPhrase[] {
  const places = new Map(items.map(({ code }, at) => [code, at]));
  const own = data.items.map(({ text, codes }) => ({
    text: normalise(text).text,
    means: codes.flatMap((code) => places.get(code) ?? []),
  }));
  const spoken = new Set(own.flatMap(({ means }) => means));
  const names = [...spoken].flatMap((at) => itemEntries(items[at] as Item, normalise).map(({ text }) => ({ text, means: [at] })));
  const labels = new Map<string, number>();
  const other = intentPhrases(data, normalise).map(({ label, text }) => {
    if (!labels.has(label)) labels.set(label, -1 - labels.size);
    return { text, means: [labels.get(label) ?? -1] };
  });
  return [...own.filter(({ means }) => means.length > 0), ...names, ...other];
}

function intentPhrases(data: LanguageData, normalise: Normalise): Labelled[] {
  const own = INTENT_IDS.filter((intent) => intent !== 'item').flatMap((label) => labelled(label, data.intents[label] ?? []));
  const bodies = data.otherBodies.flatMap(({ phrases }) => labelled('other_body', phrases));
  const urgent = data.emergencies.emergencies.flatMap(({ phrases }) => labelled('emergency', phrases));
  return [...own, ...bodies, ...urgent].map(({ label, text }) => ({ label, text: normalise(text).text }));
}

function labelled(label: string, phrases: readonly string[]): Labelled[] {
  return phrases.map((text) => ({ label, text }));
}

/** One in so many phrases of items is enough to learn how items are asked for. */
const SPOKEN_SHARE = 4;

/** Examples of an item question: some phrases of items, and each carrier with some names, taken in turn from the whole catalog. */
function itemExamples(items: readonly Item[], data: LanguageData, normalise: Normalise): string[] {
  const names = items.flatMap((item) => [item.short_name, ...item.aliases]);
  const spoken = data.items.filter((_, at) => at % SPOKEN_SHARE === 0).map(({ text }) => normalise(text).text);
  const carriers = (data.intents.item ?? ['{item}']).flatMap((carrier) => Array.from({ length: 8 }, () => carrier));
  const step = Math.max(1, Math.floor(names.length / carriers.length));
  const carried = carriers.map((carrier, at) => normalise(carrier.replace('{item}', names[(at * step) % names.length] ?? '')).text);
  return [...carried, ...spoken];
}
