/** The catalog laid out for search: the entries of every item with their features, an inverted index over them, and the names. */
import type { Item } from '../domain/item.js';
import type { ActionsOf } from './actions.js';
import { FAMILIES, type Family, type FeaturesOf } from './features.js';
import { type Entry, itemEntries } from './item-entries.js';
import type { Normalise } from './normalise.js';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.js';
import type { Sounds } from './pinyin.js';
import { createPostings, type Postings } from './postings.js';

export interface IndexParts {
  items: readonly Item[];
  normalise: Normalise;
  features: FeaturesOf;
  sounds: Sounds;
  actions: ActionsOf;
  /** Speech without a topic: what is common in it tells little. */
  background: readonly string[];
}

/** An entry with the ids of its features, by family. */
export interface IndexedEntry extends Entry {
  ids: Record<Family, Int32Array>;
}

export interface ItemTables {
  /** By item, in catalog order. */
  entries: readonly (readonly IndexedEntry[])[];
  actions: Int32Array;
  postings: Postings;
  /** Items by a way they are called, as written and as it sounds. */
  names: PhraseFinder<readonly number[]>;
  soundNames: PhraseFinder<readonly number[]>;
}

/** What a feature of each family counts in the inverted index: a match of characters brings its sounds along. */
export const FAMILY_WEIGHTS: Record<Family, number> = { single: 0.3, written: 1, sounded: 0.5 };
/** Shorter names sound like too many other things. */
const MIN_SOUND_NAME = 3;

/** Lays out all items. */
export function createItemTables({ items, normalise, features, sounds, actions, background }: IndexParts): ItemTables {
  const entries = items.map((item) => itemEntries(item, normalise));
  const counts = entries.map((list) => countFeatures(list, features));
  const postings = createPostings(
    counts,
    background.map((text) => Object.values(features(text)).flat()),
  );
  return {
    postings,
    entries: entries.map((list) => list.map((entry) => ({ ...entry, ids: idsOf(features(entry.text), postings) }))),
    actions: Int32Array.from(entries, (list) => list.reduce((set, { text }) => set | actions(text), 0)),
    names: createPhraseFinder(groupByName(entries, (text) => text)),
    soundNames: createPhraseFinder(groupByName(entries, (text) => (text.length >= MIN_SOUND_NAME ? sounds.code(text) : ''))),
  };
}

/** Ids of the distinct features of a text; -1 for those no item has. */
export function idsOf(features: Record<Family, readonly string[]>, postings: Postings): Record<Family, Int32Array> {
  const distinct = (family: Family) => Int32Array.from([...new Set(features[family])], postings.id);
  return { single: distinct('single'), written: distinct('written'), sounded: distinct('sounded') };
}

function countFeatures(entries: readonly Entry[], features: FeaturesOf): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, weight } of entries) {
    const found = features(text);
    for (const family of FAMILIES) {
      for (const feature of found[family]) counts.set(feature, (counts.get(feature) ?? 0) + weight * FAMILY_WEIGHTS[family]);
    }
  }
  return counts;
}

function groupByName(entries: readonly (readonly Entry[])[], key: (text: string) => string): Map<string, number[]> {
  const names = new Map<string, number[]>();
  entries.forEach((list, item) => {
    for (const name of new Set(list.map(({ text }) => key(text)))) {
      const holders = names.get(name);
      if (holders) holders.push(item);
      else names.set(name, [item]);
    }
  });
  return names;
}
