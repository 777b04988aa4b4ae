/** What speaks for each intent in an utterance: the nearest known phrases, phrases said word for word, and a classifier over all. */
import type { IntentId } from '../domain/intent.js';
import type { Span } from './aspects.js';
import { createBayes, type Example } from './bayes.js';
import { createPhraseMemory, type Labelled, type TokensOf } from './phrase-memory.js';

export interface IntentEvidence {
  intent: IntentId;
  /** Likeness of the nearest and the second nearest phrase of this intent, 0–1. */
  nearest: number;
  second: number;
  /** Share of this intent in the likeness, squared, of all near phrases. */
  vote: number;
  /** Probability by the classifier. */
  bayes: number;
  /** Share of the utterance that is a phrase of this intent word for word. */
  said: number;
  /** The phrase that speaks for it, for people. */
  phrase: string;
}

/** Evidence for every intent there is any for; `taken` spans (names of items) are no evidence. */
export type IntentsOf = (text: string, taken?: readonly Span[]) => IntentEvidence[];

/** Shorter phrases are parts of other words too often to count inside an utterance. */
const MIN_SAID = 2;

/** Builds the reader of evidence. Texts are normalised; `itemExamples` are carrier phrases with item names in them. */
export function createIntents(phrases: readonly Labelled[], itemExamples: readonly string[], tokens: TokensOf): IntentsOf {
  const memory = createPhraseMemory(phrases, tokens);
  const bayes = createBayes([
    ...phrases.map(({ label, text }): Example => ({ label, tokens: tokens(text) })),
    ...itemExamples.map((text): Example => ({ label: 'item', tokens: tokens(text) })),
  ]);

  return (text, taken = []) => {
    const all = new Map<string, IntentEvidence>();
    const of = (label: string): IntentEvidence => {
      const known = all.get(label) ?? { intent: label as IntentId, nearest: 0, second: 0, vote: 0, bayes: 0, said: 0, phrase: '' };
      all.set(label, known);
      return known;
    };
    for (const [label, probability] of bayes(tokens(text))) of(label).bayes = probability;
    const near = memory.nearest(text);
    const votes = near.reduce((sum, { likeness }) => sum + likeness * likeness, 0);
    for (const { label, likeness, phrase } of near) {
      const evidence = of(label);
      evidence.vote += (likeness * likeness) / votes;
      if (evidence.nearest === 0) Object.assign(evidence, { nearest: likeness, phrase });
      else if (evidence.second === 0) evidence.second = likeness;
    }
    for (const { value, phrase, start, end } of memory.inside(text)) {
      if (phrase.length < Math.min(MIN_SAID, text.length) || taken.some((span) => start < span.end && end > span.start)) continue;
      const evidence = of(value);
      if (phrase.length / text.length > evidence.said) Object.assign(evidence, { said: phrase.length / text.length, phrase });
    }
    return [...all.values()];
  };
}
