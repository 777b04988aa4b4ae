/** What is asked about an item (materials, fee, limit …): one utterance may ask several. */
import { ASPECT_IDS, type AspectId } from '../domain/intent.js';
import type { Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';
import { createPhraseMemory, type TokensOf } from './phrase-memory.js';

/** A stretch of a text; offsets are UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

export interface AspectsFound {
  /** In the order they were asked, none twice. */
  aspects: AspectId[];
  /** Where they were asked. */
  spans: Span[];
  /** The words that said so. */
  cues: string[];
}

/** Reads the aspects of a text, overlooking words inside `taken` spans: 手续 in the item name 养猪场手续 asks nothing. */
export type AspectsOf = (text: string, taken?: readonly Span[]) => AspectsFound;

/** A clause without a cue still asks an aspect when it is this much like a known question. */
const MIN_LIKENESS = 0.62;

/** Builds the aspect reader from cue words and example questions. */
export function createAspects(data: LanguageData['aspects'], normalise: Normalise, tokens: TokensOf): AspectsOf {
  const labelled = ASPECT_IDS.flatMap((label) =>
    (data[label]?.phrases ?? []).map((phrase) => ({ label, text: normalise(phrase).text })),
  );
  const cues = ASPECT_IDS.flatMap((label) => (data[label]?.cues ?? []).map((cue) => [normalise(cue).text, label] as const));
  const finder = createPhraseFinder([...labelled.map(({ text, label }) => [text, label] as const), ...cues]);
  const memory = createPhraseMemory(labelled, tokens);

  return (text, taken = []) => {
    const found = finder
      .scan(text)
      .filter(({ phrase, start, end }) => phrase.length >= 2 && !taken.some((span) => start >= span.start && end <= span.end));
    if (found.length > 0) {
      return { aspects: [...new Set(found.map(({ value }) => value))], spans: found, cues: found.map(({ phrase }) => phrase) };
    }
    const like = taken.length === 0 ? memory.nearest(text)[0] : undefined;
    if (!like || like.likeness < MIN_LIKENESS) return { aspects: [], spans: [], cues: [] };
    return { aspects: [like.label as AspectId], spans: [{ start: 0, end: text.length }], cues: [like.phrase] };
  };
}
