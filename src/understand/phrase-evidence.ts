/** What known phrases say of an utterance: how like each label's phrases it is, and which it holds word for word. */
import type { Span } from './aspects.js';
import { createPhraseFinder } from './phrase-finder.js';
import { createPhraseMemory, type Labelled, type TokensOf } from './phrase-memory.js';

/** All but `phrase` are 0–1. */
export interface PhraseEvidence {
  /** Likeness of the nearest and the second nearest phrase of this label. */
  nearest: number;
  second: number;
  /** Share of the utterance that is a phrase of this label word for word. */
  said: number;
  /** The phrase that speaks for it, for people. */
  phrase: string;
}

/** Evidence by label, where there is any; words in `taken` spans (names of items) are said by nobody. */
export type PhraseEvidenceOf = (text: string, taken?: readonly Span[]) => Map<string, PhraseEvidence>;

/** Shorter phrases are parts of other words too often to count inside an utterance. */
const MIN_SAID = 2;

/**
 * Builds the reader over labelled phrases. Texts are normalised.
 * @param like phrases an utterance may be like; a label may name several things, parted by commas.
 * @param said phrases that count when they stand inside an utterance.
 */
export function createPhraseEvidence(like: readonly Labelled[], said: readonly Labelled[], tokens: TokensOf): PhraseEvidenceOf {
  const memory = createPhraseMemory(like, tokens);
  // The first label of a phrase given twice stands, as in the memory.
  const finder = createPhraseFinder([...said].reverse().map(({ text, label }) => [text, label] as const));

  return (text, taken = []) => {
    const all = new Map<string, PhraseEvidence>();
    const of = (label: string): PhraseEvidence => {
      const known = all.get(label) ?? { nearest: 0, second: 0, said: 0, phrase: '' };
      all.set(label, known);
      return known;
    };
    for (const { label, likeness, phrase } of memory.nearest(text)) {
      for (const one of label.split(',')) {
        const evidence = of(one);
        if (evidence.nearest === 0) Object.assign(evidence, { nearest: likeness, phrase });
        else if (evidence.second === 0) evidence.second = likeness;
      }
    }
    for (const { value, phrase, start, end } of finder.scan(text)) {
      if (phrase.length < Math.min(MIN_SAID, text.length) || taken.some((span) => start < span.end && end > span.start)) continue;
      const evidence = of(value);
      if (phrase.length / text.length > evidence.said) Object.assign(evidence, { said: phrase.length / text.length, phrase });
    }
    return all;
  };
}
