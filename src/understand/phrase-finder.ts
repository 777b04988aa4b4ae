/** Finds known phrases inside a text: a longest-match dictionary whose cost does not grow with its size. */

/** A phrase found in a text, with what it stands for. Offsets are UTF-16 code units. */
export interface Found<T> {
  phrase: string;
  start: number;
  end: number;
  value: T;
}

export interface PhraseFinder<T> {
  /** What a whole text stands for, if it is one of the phrases. */
  get(phrase: string): T | undefined;
  /** Phrases from left to right, the longest at each place, none overlapping another. */
  scan(text: string): Found<T>[];
  /** Every phrase at every place, overlapping ones included. */
  all(text: string): Found<T>[];
}

/** What begins with a UTF-16 code unit: most places of a text are passed over by this alone. */
const LONGER = 1;
const SINGLE = 2;

/** Builds a finder. Later entries win over earlier ones of the same phrase; empty phrases are ignored. */
export function createPhraseFinder<T>(entries: Iterable<readonly [string, T]>): PhraseFinder<T> {
  const phrases = new Map<string, T>();
  const lengths = new Map<string, number[]>();
  const begins = new Uint8Array(0x10000);
  for (const [phrase, value] of entries) {
    if (phrase === '') continue;
    phrases.set(phrase, value);
    const first = phrase.charCodeAt(0);
    begins[first] = (begins[first] ?? 0) | (phrase.length > 1 ? LONGER : SINGLE);
    if (phrase.length > 1) noteLength(lengths, phrase);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);

  /** The longest phrase that begins at `start`; every phrase that does is added to `others`, if given. */
  function longestAt(text: string, start: number, others?: Found<T>[]): Found<T> | undefined {
    const kinds = begins[text.charCodeAt(start)] ?? 0;
    if (kinds === 0) return undefined;
    let longest: Found<T> | undefined;
    const candidates = kinds & LONGER ? lengths.get(text.slice(start, start + 2)) : undefined;
    for (const length of kinds & SINGLE ? [...(candidates ?? []), 1] : (candidates ?? [])) {
      const end = start + length;
      const phrase = text.slice(start, end);
      const value = end <= text.length ? phrases.get(phrase) : undefined;
      if (value === undefined) continue;
      longest ??= { phrase, start, end, value };
      if (!others) return longest;
      others.push({ phrase, start, end, value });
    }
    return longest;
  }

  return {
    get: (phrase) => phrases.get(phrase),
    scan: (text) => scan(text, longestAt),
    all: (text) => {
      const found: Found<T>[] = [];
      for (let start = 0; start < text.length; start += 1) longestAt(text, start, found);
      return found;
    },
  };
}

/** Phrases are reached by their first two characters, so that most places of a text cost one look-up. */
function noteLength(lengths: Map<string, number[]>, phrase: string): void {
  const head = phrase.slice(0, 2);
  const list = lengths.get(head);
  if (!list) lengths.set(head, [phrase.length]);
  else if (!list.includes(phrase.length)) list.push(phrase.length);
}

function scan<T>(text: string, longestAt: (text: string, start: number) => Found<T> | undefined): Found<T>[] {
  const found: Found<T>[] = [];
  let start = 0;
  while (start < text.length) {
    const hit = longestAt(text, start);
    if (hit) found.push(hit);
    start = hit ? hit.end : start + 1;
  }
  return found;
}
