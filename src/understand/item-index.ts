/** Finds the items an utterance may be about and measures how well each fits. */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import type { Item } from '../domain/item.js';
import { createFit, type Fit, type QueryFeatures } from './item-fit.js';
import { createItemTables, type IndexParts, type ItemTables, idsOf } from './item-tables.js';
import type { Found, PhraseFinder } from './phrase-finder.js';

/** How well an item fits an utterance; all shares are 0–1. */
export interface Candidate extends Fit {
  item: Item;
  /** BM25 score over the mass of the utterance, and over the best candidate's. */
  relevance: number;
  relative: number;
  /** Share of the utterance that is one of the entries word for word, or sound for sound. */
  exact: number;
  soundExact: number;
  /** All ways the item is called, normalised. */
  names: readonly string[];
  /** The entry that was said word for word. */
  alias: string | null;
  /** Jaro-Winkler similarity of the spelled sounds of utterance and entry. */
  likeness: number;
  /** The action said is the item's (1), is another one (-1), or nothing can be told (0). */
  action: number;
}

export interface ItemIndex {
  items: readonly Item[];
  /** The most relevant items, best first; empty when nothing fits. */
  candidates(text: string): Candidate[];
  /** Entries said word for word, none inside a longer one; values are places in `items`. */
  named(text: string): Found<readonly number[]>[];
}

const MAX_CANDIDATES = 16;
/** Likeness is the dearest measure: for the first candidates and short utterances only. */
const MAX_LIKENESS = 10;
const MAX_SPELLED = 24;

/** Builds the index over all items. */
export function createItemIndex(parts: IndexParts): ItemIndex {
  const tables = createItemTables(parts);
  const fit = createFit(tables);
  return {
    items: parts.items,
    named: (text) => outermost(tables.names.all(text)),
    candidates: (text) => candidates(parts, tables, { text, fit }),
  };
}

function candidates(
  parts: IndexParts,
  tables: ItemTables,
  query: { text: string; fit: (query: QueryFeatures) => (item: number) => Fit },
): Candidate[] {
  const { text } = query;
  const ids = idsOf(parts.features(text), tables.postings);
  const hits = tables.postings.search([...ids.single, ...ids.written, ...ids.sounded], MAX_CANDIDATES);
  const best = hits[0]?.score ?? 1;
  const measured = query.fit({ ids });
  const massOf = createMass(parts, tables);
  const total = massOf(text);
  const exact = shares(tables.names, text, (found) => massOf(found.phrase) / total);
  const soundExact = shares(tables.soundNames, parts.sounds.code(text), ({ start, end }) => massOf(text.slice(start, end)) / total);
  const said = parts.actions(text);
  const spelled = text.length <= MAX_SPELLED ? parts.sounds.spell(text) : '';
  return hits.map(({ document, score }, rank) => {
    const fit = measured(document);
    return {
      ...fit,
      item: parts.items[document] as Item,
      names: (tables.entries[document] ?? []).map((entry) => entry.text),
      relevance: score / Math.max(1, total),
      relative: score / best,
      exact: Math.min(1, exact.get(document)?.share ?? 0),
      soundExact: Math.min(1, soundExact.get(document)?.share ?? 0),
      alias: exact.get(document)?.phrase ?? null,
      likeness: rank < MAX_LIKENESS && spelled !== '' ? JaroWinklerDistance(spelled, parts.sounds.spell(fit.entryText)) : 0,
      action: agreement(said, tables.actions[document] ?? 0),
    };
  });
}

/** How much a piece of text tells: the weights of its character pairs and words. */
function createMass(parts: IndexParts, { postings }: ItemTables): (text: string) => number {
  return (text) =>
    [...new Set(parts.features(text).written)].reduce((sum, feature) => sum + postings.weight(postings.id(feature)), 0);
}

interface Exact {
  share: number;
  phrase: string;
}

function shares(
  names: PhraseFinder<readonly number[]>,
  text: string,
  shareOf: (found: Found<readonly number[]>) => number,
): Map<number, Exact> {
  const found = new Map<number, Exact>();
  for (const name of outermost(names.all(text))) {
    const share = shareOf(name);
    for (const item of name.value) {
      if (share > (found.get(item)?.share ?? 0)) found.set(item, { share, phrase: name.phrase });
    }
  }
  return found;
}

/** Leaves out what stands inside something longer: 港澳通行证 within 港澳通行证丢了. */
function outermost<T>(found: readonly Found<T>[]): Found<T>[] {
  return found.filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end));
}

function agreement(said: number, own: number): number {
  if (said === 0 || own === 0) return 0;
  return (said & own) !== 0 ? 1 : -1;
}
