/** Cues with alternatives and gaps, as written in data/language: (带|拿)(|点|些)什么, 要…报告吗. */
import type { Found } from './phrase-finder.js';

/** Characters a gap may hold, at least one, in one clause; (|…) allows none. */
const LONGEST_GAP = 10;

/** One place of a cue: the texts that may stand there; null is a gap. */
type Place = readonly (string | null)[];

interface Cue<T> {
  places: readonly Place[];
  value: T;
}

/** A match found: where it ends and whether a gap lies in it. */
export interface FoundCue<T> extends Found<T> {
  gap: boolean;
}

/** A cue's places: each (a|b) one with its alternatives, each … a gap, everything else as it stands. */
export function placesOf(cue: string): Place[] {
  const parts = cue.match(/\([^()]*\)|…|[^()…]+/g) ?? [];
  return parts.map((part) => {
    if (part === '…') return [null];
    const alternatives = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
    return alternatives.map((one) => (one === '…' ? null : one));
  });
}

/**
 * Finds cues in a text, every one at its longest at every place it can begin; those with a gap end as soon as they can.
 * Cues are walked place by place instead of being written out: one line of data may stand for a hundred thousand wordings.
 * `plain` spells each alternative the way texts are spelled.
 */
export function createCueFinder<T>(
  cues: Iterable<readonly [cue: string, value: T]>,
  plain: (text: string) => string,
): (text: string) => FoundCue<T>[] {
  const byFirst = new Map<string, Cue<T>[]>();
  for (const [written, value] of cues) {
    const places = placesOf(written).map((place) => place.map((one) => (one === null || one === '' ? one : plain(one))));
    const cue = { places, value };
    for (const first of firstCharacters(places)) byFirst.set(first, [...(byFirst.get(first) ?? []), cue]);
  }
  return (text) => {
    const found: FoundCue<T>[] = [];
    for (let start = 0; start < text.length; start += 1) {
      for (const { places, value } of byFirst.get(text[start] ?? '') ?? []) {
        const match = endOf({ text, places }, start, 0);
        if (match) found.push({ phrase: text.slice(start, match.end), start, end: match.end, value, gap: match.gap });
      }
    }
    return found;
  };
}

/** What a cue can begin with; a cue never begins with a gap. */
function firstCharacters(places: readonly Place[]): Set<string> {
  const firsts = new Set<string>();
  for (const place of places) {
    for (const one of place) if (one) firsts.add(one[0] as string);
    if (!place.includes('')) break;
  }
  return firsts;
}

interface Walk {
  text: string;
  places: readonly Place[];
}

/** Where the places from `index` on end when they begin at `at`: the farthest end, with a gap the nearest. */
function endOf(walk: Walk, at: number, index: number): { end: number; gap: boolean } | undefined {
  const place = walk.places[index];
  if (place === undefined) return { end: at, gap: false };
  let best: { end: number; gap: boolean } | undefined;
  for (const one of place) {
    const next =
      one === null
        ? afterGap(walk, at, index)
        : walk.text.startsWith(one, at)
          ? endOf(walk, at + one.length, index + 1)
          : undefined;
    if (next && (best === undefined || next.end > best.end)) best = next;
  }
  return best;
}

function afterGap(walk: Walk, at: number, index: number): { end: number; gap: boolean } | undefined {
  for (let end = at + 1; end <= at + LONGEST_GAP && end <= walk.text.length; end += 1) {
    if (walk.text[end - 1] === '，') return undefined;
    const next = endOf(walk, end, index + 1);
    if (next && next.end > end) return { end: next.end, gap: true };
  }
  return undefined;
}
