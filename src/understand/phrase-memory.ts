/** Remembers labelled phrases and says which label an utterance is most like: the nearest phrase, and what it contains word for word. */
import { createPhraseFinder, type Found } from './phrase-finder.js';
import { createPostings } from './postings.js';

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

const LOOKED_AT = 16;

/** Builds the memory; the first label of a phrase given twice stands. */
export function createPhraseMemory(phrases: readonly Labelled[], tokens: TokensOf): PhraseMemory {
  const known = [...new Map([...phrases].reverse().map((phrase) => [phrase.text, phrase])).values()].reverse();
  const counts = known.map(({ text }) => new Map(tokens(text).map((token) => [token, 1])));
  const postings = createPostings(counts, []);
  const idLists = counts.map((count) => [...count.keys()].map(postings.id));
  const masses = idLists.map((ids) => mass(ids));
  const finder = createPhraseFinder(known.map(({ text, label }) => [text, label] as const));
  const marks = new Uint8Array(postings.size);

  function mass(ids: readonly number[]): number {
    return ids.reduce((sum, id) => sum + postings.weight(id), 0);
  }
  function nearest(text: string): Nearest[] {
    const ids = [...new Set(tokens(text))].map(postings.id);
    const present = ids.filter((id) => id >= 0);
    const total = mass(ids);
    for (const id of present) marks[id] = 1;
    const found = postings.search(present, LOOKED_AT).map(({ document }): Nearest => {
      const shared = mass((idLists[document] ?? []).filter((id) => marks[id] === 1));
      const { label = '', text: phrase = '' } = known[document] ?? {};
      return { label, phrase, likeness: (2 * shared) / (total + (masses[document] ?? 0)) };
    });
    for (const id of present) marks[id] = 0;
    return found.sort((a, b) => b.likeness - a.likeness);
  }
  return { nearest, inside: finder.scan };
}
