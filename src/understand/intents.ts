/** Which intent English words speak for: the nearest known phrases, phrases said word for word, and a classifier over all. */
import type { IntentId } from '../domain/intent.js';
import { createBayes, type Example } from './bayes.js';
import { createPhraseEvidence, type PhraseEvidence } from './phrase-evidence.js';
import type { Labelled, TokensOf } from './phrase-memory.js';

export interface IntentFound {
  intent: IntentId;
  /** 0–1: three measures, each 0–1, taken together. */
  confidence: number;
  evidence: PhraseEvidence;
}

/** The likeliest intent; undefined when no word is known. */
export type IntentOf = (text: string) => IntentFound | undefined;

const NOTHING: PhraseEvidence = { nearest: 0, second: 0, said: 0, phrase: '' };

/** Builds the reader. Texts are normalised; `questions` are examples of asking about an item. */
export function createIntents(phrases: readonly Labelled[], questions: readonly string[], tokens: TokensOf): IntentOf {
  const evidenceOf = createPhraseEvidence(phrases, phrases, tokens);
  const bayes = createBayes([
    ...phrases.map(({ label, text }): Example => ({ label, tokens: tokens(text) })),
    ...questions.map((text): Example => ({ label: 'item', tokens: tokens(text) })),
  ]);
  return (text) => {
    const evidence = evidenceOf(text);
    const likely = bayes(tokens(text));
    const found = [...new Set([...evidence.keys(), ...likely.keys()])].map((label): IntentFound => {
      const own = evidence.get(label) ?? NOTHING;
      const confidence = (own.nearest + Math.min(1, 2 * own.said) + (likely.get(label) ?? 0)) / 3;
      return { intent: label as IntentId, confidence, evidence: own };
    });
    return found.sort((a, b) => b.confidence - a.confidence)[0];
  };
}
