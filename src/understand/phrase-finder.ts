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
  /** The longest phrase that begins at `start`. */
  longestAt(text: string, start: number): Found<T> | undefined;
  /** Phrases from left to right, the longest at each place, none overlapping another. */
  scan(text: string): Found<T>[];
  /** Every phrase at every place, overlapping ones included. */
  all(text: string): Found<T>[];
}

const NOTHING: never[] = [];

/** Builds a finder. Later entries win over earlier ones of the same phrase; empty phrases are ignored. */
export function createPhraseFinder<T>(entries: Iterable<readonly [string, T]>): PhraseFinder<T> {
  const phrases = new Map<string, T>();
  const lengths = new Map<string, number[]>();
  /** Whether any phrase begins with a UTF-16 code unit: most places of a text are passed over by it. */
  const begins = new Uint8Array(0x10000);
  for (const [phrase, value] of entries) {
    if (phrase === '') continue;
    phrases.set(phrase, value);
    begins[phrase.charCodeAt(0)] = 1;
    noteLength(lengths, phrase);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);

  function at(text: string, start: number, first: boolean): Found<T>[] {
    if (begins[text.charCodeAt(start)] !== 1) return NOTHING;
    const found: Found<T>[] = [];
    for (const head of [text.slice(start, start + 2), text.slice(start, start + 1)]) {
      for (const length of lengths.get(head) ?? []) {
        const phrase = text.slice(start, start + length);
        const value = phrase.length === length ? phrases.get(phrase) : undefined;
        if (value !== undefined) found.push({ phrase, start, end: start + length, value });
        if (first && found.length > 0) return found;
      }
      if (head.length < 2) break;
    }
    return found;
  }

  const longestAt = (text: string, start: number) => at(text, start, true)[0];
  return {
    get: (phrase) => phrases.get(phrase),
    longestAt,
    scan: (text) => scan(text, longestAt),
    all: (text) => {
      const found: Found<T>[] = [];
      for (let start = 0; start < text.length; start += 1) found.push(...at(text, start, false));
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
