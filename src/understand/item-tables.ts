/** The catalog laid out for search: the entries of every item with their features, an inverted index over them, and the names. */
import type { Item } from '../domain/item.js';
import type { ActionsOf } from './actions.js';
import { FAMILIES, type Family, type FeaturesOf } from './features.js';
import { itemEntries } from './item-entries.js';
import { createNameFinder, type NameFinder, type Names } from './name-finder.js';
import type { Normalise } from './normalise.js';
import type { Sounds } from './pinyin.js';
import { createPostings, type Postings } from './postings.js';
import { createRows, type Rows } from './rows.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

export interface IndexParts {
  items: readonly Item[];
  normalise: Normalise;
  features: FeaturesOf;
  sounds: Sounds;
  actions: ActionsOf;
  /** Speech without a topic: what is common in it tells little. */
  background: readonly string[];
}

export interface ItemTables {
  vocabulary: Vocabulary;
  postings: Postings;
  /** Entries of item `at` stand from `starts[at]` to `starts[at + 1]`. */
  starts: Int32Array;
  /** By entry: as written in the catalog, normalised, and the ids of its features by family. */
  labels: readonly string[];
  texts: readonly string[];
  ids: Record<Family, Rows>;
  /** Actions an item's names hold, one bit each, by item. */
  actions: Int32Array;
  /** Items by a way they are called, as written and as it sounds. */
  names: NameFinder;
  soundNames: NameFinder;
}

/** What a feature of each family counts in the inverted index: a match of characters brings its sounds along. */
const FAMILY_WEIGHTS: Record<Family, number> = { single: 0.3, written: 1, sounded: 0.5 };
/** Shorter names sound like too many other things. */
const MIN_SOUND_NAME = 3;
const MAX_VISITED = 8_000;

/** Lays out all items. */
export function createItemTables(parts: IndexParts): ItemTables {
  const vocabulary = createVocabulary();
  const entries = layOut(parts, vocabulary);
  const background = parts.background.map((text) => featuresOf(parts, text).map(vocabulary.add));
  const postings = createPostings({
    documents: parts.items.length,
    features: vocabulary.size,
    background,
    maxVisited: MAX_VISITED,
    countsOf: (item) => countsOf(entries, item),
  });
  const { sounds } = parts;
  return {
    vocabulary,
    postings,
    ...entries,
    names: createNameFinder(namesOf(entries, (text) => text)),
    soundNames: createNameFinder(namesOf(entries, (text) => (text.length >= MIN_SOUND_NAME ? sounds.code(text) : ''))),
  };
}

function featuresOf({ features }: IndexParts, text: string): string[] {
  const found = features(text);
  return FAMILIES.flatMap((family) => found[family]);
}

interface Entries extends Pick<ItemTables, 'starts' | 'labels' | 'texts' | 'ids' | 'actions'> {
  weights: Float32Array;
}

function layOut({ items, normalise, features, actions }: IndexParts, vocabulary: Vocabulary): Entries {
  const starts = new Int32Array(items.length + 1);
  const said = new Int32Array(items.length);
  const [labels, texts, weights]: [string[], string[], number[]] = [[], [], []];
  const rows = { single: createRows(), written: createRows(), sounded: createRows() };
  items.forEach((item, at) => {
    for (const { label, text, weight } of itemEntries(item, normalise)) {
      labels.push(label);
      texts.push(text);
      weights.push(weight);
      said[at] = (said[at] ?? 0) | actions(text);
      const found = features(text);
      for (const family of FAMILIES) rows[family].push(new Set(found[family].map(vocabulary.add)));
    }
    starts[at + 1] = texts.length;
  });
  const ids = { single: rows.single.build(), written: rows.written.build(), sounded: rows.sounded.build() };
  return { starts, labels, texts, weights: Float32Array.from(weights), ids, actions: said };
}

function countsOf({ starts, ids, weights }: Entries, item: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let entry = starts[item] ?? 0; entry < (starts[item + 1] ?? 0); entry += 1) {
    for (const family of FAMILIES) {
      const rows = ids[family];
      for (let at = rows.starts[entry] ?? 0; at < (rows.starts[entry + 1] ?? 0); at += 1) {
        const id = rows.values[at] ?? 0;
        counts.set(id, (counts.get(id) ?? 0) + (weights[entry] ?? 0) * FAMILY_WEIGHTS[family]);
      }
    }
  }
  return counts;
}

function namesOf({ starts, texts }: Entries, spell: (text: string) => string): Names {
  const items = new Int32Array(texts.length);
  for (let item = 0; item + 1 < starts.length; item += 1) items.fill(item, starts[item], starts[item + 1]);
  return { count: texts.length, nameOf: (name) => spell(texts[name] as string), itemOf: (name) => items[name] as number };
}
