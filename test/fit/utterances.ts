/** Everything data/language and the catalog know callers to say, with what is meant, parted into what is known and what is held out. */
import { INTENT_IDS } from '../../src/domain/intent.js';
import type { Item } from '../../src/domain/item.js';
import type { LanguageData } from '../../src/understand/parse-language.js';
import type { Random } from '../eval/random.js';

export interface Utterance {
  text: string;
  /** Item codes, or one intent. */
  labels: readonly string[];
}

export interface Fold {
  /** The language data without what is held out. */
  known: LanguageData;
  items: Item[];
  /** What is known, as utterances. */
  learnt: Utterance[];
  held: Utterance[];
  /** Names that are known, alone and in a sentence. */
  names: Utterance[];
}

/** Language data and catalog as utterances: phrases as they are, names of items alone and in a sentence. */
export function utterancesOf(data: LanguageData, items: readonly Item[], random: Random): Utterance[] {
  return [
    ...data.items.map(({ text, codes }) => ({ text, labels: codes })),
    ...otherSpeech(data).flatMap((one) => filled(one, items, random)),
    ...named(namesOf(items), data, random),
  ];
}

/** Holds out every so-manieth phrase, lesson and name. */
export function foldOf(
  data: LanguageData,
  items: readonly Item[],
  { lessons, fold, folds, random }: { lessons: readonly Utterance[]; fold: number; folds: number; random: Random },
): Fold {
  const isHeld = (at: number) => at % folds === fold;
  const held: Utterance[] = [];
  const keep = (phrases: readonly string[], intent: string): string[] => {
    const heldOut = phrases.filter((_, at) => isHeld(at)).map((text) => ({ text, labels: [intent] }));
    held.push(...heldOut.flatMap((one) => filled(one, items, random)));
    return phrases.filter((_, at) => !isHeld(at));
  };
  const intents = Object.fromEntries(
    INTENT_IDS.map((intent) => [intent, intent === 'item' ? data.intents.item : keep(data.intents[intent] ?? [], intent)]),
  );
  const otherBodies = data.otherBodies.map((body) => ({ ...body, phrases: keep(body.phrases, 'other_body') }));
  const urgent = data.emergencies.emergencies.map((entry) => ({ ...entry, phrases: keep(entry.phrases, 'emergency') }));
  held.push(...lessons.filter((_, at) => isHeld(at)));
  held.push(...data.items.filter((_, at) => isHeld(at)).map(({ text, codes }) => ({ text, labels: codes })));
  const known: LanguageData = {
    ...data,
    intents,
    otherBodies,
    emergencies: { ...data.emergencies, emergencies: urgent },
    items: data.items.filter((_, at) => !isHeld(at)),
  };
  const names = namesOf(items);
  const heldNames = new Set([...names.keys()].filter((_, at) => isHeld(at)));
  held.push(...named(new Map([...names].filter(([name]) => heldNames.has(name))), data, random));
  const withoutNames = items.map((item) => ({
    ...item,
    aliases: item.aliases.filter((alias) => !heldNames.has(alias)),
    short_name: heldNames.has(item.short_name) ? item.name : item.short_name,
  }));
  const knownNames = named(new Map([...names].filter(([name]) => !heldNames.has(name))), data, random);
  return {
    known,
    items: withoutNames,
    held,
    names: knownNames,
    learnt: [...utterancesOf(known, withoutNames, random), ...lessons.filter((_, at) => !isHeld(at))],
  };
}

/** So many names stand in for the gap of a phrase: {item}办到哪一步了. */
const FILLED = 40;

function filled({ text, labels }: Utterance, items: readonly Item[], random: Random): Utterance[] {
  if (!text.includes('{item}')) return [{ text, labels }];
  return Array.from({ length: FILLED }, () => {
    const { short_name, aliases } = random.pick(items) as Item;
    return { text: text.replace('{item}', random.pick([short_name, ...aliases]) as string), labels };
  });
}

function otherSpeech(data: LanguageData): Utterance[] {
  const of = (intent: string, phrases: readonly string[]) => phrases.map((text) => ({ text, labels: [intent] }));
  return [
    ...INTENT_IDS.filter((intent) => intent !== 'item').flatMap((intent) => of(intent, data.intents[intent] ?? [])),
    ...data.otherBodies.flatMap(({ phrases }) => of('other_body', phrases)),
    ...data.emergencies.emergencies.flatMap(({ phrases }) => of('emergency', phrases)),
  ];
}

/** Names of items with all the items they may mean. */
function namesOf(items: readonly Item[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const item of items) {
    for (const name of [item.short_name, ...item.aliases]) names.set(name, (names.get(name) ?? new Set()).add(item.code));
  }
  return names;
}

function named(names: ReadonlyMap<string, ReadonlySet<string>>, data: LanguageData, random: Random): Utterance[] {
  const carry = (name: string) => (random.pick(data.intents.item ?? []) ?? '{item}').replace('{item}', name);
  return [...names].flatMap(([name, codes]) => [name, carry(name)].map((text) => ({ text, labels: [...codes] })));
}
