/** How much of an item's names was said, and how much of an utterance an item's names explain. */
import { FAMILIES, type Family } from './features.js';
import type { IndexedEntry, ItemTables } from './item-tables.js';
import type { Postings } from './postings.js';

/** Shares by family of features, 0–1. */
export interface Fit {
  /** The entry that fits best, as written in the catalog and normalised. */
  entry: string;
  entryText: string;
  /** Share of that entry that was said. */
  cover: Record<Family, number>;
  /** Share of the utterance that the item's entries explain together. */
  explained: Record<Family, number>;
}

export interface QueryFeatures {
  ids: Record<Family, Int32Array>;
}

/** Builds the measure; it is set up once for an utterance and then called for each candidate. */
export function createFit(tables: ItemTables): (query: QueryFeatures) => (item: number) => Fit {
  const { postings } = tables;
  /** The query a feature was last part of, and the candidate that explained it. */
  const asked = new Int32Array(postings.size);
  const counted = new Int32Array(postings.size);
  let query = 0;
  let turn = 0;

  return ({ ids }) => {
    query += 1;
    const now = query;
    const totals = perFamily((family) => sumOf(ids[family], postings, () => true));
    for (const family of FAMILIES) for (const id of ids[family]) if (id >= 0) asked[id] = now;
    const isAsked = (id: number) => asked[id] === now;

    return (item) => {
      turn += 1;
      const entries = tables.entries[item] ?? [];
      const isNew = (id: number) => {
        if (asked[id] !== now || counted[id] === turn) return false;
        counted[id] = turn;
        return true;
      };
      const explained = perFamily((family) =>
        share(
          entries.reduce((sum, entry) => sum + sumOf(entry.ids[family], postings, isNew), 0),
          totals[family],
        ),
      );
      return { ...bestEntry(entries, postings, isAsked), explained };
    };
  };
}

/** The entry with the most of it said; a long one said in part beats a short one said whole when more was said of it. */
function bestEntry(entries: readonly IndexedEntry[], postings: Postings, isAsked: (id: number) => boolean): Omit<Fit, 'explained'> {
  let best = { entry: '', entryText: '', cover: perFamily(() => 0) };
  let highest = -1;
  for (const { label, text, ids } of entries) {
    const said = perFamily((family) => sumOf(ids[family], postings, isAsked));
    const cover = perFamily((family) =>
      share(
        said[family],
        sumOf(ids[family], postings, () => true),
      ),
    );
    const worth = said.written * cover.written + 0.5 * said.sounded * cover.sounded + 0.3 * said.single * cover.single;
    if (worth > highest) {
      highest = worth;
      best = { entry: label, entryText: text, cover };
    }
  }
  return best;
}

function sumOf(ids: Int32Array, postings: Postings, counts: (id: number) => boolean): number {
  let sum = 0;
  for (const id of ids) if (id < 0 || counts(id)) sum += postings.weight(id);
  return sum;
}

function perFamily<T>(value: (family: Family) => T): Record<Family, T> {
  return { single: value('single'), written: value('written'), sounded: value('sounded') };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
