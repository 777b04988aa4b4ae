/** What is asked about an item (materials, fee, limit …): one utterance may ask several. */
import { ASPECT_IDS, type AspectId } from '../domain/intent.js';
import { createCueFinder, type FoundCue } from './cue-patterns.js';
import type { Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder, type Found } from './phrase-finder.js';
import { createPhraseMemory, type TokensOf } from './phrase-memory.js';

/** A stretch of a text; offsets are UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** Words of a text that ask an aspect. */
export interface AspectCue extends Span {
  aspect: AspectId;
  phrase: string;
  /** It holds words of its own that may name an item: 能…吗. */
  gap?: boolean;
}

/** Reads the aspects of a text, in order, overlooking words inside `taken` spans: 手续 in the item name 养猪场手续 asks nothing. */
export type AspectsOf = (text: string, taken?: readonly Span[]) => AspectCue[];

/** A text without a cue still asks an aspect when it is this much like a known question. */
const MIN_LIKENESS = 0.62;
const MIN_CUE = 2;

interface Cue {
  aspect: AspectId;
  /** `weak` counts alone in its clause only; `not` asks nothing. */
  kind: 'strong' | 'weak' | 'not';
}

/** Of two cues of the same words the one that asks nothing stands, then the strong one. */
const RANK: Record<Cue['kind'], number> = { not: 2, strong: 1, weak: 0 };

/** Builds the aspect reader from cue words and example questions. */
export function createAspects(data: LanguageData['aspects'], normalise: Normalise, tokens: TokensOf): AspectsOf {
  const plain = (said: string) => normalise(said).text;
  const entries = (kind: Cue['kind'], key: 'phrases' | 'cues' | 'weak' | 'not') =>
    ASPECT_IDS.flatMap((aspect) => (data[aspect]?.[key] ?? []).map((said): [string, Cue] => [said, { aspect, kind }]));
  const all = [...entries('weak', 'weak'), ...entries('strong', 'phrases'), ...entries('strong', 'cues'), ...entries('not', 'not')];
  const simple = (said: string) => !/[(…]/.test(said);
  const words = createPhraseFinder(all.filter(([said]) => simple(said)).map(([said, cue]) => [plain(said), cue] as const));
  const patterns = createCueFinder(
    all.filter(([said]) => !simple(said)),
    plain,
  );
  const questions = entries('strong', 'phrases').map(([text, { aspect }]) => ({ label: aspect, text: plain(text) }));
  const memory = createPhraseMemory(questions, tokens);

  return (text, taken = []) => {
    const matched = patterns(text);
    const plainly = longest([...words.all(text), ...matched.filter(({ gap }) => !gap)]);
    const gapped = matched.filter(({ gap }) => gap);
    const found = outermost(plainly, gapped).filter(
      (cue) => cue.phrase.length >= MIN_CUE && !taken.some((span) => cue.start >= span.start && cue.end <= span.end),
    );
    const asked = clauses(text, found).flatMap(({ clause, cues }) => strongest(cues.filter((cue) => !isTold(cue, clause))));
    if (asked.length > 0)
      return asked.map((cue) => ({
        phrase: cue.phrase,
        start: cue.start,
        end: cue.end,
        aspect: cue.value.aspect,
        gap: gapped.includes(cue as FoundCue<Cue>),
      }));
    const like = taken.length === 0 && found.length === 0 ? memory.nearest(text)[0] : undefined;
    if (!like || like.likeness < MIN_LIKENESS) return [];
    return [{ aspect: like.label as AspectId, phrase: like.phrase, start: 0, end: text.length }];
  };
}

/** The aspects of the cues, none twice. */
export function aspectsOf(cues: readonly AspectCue[]): AspectId[] {
  return [...new Set(cues.map(({ aspect }) => aspect))];
}

/** From left to right the longest cue at each place, none overlapping another. */
function longest(cues: readonly Found<Cue>[]): Found<Cue>[] {
  const kept: Found<Cue>[] = [];
  const order = (a: Found<Cue>, b: Found<Cue>) => a.start - b.start || b.end - a.end || RANK[b.value.kind] - RANK[a.value.kind];
  for (const cue of [...cues].sort(order)) if (cue.start >= (kept.at(-1)?.end ?? 0)) kept.push(cue);
  return kept;
}

/** A cue with a gap stands for the plain ones inside it, 要住满多久 for 多久, unless it is the weaker. */
function outermost(plain: readonly Found<Cue>[], gapped: readonly Found<Cue>[]): Found<Cue>[] {
  const covered = ({ start, end, value }: Found<Cue>) =>
    gapped.some((gap) => start >= gap.start && end <= gap.end && (gap.value.kind !== 'weak' || value.kind === 'weak'));
  return [...plain.filter((cue) => !covered(cue)), ...gapped].sort((a, b) => a.start - b.start);
}

interface Clause {
  clause: string;
  cues: Found<Cue>[];
}

/** The cues of each clause. */
function clauses(text: string, found: readonly Found<Cue>[]): Clause[] {
  const groups = new Map<number, Clause>();
  for (const cue of found) {
    const start = text.lastIndexOf('，', cue.start) + 1;
    const end = text.indexOf('，', start);
    const clause = text.slice(start, end < 0 ? undefined : end);
    groups.set(start, { clause, cues: [...(groups.get(start)?.cues ?? []), cue] });
  }
  return [...groups.values()];
}

/** Words that make a clause a question or a request. */
export const ASKS = /什么|哪|怎么|多少|多久|多长|多大|几|吗|[不没呢]$|没有$|谁|(.)不\1|凭|说|告诉|问|查|知道|看看|了解/;
/** Ends of a clause that tells: 材料都交了. */
const TELLS = /了$|的$|了[^，]{1,4}$/;

/** A topic that is only told of: the photograph in 照片太丑了, the papers in 材料都交了. */
function isTold({ phrase }: Found<Cue>, clause: string): boolean {
  return phrase !== clause && TELLS.test(clause) && !ASKS.test(clause);
}

/** Strong cues where there are any; else the last weak one, where Chinese puts its question. 怎么办 lets a weak one stand beside it, 怎么办要什么证明, but not a mere 能不能. */
function strongest(cues: readonly Found<Cue>[]): Found<Cue>[] {
  const strong = cues.filter(({ value }) => value.kind === 'strong');
  const apart = (cue: Found<Cue>) => !strong.some(({ start, end }) => start < cue.end && end > cue.start);
  const weak = cues.filter((cue) => cue.value.kind === 'weak' && apart(cue)).slice(-1);
  if (strong.length === 0) return weak;
  const besides = strong.every(({ value }) => value.aspect === 'steps') ? weak : [];
  return [...strong, ...besides.filter(({ value }) => value.aspect !== 'conditions')];
}
