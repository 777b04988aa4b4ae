/** Remembers labelled phrases and says which an utterance is most like, and which it contains word for word. */
import { createPhraseFinder, type Found } from './phrase-finder.js';
import { createPostings } from './postings.js';
import { createVocabulary } from './vocabulary.js';

export interface Nearest {
  label: string;
  phrase: string;
  /** Weighted Dice similarity, 0–1; 1 is the same phrase. */
  likeness: number;
}

export interface PhraseMemory {
  /** The nearest phrases, best first. */
  nearest(text: string): Nearest[];
  /** Phrases inside the text, the longest at each place, none overlapping. */
  inside(text: string): Found<string>[];
}

export interface Labelled {
  label: string;
  /** Normalised. */
  text: string;
}

/** The pieces two phrases are compared by. */
export type TokensOf = (text: string) => string[];

const LOOKED_AT = 12;
const MAX_VISITED = 2500;

/** Builds the memory; the first label of a phrase given twice stands. */
export function createPhraseMemory(phrases: readonly Labelled[], tokens: TokensOf): PhraseMemory {
  const known = [...new Map([...phrases].reverse().map((phrase) => [phrase.text, phrase])).values()].reverse();
  const vocabulary = createVocabulary();
  const ids = known.map(({ text }) => Int32Array.from(new Set(tokens(text).map(vocabulary.add))));
  const { weights, unknown, search } = createPostings({
    documents: known.length,
    features: vocabulary.size,
    background: [],
    maxVisited: MAX_VISITED,
    countsOf: (document) => new Map(Array.from(ids[document] ?? [], (id) => [id, 1])),
  });
  const masses = ids.map((own) => own.reduce((sum, id) => sum + (weights[id] ?? 0), 0));
  const askedIn = new Int32Array(vocabulary.size);
  let utterance = 0;

  function nearest(text: string): Nearest[] {
    utterance += 1;
    let total = 0;
    const asked = [...new Set(tokens(text))].map(vocabulary.id);
    for (const id of asked) {
      total += id < 0 ? unknown : (weights[id] ?? 0);
      if (id >= 0) askedIn[id] = utterance;
    }
    const found = search(asked, LOOKED_AT).map(({ document }): Nearest => {
      let shared = 0;
      for (const id of ids[document] ?? []) if (askedIn[id] === utterance) shared += weights[id] ?? 0;
      const { label = '', text: phrase = '' } = known[document] ?? {};
      return { label, phrase, likeness: (2 * shared) / (total + (masses[document] ?? 0)) };
    });
    return found.sort((a, b) => b.likeness - a.likeness);
  }
  return { nearest, inside: createPhraseFinder(known.map(({ text, label }) => [text, label] as const)).scan };
}
