/** An inverted index in typed arrays: which documents hold a feature, and how much that speaks for them (BM25). */

/** Saturation of repeated features and strength of length normalisation; Robertson and Zaragoza 2009, ch. 3. */
const K1 = 1.2;
const B = 0.5;
/** In how many steps it is kept how strongly a document holds a feature: a byte, where a catalog has millions of them. */
const STEPS = 255;
/** How much the background counts against a feature, in relation to the documents. */
const BACKGROUND_WEIGHT = 8;

export interface Hit {
  document: number;
  score: number;
}

export interface Postings {
  /** How telling each feature is, by id. */
  weights: Float32Array;
  /** How telling a feature is that is not known. */
  unknown: number;
  /** The best documents for some feature ids (-1 is passed over), best first. */
  search(ids: Iterable<number>, limit: number): Hit[];
}

export interface PostingsSource {
  documents: number;
  features: number;
  /** The features of a document with their weighted counts; asked for more than once. */
  countsOf(document: number): ReadonlyMap<number, number>;
  /**
   * Feature ids of speech without any document's topic (carrier phrases, questions for an aspect):
   * a feature common there tells little, however rare it is in the documents.
   */
  background: readonly Iterable<number>[];
  /** A query stops after visiting so many postings; rare features come first, so only near-meaningless ones are passed over. */
  maxVisited: number;
}

/** Builds the index. */
export function createPostings(source: PostingsSource): Postings {
  const { documents, features, countsOf, maxVisited } = source;
  const frequencies = new Int32Array(features);
  const lengths = new Float32Array(documents);
  for (let document = 0; document < documents; document += 1) {
    for (const [id, count] of countsOf(document)) {
      frequencies[id] = (frequencies[id] ?? 0) + 1;
      lengths[document] = (lengths[document] ?? 0) + count;
    }
  }
  const weights = inverseFrequencies(source, frequencies);
  const { offsets, holders, strengths } = fill(source, { frequencies, lengths });
  const length = (id: number) => (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);
  const scores = new Float32Array(documents);
  const touched = new Int32Array(documents);

  function search(ids: Iterable<number>, limit: number): Hit[] {
    const rareFirst = [...ids].filter((id) => id >= 0).sort((a, b) => length(a) - length(b));
    let count = 0;
    let visited = 0;
    for (const id of rareFirst) {
      if (visited > 0 && visited + length(id) > maxVisited) break;
      visited += length(id);
      const step = ((weights[id] ?? 0) * (K1 + 1)) / STEPS;
      for (let at = offsets[id] ?? 0, end = offsets[id + 1] ?? 0; at < end; at += 1) {
        const holder = holders[at] ?? 0;
        if (scores[holder] === 0) touched[count++] = holder;
        scores[holder] = (scores[holder] ?? 0) + (strengths[at] ?? 0) * step;
      }
    }
    const best = top(touched.subarray(0, count), scores, limit);
    for (let at = 0; at < count; at += 1) scores[touched[at] ?? 0] = 0;
    return best;
  }
  return { weights, unknown: Math.log(1 + documents), search };
}

/** ln(1 + N / n), where n counts documents and, in proportion, the background. */
function inverseFrequencies({ documents, background }: PostingsSource, frequencies: Int32Array): Float32Array {
  const common = new Int32Array(frequencies.length);
  for (const ids of background) for (const id of new Set(ids)) common[id] = (common[id] ?? 0) + 1;
  const scale = background.length > 0 ? (BACKGROUND_WEIGHT * documents) / background.length : 0;
  return Float32Array.from(frequencies, (count, id) => Math.log(1 + documents / Math.max(1, count + (common[id] ?? 0) * scale)));
}

interface Statistics {
  frequencies: Int32Array;
  lengths: Float32Array;
}

/** Compressed rows: the documents of feature `id` stand from `offsets[id]` to `offsets[id + 1]`. */
function fill(
  { documents, features, countsOf }: PostingsSource,
  { frequencies, lengths }: Statistics,
): { offsets: Int32Array; holders: Int32Array; strengths: Uint8Array } {
  const offsets = new Int32Array(features + 1);
  for (let id = 0; id < features; id += 1) offsets[id + 1] = (offsets[id] ?? 0) + (frequencies[id] ?? 0);
  const next = offsets.slice();
  const holders = new Int32Array(offsets[features] ?? 0);
  const strengths = new Uint8Array(holders.length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents);
  for (let document = 0; document < documents; document += 1) {
    const norm = K1 * (1 - B + (B * (lengths[document] ?? 0)) / average);
    for (const [id, count] of countsOf(document)) {
      const at = next[id] ?? 0;
      next[id] = at + 1;
      holders[at] = document;
      strengths[at] = Math.max(1, Math.round((STEPS * count) / (count + norm)));
    }
  }
  return { offsets, holders, strengths };
}

/** The highest scores by insertion into a short list; ties go to the document met first. */
function top(touched: Int32Array, scores: Float32Array, limit: number): Hit[] {
  const best: Hit[] = [];
  let least = 0;
  for (const document of touched) {
    const score = scores[document] ?? 0;
    if (best.length === limit && score <= least) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.score ?? 0) < score) place -= 1;
    best.splice(place, 0, { document, score });
    if (best.length > limit) best.pop();
    least = best[best.length - 1]?.score ?? 0;
  }
  return best;
}
