/** Everything the understanding of Chinese is made of, built once from catalog and language data. */
import { ASPECT_IDS, INTENT_IDS } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import { createActions } from './actions.js';
import { type AspectsAsked, createAspectsAsked } from './aspect-model.js';
import { type AspectsOf, createAspects } from './aspects.js';
import { createDays, type DayOf } from './days.js';
import { characters, createFeatures, type FeaturesOf } from './features.js';
import { createItemIndex, type ItemIndex } from './item-index.js';
import { createMeanings, type MeaningsOf } from './meanings.js';
import { createNormalise, type Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseEvidence, type PhraseEvidenceOf } from './phrase-evidence.js';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.js';
import type { Labelled } from './phrase-memory.js';
import { createSounds, type Sounds } from './pinyin.js';
import { createReferrals, type Referrals } from './referrals.js';
import { createSegment } from './segment.js';
import { createSlots, type SlotsOf, windowNames } from './slots.js';
import { createTopics, type TopicsOf } from './topics.js';
import type { UnderstandResources } from './understand.js';

export interface ChineseParts {
  normalise: Normalise;
  index: ItemIndex;
  aspects: AspectsOf;
  /** Texts as their sounds. */
  sounds: Sounds;
  /** What groups of words a text holds. */
  meanings: MeaningsOf;
  /** Absent where none were learnt. */
  aspectsAsked: AspectsAsked | undefined;
  features: FeaturesOf;
  topics: TopicsOf;
  /** What may mean several items, with their codes. */
  ambiguous: ReadonlyMap<string, readonly string[]>;
  evidence: PhraseEvidenceOf;
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
  const meanings = createMeanings(data.meanings, normalise);
  const features = createFeatures(segment, sounds, meanings);
  const background = plain(backgroundOf(data));
  const index = createItemIndex({
    items,
    normalise,
    features,
    sounds,
    actions: createActions(data.words.actions, normalise),
    background,
  });
  const intents = intentPhrases(data, normalise);
  const day = createDays(data.days, normalise);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const stop = plain(data.words.stop);
  return {
    normalise,
    index,
    sounds,
    meanings,
    aspects: createAspects(data.aspects, normalise, characters),
    features,
    topics: createTopics(data.learnt?.topics),
    aspectsAsked: data.learnt?.aspects && createAspectsAsked(data.learnt.aspects, { code: sounds.code, meanings }),
    ambiguous: new Map(
      data.items.filter(({ codes }) => codes.length > 1).map(({ text, codes }) => [normalise(text).text, codes] as const),
    ),
    evidence: createPhraseEvidence([...intents, ...itemPhrases(items, data, normalise)], intents, characters),
    referrals: createReferrals(data, normalise, characters),
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

/** What callers say of items, labelled with the codes of all it may mean. */
function itemPhrases(items: readonly Item[], data: LanguageData, normalise: Normalise): Labelled[] {
  const known = new Set(items.map(({ code }) => code));
  return data.items.flatMap(({ text, codes }) => {
    const label = codes.filter((code) => known.has(code)).join(',');
    return label === '' ? [] : { label, text: normalise(text).text };
  });
}

function intentPhrases(data: LanguageData, normalise: Normalise): Labelled[] {
  const own = INTENT_IDS.filter((intent) => intent !== 'item').flatMap((label) => labelled(label, data.intents[label] ?? []));
  const bodies = data.otherBodies.flatMap(({ phrases }) => labelled('other_body', phrases));
  const urgent = data.emergencies.emergencies.flatMap(({ phrases }) => labelled('emergency', phrases));
  // {item}办到哪一步了: whatever the item, the rest is what is said.
  return [...own, ...bodies, ...urgent].map(({ label, text }) => ({ label, text: normalise(text.replace('{item}', '')).text }));
}

function labelled(label: string, phrases: readonly string[]): Labelled[] {
  return phrases.map((text) => ({ label, text }));
}
