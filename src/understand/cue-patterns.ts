/** Cues with alternatives and gaps, as written in data/language: (带|拿)(|点|些)什么, 要…报告吗. */

import { createPhraseFinder, type Found, type PhraseFinder } from './phrase-finder.js';

/** Characters a gap may hold, at least one, in one clause; (|…) allows none. */
const LONGEST_GAP = 10;

/** All wordings of a cue: each (a|b) is one of its alternatives; an empty alternative leaves it out. */
export function wordings(cue: string): string[] {
  const group = /\(([^()]*)\)/.exec(cue);
  if (!group) return [cue];
  const [whole, alternatives = ''] = group;
  return alternatives
    .split('|')
    .flatMap((one) => wordings(cue.slice(0, group.index) + one + cue.slice(group.index + whole.length)));
}

/** Whether a wording has a gap and so cannot be looked up as it is. */
export function hasGap(wording: string): boolean {
  return wording.includes('…');
}

/** Finds wordings with one gap: their beginnings first, so that most places of a text cost one look-up, then an end within reach. */
export function createGapFinder<T>(cues: Iterable<readonly [wording: string, value: T]>): (text: string) => Found<T>[] {
  const ends = new Map<string, [string, T][]>();
  for (const [wording, value] of cues) {
    const [head = '', tail = ''] = wording.split('…');
    ends.set(head, [...(ends.get(head) ?? []), [tail, value]]);
  }
  const heads = createPhraseFinder([...ends].map(([head, tails]) => [head, createPhraseFinder(tails)] as const));
  return (text) => heads.all(text).flatMap(({ start, end, value: tails }) => nearestEnds(text, { start, end }, tails));
}

/** The nearest of each end that follows a beginning in the same clause with a gap between them. */
function nearestEnds<T>(text: string, { start, end }: { start: number; end: number }, tails: PhraseFinder<T>): Found<T>[] {
  const comma = text.indexOf('，', end);
  const clause = text.slice(end, comma < 0 ? undefined : comma);
  const nearest = new Map<string, Found<T>>();
  for (const tail of tails.all(clause)) {
    if (tail.start === 0 || tail.start > LONGEST_GAP || nearest.has(tail.phrase)) continue;
    const stop = end + tail.end;
    nearest.set(tail.phrase, { phrase: text.slice(start, stop), start, end: stop, value: tail.value });
  }
  return [...nearest.values()];
}
