/** Finds the items an utterance may be about and measures how well each fits. */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import type { Item } from '../domain/item.js';
import { FAMILIES, type Family, type Features } from './features.js';
import { createFit, type Fit, type FitOf } from './item-fit.js';
import { createItemTables, type IndexParts, type ItemTables } from './item-tables.js';
import type { NameFinder } from './name-finder.js';
import type { PhraseEvidence } from './phrase-evidence.js';
import type { Found } from './phrase-finder.js';
import type { Hit } from './postings.js';
import type { Topics } from './topics.js';

/** How well an item fits an utterance; all shares are 0–1. */
export interface Candidate extends Omit<Fit, 'entry'> {
  item: Item;
  /** The entry that fits best, as written in the catalog. */
  entry: string;
  /** All ways the item is called, normalised. */
  names: readonly string[];
  /** BM25 score by character of the utterance, and over the best candidate's. */
  relevance: number;
  relative: number;
  /** Share of the utterance's content that is one of the entries word for word, or sound for sound. */
  exact: number;
  soundExact: number;
  /** How much longer a name of another item was said, as a share of the content. */
  outnamed: number;
  /** The entry that was said word for word. */
  alias: string | null;
  /** Jaro-Winkler similarity of the spelled sounds of the utterance's content and the entry. */
  likeness: number;
  /** What known phrases say of this item. */
  phrases: Pick<PhraseEvidence, 'nearest' | 'second'>;
  /** How likely the item is by all that was learnt; undefined for one that was not there to learn. */
  learnt: number | undefined;
  /** The action said is the item's (1), is another one (-1), or nothing can be told (0). */
  action: number;
}

export interface ItemIndex {
  items: readonly Item[];
  /** The most relevant items, the best by search first; `content` is the text without what carries no topic. */
  candidates(said: ItemQuery): Candidate[];
  /** Entries said word for word, none inside a longer one; values are places in `items`. */
  named(text: string): Found<readonly number[]>[];
}

/** What is looked up. */
export interface ItemQuery {
  text: string;
  content: string;
  features: Features;
  /** Evidence of known phrases by item code. */
  evidence: ReadonlyMap<string, PhraseEvidence>;
  topics: Topics;
}

const MAX_CANDIDATES = 8;
/** Candidates by what was learnt. */
const MAX_LEARNT = 6;
/** Likeness is the dearest measure: for the first candidates and short contents only. */
const MAX_LIKENESS = 3;
const MAX_SPELLED = 16;
/** What one telling feature weighs in a catalog of some hundred items: brings relevance near 0–1. */
const RELEVANCE_SCALE = 5;

/** Builds the index over all items. */
export function createItemIndex(parts: IndexParts): ItemIndex {
  const tables = createItemTables(parts);
  const fitTo = createFit(tables);
  const { vocabulary, postings } = tables;
  const places = new Map(parts.items.map(({ code }, at) => [code, at]));

  function candidates(query: ItemQuery): Candidate[] {
    const { features, evidence, topics } = query;
    const idsOf = (family: Family) => [...new Set(features[family])].map(vocabulary.id);
    const ids = { single: idsOf('single'), written: idsOf('written'), sounded: idsOf('sounded') };
    const all = FAMILIES.flatMap((family) => ids[family]);
    const hits = postings.search(all, MAX_CANDIDATES);
    const known = new Set(hits.map(({ document }) => document));
    const more = [...topics.items(MAX_LEARNT), ...evidence.keys()].flatMap((code) => places.get(code) ?? []);
    const others = [...new Set(more)].filter((document) => !known.has(document));
    const found = [...hits, ...others.map((document) => ({ document, score: 0 }))];
    return measure(parts, tables, { ...query, hits: found, fitOf: fitTo(ids) });
  }
  return { items: parts.items, named: (text) => outermost(tables.names.all(text)), candidates };
}

interface Query extends ItemQuery {
  fitOf: FitOf;
  hits: readonly Hit[];
}

const UNLIKE = { nearest: 0, second: 0 };

function measure(parts: IndexParts, tables: ItemTables, query: Query): Candidate[] {
  const { text, content, evidence, topics, fitOf, hits } = query;
  const best = Math.max(1e-6, hits[0]?.score ?? 0);
  const scale = RELEVANCE_SCALE * Math.max(1, text.length);
  const exact = longest(tables.names, text);
  const named = Math.max(0, ...[...exact.values()].map((name) => shareOf(name, content)));
  const soundExact = longest(tables.soundNames, parts.sounds.code(text));
  const actions = parts.actions(text);
  const spelled = content.length <= MAX_SPELLED ? parts.sounds.spell(content) : '';
  return hits.map(({ document, score }, rank) => {
    const { entry, cover, explained } = fitOf(document);
    const likeness =
      rank < MAX_LIKENESS && spelled !== '' ? JaroWinklerDistance(spelled, parts.sounds.spell(tables.texts[entry] ?? '')) : 0;
    const item = parts.items[document] as Item;
    return {
      item,
      entry: tables.labels[entry] ?? '',
      get names() {
        return tables.texts.slice(tables.starts[document], tables.starts[document + 1]);
      },
      cover,
      explained,
      relevance: score / scale,
      relative: score / best,
      exact: shareOf(exact.get(document), content),
      soundExact: shareOf(soundExact.get(document), content),
      outnamed: named - shareOf(exact.get(document), content),
      alias: exact.get(document) ?? null,
      likeness,
      phrases: evidence.get(item.code) ?? UNLIKE,
      learnt: topics.of(item.code),
      action: agreement(actions, tables.actions[document] ?? 0),
    };
  });
}

/** The longest name of each item that stands in a text. */
function longest(names: NameFinder, text: string): Map<number, string> {
  const phrases = new Map<number, string>();
  for (const { phrase, value } of outermost(names.all(text))) {
    for (const item of value) if (phrase.length > (phrases.get(item)?.length ?? 0)) phrases.set(item, phrase);
  }
  return phrases;
}

/** Leaves out what stands inside something longer: 港澳通行证 within 港澳通行证丢了. */
function outermost<T>(found: readonly Found<T>[]): Found<T>[] {
  return found.filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end));
}

function shareOf(name: string | undefined, content: string): number {
  return name === undefined ? 0 : Math.min(1, name.length / Math.max(1, content.length));
}

function agreement(said: number, own: number): number {
  if (said === 0 || own === 0) return 0;
  return (said & own) !== 0 ? 1 : -1;
}
