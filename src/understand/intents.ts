/** What a caller wants besides an item: the nearest known phrases and a classifier over all of them, judged together. */
import type { IntentId } from '../domain/intent.js';
import type { Span } from './aspects.js';
import { createBayes, type Example } from './bayes.js';
import { createPhraseMemory, type Labelled, type TokensOf } from './phrase-memory.js';

export interface IntentGuess {
  intent: IntentId;
  /** 0–1. */
  score: number;
  /** The phrase that speaks for it. */
  phrase: string;
  /** The phrase was said word for word. */
  said: boolean;
}

/** Guesses of the intent of a normalised text, best first; `taken` spans (names of items) are no evidence. */
export type IntentsOf = (text: string, taken?: readonly Span[]) => IntentGuess[];

/** Intents that need no whole sentence: said anywhere, they stand. The others must make up most of the utterance. */
const ANYWHERE: ReadonlySet<string> = new Set<IntentId>([
  'operator',
  'complaint',
  'case_status',
  'hours',
  'appointment',
  'other_body',
  'language',
  'slower',
  'repeat',
  'main_menu',
]);
const MIN_SAID = 3;

/** Builds the guesser. Texts are normalised; `item` examples are carrier phrases with item names in them. */
export function createIntents(phrases: readonly Labelled[], itemExamples: readonly string[], tokens: TokensOf): IntentsOf {
  const memory = createPhraseMemory(phrases, tokens);
  const bayes = createBayes([
    ...phrases.map(({ label, text }): Example => ({ label, tokens: tokens(text) })),
    ...itemExamples.map((text): Example => ({ label: 'item', tokens: tokens(text) })),
  ]);

  return (text, taken = []) => {
    const same = memory.same(text);
    if (same !== undefined) return [{ intent: same as IntentId, score: 1, phrase: text, said: true }];
    const guesses = new Map<string, IntentGuess>();
    for (const [label, probability] of bayes(tokens(text))) {
      guesses.set(label, { intent: label as IntentId, score: 0.4 * probability, phrase: '', said: false });
    }
    for (const { label, likeness, phrase } of memory.nearest(text)) {
      const guess = guesses.get(label);
      guesses.set(label, { intent: label as IntentId, score: 0.6 * likeness + (guess?.score ?? 0), phrase, said: false });
    }
    for (const { value, phrase, start, end } of memory.inside(text)) {
      if (taken.some((span) => start < span.end && end > span.start)) continue;
      const share = phrase.length / text.length;
      const score = ANYWHERE.has(value) && phrase.length >= MIN_SAID ? 0.7 + 0.3 * share : share;
      if (score > (guesses.get(value)?.score ?? 0)) guesses.set(value, { intent: value as IntentId, score, phrase, said: true });
    }
    return [...guesses.values()].sort((a, b) => b.score - a.score);
  };
}
