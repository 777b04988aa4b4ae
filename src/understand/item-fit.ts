/** How much of an item's names was said, and how much of an utterance an item's names explain. */
import { FAMILIES, type Family } from './features.js';
import type { ItemTables } from './item-tables.js';
import type { Postings } from './postings.js';
import type { Rows } from './rows.js';

/** Shares by family of features, 0–1. */
export interface Fit {
  /** The entry that fits best. */
  entry: number;
  /** Share of that entry that was said. */
  cover: Record<Family, number>;
  /** Share of the utterance that the item's entries explain together. */
  explained: Record<Family, number>;
}

/** Measures items against one utterance. */
export type FitOf = (item: number) => Fit;

/** What each family counts when the best entry is looked for. */
const WORTH: Record<Family, number> = { single: 0.3, written: 1, sounded: 0.5 };

/** Builds the measure; it is set up once for the features of an utterance and then called for each candidate. */
export function createFit({ postings, starts, ids }: ItemTables): (asked: Record<Family, readonly number[]>) => FitOf {
  const { weights } = postings;
  const masses = perFamily((family) => massesOf(ids[family], weights));
  /** The utterance a feature was last part of, and the candidate that last explained it. */
  const askedIn = new Int32Array(weights.length);
  const countedFor = new Int32Array(weights.length);
  let utterance = 0;
  let turn = 0;

  /** Weight of the features said that no earlier entry of this candidate held; reset for each candidate and family. */
  const fresh: Record<Family, number> = { single: 0, written: 0, sounded: 0 };

  function measure(item: number, totals: Record<Family, number>): Fit {
    turn += 1;
    for (const family of FAMILIES) fresh[family] = 0;
    let entry = starts[item] ?? 0;
    let highest = -1;
    for (let at = entry, end = starts[item + 1] ?? 0; at < end; at += 1) {
      let worth = 0;
      for (const family of FAMILIES) {
        const said = sumSaid(family, at);
        worth += WORTH[family] * said * share(said, masses[family][at] ?? 0);
      }
      if (worth > highest) [highest, entry] = [worth, at];
    }
    const cover = perFamily((family) => share(sumSaid(family, entry), masses[family][entry] ?? 0));
    return { entry, cover, explained: perFamily((family) => share(fresh[family], totals[family])) };
  }

  /** Weight of an entry's features that were said. */
  function sumSaid(family: Family, entry: number): number {
    const rows = ids[family];
    let said = 0;
    for (let at = rows.starts[entry] ?? 0, end = rows.starts[entry + 1] ?? 0; at < end; at += 1) {
      const id = rows.values[at] ?? 0;
      if (askedIn[id] !== utterance) continue;
      const weight = weights[id] ?? 0;
      said += weight;
      if (countedFor[id] !== turn) fresh[family] += weight;
      countedFor[id] = turn;
    }
    return said;
  }

  return (asked) => {
    utterance += 1;
    for (const family of FAMILIES) for (const id of asked[family]) if (id >= 0) askedIn[id] = utterance;
    const totals = perFamily((family) => totalOf(asked[family], postings));
    return (item) => measure(item, totals);
  };
}

/** Weight of all features of an utterance, unknown ones included. */
function totalOf(ids: readonly number[], { weights, unknown }: Postings): number {
  let total = 0;
  for (const id of ids) total += id < 0 ? unknown : (weights[id] ?? 0);
  return total;
}

function massesOf({ starts, values }: Rows, weights: Float32Array): Float32Array {
  const masses = new Float32Array(starts.length - 1);
  for (let row = 0; row < masses.length; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      masses[row] = (masses[row] ?? 0) + (weights[values[at] ?? 0] ?? 0);
    }
  }
  return masses;
}

function perFamily<T>(value: (family: Family) => T): Record<Family, T> {
  return { single: value('single'), written: value('written'), sounded: value('sounded') };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
