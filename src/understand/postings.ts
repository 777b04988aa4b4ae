/** An inverted index in typed arrays: which documents hold a feature, and how much that speaks for them (BM25). */

/** Saturation of repeated features and strength of length normalisation; Robertson/Zaragoza 2009, ch. 3. */
const K1 = 1.2;
const B = 0.5;
/** How much the background counts against a feature, in relation to the documents. */
const BACKGROUND_WEIGHT = 8;
/** A query stops after visiting so many postings; rare features come first, so only near-meaningless ones are skipped. */
const MAX_VISITED = 40_000;

export interface Hit {
  document: number;
  score: number;
}

export interface Postings {
  /** Id of a feature, or -1. */
  id(feature: string): number;
  /** How telling a feature is, by id; unknown features tell the most. */
  weight(id: number): number;
  /** Number of known features. */
  readonly size: number;
  /** The best documents for the given feature ids, best first. */
  search(ids: readonly number[], limit: number): Hit[];
}

/** One document's features with their weighted counts. */
export type Counts = ReadonlyMap<string, number>;

/**
 * Builds the index. `background` texts are speech without any document's topic (carrier phrases, questions for an aspect):
 * a feature common there tells little, however rare it is in the documents.
 */
export function createPostings(documents: readonly Counts[], background: readonly (readonly string[])[]): Postings {
  const ids = new Map<string, number>();
  const frequencies = countDocuments(documents, ids);
  for (const features of background) for (const feature of features) if (!ids.has(feature)) ids.set(feature, ids.size);
  const weights = inverseFrequencies({ ids, frequencies, background, documents: documents.length });
  const { offsets, holders, impacts } = fill(documents, ids, { frequencies, weights });
  const scores = new Float32Array(documents.length);
  const touched = new Int32Array(documents.length);
  const unknown = Math.log(1 + documents.length);

  function search(wanted: readonly number[], limit: number): Hit[] {
    const rareFirst = [...wanted].filter((id) => id >= 0).sort((a, b) => length(a) - length(b));
    let count = 0;
    let visited = 0;
    for (const id of rareFirst) {
      if (visited > 0 && visited + length(id) > MAX_VISITED) break;
      visited += length(id);
      for (let at = offsets[id] ?? 0; at < (offsets[id + 1] ?? 0); at += 1) {
        const holder = holders[at] ?? 0;
        if (scores[holder] === 0) touched[count++] = holder;
        scores[holder] = (scores[holder] ?? 0) + (impacts[at] ?? 0);
      }
    }
    const best = top(touched.subarray(0, count), scores, limit);
    for (let at = 0; at < count; at += 1) scores[touched[at] ?? 0] = 0;
    return best;
  }
  const length = (id: number) => (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);

  return { id: (feature) => ids.get(feature) ?? -1, weight: (id) => weights[id] ?? unknown, size: ids.size, search };
}

function countDocuments(documents: readonly Counts[], ids: Map<string, number>): number[] {
  const frequencies: number[] = [];
  for (const document of documents) {
    for (const feature of document.keys()) {
      const id = ids.get(feature) ?? ids.size;
      if (id === ids.size) ids.set(feature, id);
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  return frequencies;
}

interface Statistics {
  ids: ReadonlyMap<string, number>;
  frequencies: readonly number[];
  background: readonly (readonly string[])[];
  documents: number;
}

/** ln(1 + N / n), where n counts documents and, in proportion, the background. */
function inverseFrequencies({ ids, frequencies, background, documents }: Statistics): Float32Array {
  const common = new Float64Array(ids.size);
  for (const features of background) {
    for (const feature of new Set(features)) {
      const id = ids.get(feature) ?? 0;
      common[id] = (common[id] ?? 0) + 1;
    }
  }
  const scale = background.length > 0 ? (BACKGROUND_WEIGHT * documents) / background.length : 0;
  return Float32Array.from(common, (count, id) => Math.log(1 + documents / Math.max(1, (frequencies[id] ?? 0) + count * scale)));
}

/** Compressed rows: the documents of feature `id` stand from `offsets[id]` to `offsets[id + 1]`. */
function fill(
  documents: readonly Counts[],
  ids: ReadonlyMap<string, number>,
  { frequencies, weights }: { frequencies: readonly number[]; weights: Float32Array },
): { offsets: Int32Array; holders: Int32Array; impacts: Float32Array } {
  const offsets = new Int32Array(ids.size + 1);
  for (let id = 0; id < ids.size; id += 1) offsets[id + 1] = (offsets[id] ?? 0) + (frequencies[id] ?? 0);
  const next = offsets.slice();
  const holders = new Int32Array(offsets[ids.size] ?? 0);
  const impacts = new Float32Array(holders.length);
  const lengths = documents.map((document) => sum(document.values()));
  const average = sum(lengths) / Math.max(1, documents.length);
  documents.forEach((document, holder) => {
    const norm = K1 * (1 - B + (B * (lengths[holder] ?? 0)) / average);
    for (const [feature, count] of document) {
      const id = ids.get(feature) ?? 0;
      const at = next[id] ?? 0;
      next[id] = at + 1;
      holders[at] = holder;
      impacts[at] = ((weights[id] ?? 0) * count * (K1 + 1)) / (count + norm);
    }
  });
  return { offsets, holders, impacts };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** The highest scores by insertion into a short list; ties go to the earlier document. */
function top(touched: Int32Array, scores: Float32Array, limit: number): Hit[] {
  const best: Hit[] = [];
  for (const document of touched) {
    const score = scores[document] ?? 0;
    const worst = best[best.length - 1];
    if (best.length === limit && worst && score <= worst.score) continue;
    const place = best.findIndex((hit) => hit.score < score);
    best.splice(place < 0 ? best.length : place, 0, { document, score });
    if (best.length > limit) best.pop();
  }
  return best;
}
