/** Finds the items an utterance may be about and measures how well each fits. */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import type { Item } from '../domain/item.js';
import type { ActionsOf } from './actions.js';
import type { FeaturesOf } from './features.js';
import { type Entry, itemEntries } from './item-entries.js';
import type { Normalise } from './normalise.js';
import { createPhraseFinder, type Found, type PhraseFinder } from './phrase-finder.js';
import type { Sounds } from './pinyin.js';
import { createPostings, type Postings } from './postings.js';

/** How well an item fits an utterance; all shares are 0–1. */
export interface Candidate {
  item: Item;
  /** BM25 score over the mass of the utterance. */
  relevance: number;
  /** The entry that fits best. */
  entry: string;
  /** Share of that entry that was said, by characters and by sound. */
  cover: number;
  soundCover: number;
  /** Share of the utterance that the item's entries explain, by characters and by sound. */
  explained: number;
  soundExplained: number;
  /** Share of the utterance that is one of the entries word for word, or sound for sound. */
  exact: number;
  soundExact: number;
  /** The entry that was said word for word. */
  alias: string | null;
  /** Jaro-Winkler similarity of the spelled sounds of utterance and entry. */
  likeness: number;
  /** The action said is the item's (1), is another one (-1), or nothing can be told (0). */
  action: number;
}

export interface ItemIndex {
  /** The most relevant items, best first; empty when nothing fits. */
  candidates(text: string): Candidate[];
  /** Entries said word for word, none inside a longer one. */
  named(text: string): Found<readonly number[]>[];
  /** How much a piece of text tells, against the catalog and ordinary speech. */
  mass(text: string): number;
  items: readonly Item[];
}

export interface IndexParts {
  items: readonly Item[];
  normalise: Normalise;
  features: FeaturesOf;
  sounds: Sounds;
  actions: ActionsOf;
  /** Speech without a topic: what is common in it tells little. */
  background: readonly string[];
}

const MAX_CANDIDATES = 16;
const MAX_LIKENESS = 10;
/** Shorter names sound like too many other things. */
const MIN_SOUND_NAME = 3;

interface Tables {
  entries: readonly (readonly Entry[])[];
  /** Feature ids of all entries, item by item. */
  written: readonly (readonly Int32Array[])[];
  sounded: readonly (readonly Int32Array[])[];
  actions: Int32Array;
  postings: Postings;
  names: PhraseFinder<readonly number[]>;
  soundNames: PhraseFinder<readonly number[]>;
}

/** Builds the index over all items. */
export function createItemIndex(parts: IndexParts): ItemIndex {
  const tables = buildTables(parts);
  const marks = new Uint8Array(tables.postings.size);
  const mass = (text: string) => massOf(tables.postings, idsOf(tables.postings, parts.features(text).written));
  return {
    items: parts.items,
    mass,
    named: (text) => outermost(tables.names.all(text)),
    candidates: (text) => measureAll(parts, tables, { text, marks, mass }),
  };
}

function buildTables({ items, normalise, features, sounds, actions, background }: IndexParts): Tables {
  const entries = items.map((item) => itemEntries(item, normalise));
  const counts = entries.map((list) => countFeatures(list, features));
  const postings = createPostings(
    counts,
    background.map((text) => Object.values(features(text)).flat()),
  );
  const ids = (pick: 'written' | 'sounded') =>
    entries.map((list) => list.map(({ text }) => Int32Array.from(new Set(features(text)[pick].map(postings.id)))));
  return {
    entries,
    postings,
    written: ids('written'),
    sounded: ids('sounded'),
    actions: Int32Array.from(entries, (list) => list.reduce((set, { text }) => set | actions(text), 0)),
    names: createPhraseFinder(groupByName(entries, (text) => text)),
    soundNames: createPhraseFinder(groupByName(entries, (text) => (text.length >= MIN_SOUND_NAME ? sounds.code(text) : ''))),
  };
}

/** Sounds count half: a match of characters brings its sounds along. */
const SOUND_WEIGHT = 0.5;

function countFeatures(entries: readonly Entry[], features: FeaturesOf): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, weight } of entries) {
    const { written, sounded } = features(text);
    for (const feature of written) counts.set(feature, (counts.get(feature) ?? 0) + weight);
    for (const feature of sounded) counts.set(feature, (counts.get(feature) ?? 0) + weight * SOUND_WEIGHT);
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

/** Leaves out what stands inside something longer: 港澳通行证 within 港澳通行证丢了. */
function outermost<T>(found: readonly Found<T>[]): Found<T>[] {
  return found.filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end));
}

interface Query {
  text: string;
  marks: Uint8Array;
  mass(text: string): number;
}

function measureAll(parts: IndexParts, tables: Tables, query: Query): Candidate[] {
  const { postings } = tables;
  const { written, sounded } = parts.features(query.text);
  const writtenIds = idsOf(postings, written);
  const soundedIds = idsOf(postings, sounded);
  const known = [...writtenIds, ...soundedIds].filter((id) => id >= 0);
  const hits = postings.search(known, MAX_CANDIDATES);
  if (hits.length === 0) return [];
  for (const id of known) query.marks[id] = 1;
  const total = { written: massOf(postings, writtenIds), sounded: massOf(postings, soundedIds) };
  const exact = exactShares(tables.names, query.text, (found) => query.mass(found.phrase) / total.written);
  const code = parts.sounds.code(query.text);
  const soundExact = exactShares(
    tables.soundNames,
    code,
    (found) => query.mass(query.text.slice(found.start, found.end)) / total.written,
  );
  const said = parts.actions(query.text);
  const spelled = parts.sounds.spell(query.text);
  const candidates = hits.map(({ document, score }, rank): Candidate => {
    const best = bestEntry(tables, document, query.marks);
    const entry = tables.entries[document]?.[best.at];
    return {
      item: parts.items[document] as Item,
      relevance: score / (total.written + SOUND_WEIGHT * total.sounded || 1),
      entry: entry?.label ?? '',
      cover: best.cover,
      soundCover: best.soundCover,
      explained: explained(tables.written[document] ?? [], tables.postings, query.marks) / (total.written || 1),
      soundExplained: explained(tables.sounded[document] ?? [], tables.postings, query.marks) / (total.sounded || 1),
      exact: Math.min(1, exact.get(document)?.share ?? 0),
      soundExact: Math.min(1, soundExact.get(document)?.share ?? 0),
      alias: exact.get(document)?.phrase ?? null,
      likeness: rank < MAX_LIKENESS ? JaroWinklerDistance(spelled, parts.sounds.spell(entry?.text ?? '')) : 0,
      action: agreement(said, tables.actions[document] ?? 0),
    };
  });
  for (const id of known) query.marks[id] = 0;
  return candidates;
}

function idsOf(postings: Postings, features: readonly string[]): number[] {
  return [...new Set(features)].map(postings.id);
}

function massOf(postings: Postings, ids: readonly number[]): number {
  return ids.reduce((total, id) => total + postings.weight(id), 0);
}

interface Exact {
  share: number;
  phrase: string;
}

function exactShares(
  names: PhraseFinder<readonly number[]>,
  text: string,
  shareOf: (found: Found<readonly number[]>) => number,
): Map<number, Exact> {
  const shares = new Map<number, Exact>();
  for (const found of outermost(names.all(text))) {
    const share = shareOf(found);
    for (const item of found.value) {
      if (share > (shares.get(item)?.share ?? 0)) shares.set(item, { share, phrase: found.phrase });
    }
  }
  return shares;
}

/** The entry with the most of it said; a long one said in part beats a short one said whole when more was said of it. */
function bestEntry(tables: Tables, item: number, marks: Uint8Array): { at: number; cover: number; soundCover: number } {
  let best = { at: 0, cover: 0, soundCover: 0, worth: -1 };
  (tables.written[item] ?? []).forEach((ids, at) => {
    const written = said(ids, tables.postings, marks);
    const sounded = said(tables.sounded[item]?.[at] ?? ids, tables.postings, marks);
    const worth = written.cover * written.said + SOUND_WEIGHT * sounded.cover * sounded.said;
    if (worth > best.worth) best = { at, cover: written.cover, soundCover: sounded.cover, worth };
  });
  return best;
}

function said(ids: Int32Array, postings: Postings, marks: Uint8Array): { said: number; cover: number } {
  let total = 0;
  let marked = 0;
  for (const id of ids) {
    const weight = postings.weight(id);
    total += weight;
    if (marks[id] === 1) marked += weight;
  }
  return { said: marked, cover: total > 0 ? marked / total : 0 };
}

/** Weight of the utterance's features that any entry of the item holds. */
function explained(entries: readonly Int32Array[], postings: Postings, marks: Uint8Array): number {
  let total = 0;
  const counted: number[] = [];
  for (const ids of entries) {
    for (const id of ids) {
      if (marks[id] !== 1) continue;
      marks[id] = 2;
      counted.push(id);
      total += postings.weight(id);
    }
  }
  for (const id of counted) marks[id] = 1;
  return total;
}

function agreement(said: number, own: number): number {
  if (said === 0 || own === 0) return 0;
  return (said & own) !== 0 ? 1 : -1;
}
