/** What is asked about an item (materials, fee, limit …): one utterance may ask several. */
import { ASPECT_IDS, type AspectId } from '../domain/intent.js';
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

/** Builds the aspect reader from cue words and example questions. */
export function createAspects(data: LanguageData['aspects'], normalise: Normalise, tokens: TokensOf): AspectsOf {
  const entries = (kind: Cue['kind'], key: 'phrases' | 'cues' | 'weak' | 'not') =>
    ASPECT_IDS.flatMap((aspect) =>
      (data[aspect]?.[key] ?? []).map((said): [string, Cue] => [normalise(said).text, { aspect, kind }]),
    );
  const finder = createPhraseFinder([
    ...entries('weak', 'weak'),
    ...entries('strong', 'phrases'),
    ...entries('strong', 'cues'),
    ...entries('not', 'not'),
  ]);
  const questions = entries('strong', 'phrases').map(([text, { aspect }]) => ({ label: aspect, text }));
  const memory = createPhraseMemory(questions, tokens);

  return (text, taken = []) => {
    const found = finder
      .scan(text)
      .filter((cue) => cue.phrase.length >= MIN_CUE && !taken.some((span) => cue.start >= span.start && cue.end <= span.end));
    const asked = clauses(text, found).flatMap(strongest);
    if (asked.length > 0) return asked.map(({ phrase, start, end, value }) => ({ phrase, start, end, aspect: value.aspect }));
    const like = taken.length === 0 ? memory.nearest(text)[0] : undefined;
    if (!like || like.likeness < MIN_LIKENESS) return [];
    return [{ aspect: like.label as AspectId, phrase: like.phrase, start: 0, end: text.length }];
  };
}

/** The aspects of the cues, none twice. */
export function aspectsOf(cues: readonly AspectCue[]): AspectId[] {
  return [...new Set(cues.map(({ aspect }) => aspect))];
}

/** The cues of each clause. */
function clauses(text: string, found: readonly Found<Cue>[]): Found<Cue>[][] {
  const groups = new Map<number, Found<Cue>[]>();
  for (const cue of found) {
    const clause = text.lastIndexOf('，', cue.start);
    groups.set(clause, [...(groups.get(clause) ?? []), cue]);
  }
  return [...groups.values()];
}

/** Strong cues where there are any; else the last weak one, where Chinese puts its question. */
function strongest(clause: readonly Found<Cue>[]): Found<Cue>[] {
  const strong = clause.filter(({ value }) => value.kind === 'strong');
  return strong.length > 0 ? strong : clause.filter(({ value }) => value.kind === 'weak').slice(-1);
}
