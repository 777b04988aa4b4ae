/** Matters the line sends on at once: emergencies to 110, 119, 120, 122, and what other bodies handle. */
import type { Span } from './aspects.js';
import type { Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';
import { createPhraseMemory, type Labelled, type TokensOf } from './phrase-memory.js';

export interface Referral {
  /** Emergency number or id of the body. */
  to: string;
  score: number;
  phrase: string;
}

export interface Referrals {
  /** An emergency happening now; words inside `taken` spans and look-alikes (消防验收) are none. */
  emergency(text: string, taken: readonly Span[]): Referral | undefined;
  /** The other body most likely meant, however unlikely. */
  body(text: string, taken: readonly Span[]): Referral | undefined;
}

const MIN_SAID = 3;
const MIN_LIKENESS = 0.75;

/** Builds the reader of referrals. */
export function createReferrals(
  { emergencies, otherBodies }: Pick<LanguageData, 'emergencies' | 'otherBodies'>,
  normalise: Normalise,
  tokens: TokensOf,
): Referrals {
  const labelled = (label: string, phrases: readonly string[]): Labelled[] =>
    phrases.map((phrase) => ({ label, text: normalise(phrase).text }));
  const urgent = createPhraseMemory(
    emergencies.emergencies.flatMap(({ number, phrases }) => labelled(number, phrases)),
    tokens,
  );
  const bodies = createPhraseMemory(
    otherBodies.flatMap(({ id, phrases }) => labelled(id, phrases)),
    tokens,
  );
  const harmless = createPhraseFinder(emergencies.not.map((phrase) => [normalise(phrase).text, true] as const));

  function find(memory: typeof urgent, text: string, taken: readonly Span[]): Referral | undefined {
    const said = memory
      .inside(text)
      .filter(
        ({ phrase, start, end }) => phrase.length >= MIN_SAID && !taken.some((span) => start >= span.start && end <= span.end),
      )
      .sort((a, b) => b.phrase.length - a.phrase.length)[0];
    if (said) return { to: said.value, score: 0.75 + (0.25 * said.phrase.length) / text.length, phrase: said.phrase };
    const like = memory.nearest(text)[0];
    return like && { to: like.label, score: like.likeness, phrase: like.phrase };
  }
  return {
    emergency: (text, taken) => {
      const found = harmless.scan(text).length > 0 ? undefined : find(urgent, text, taken);
      return found && found.score >= MIN_LIKENESS ? found : undefined;
    },
    body: (text, taken) => find(bodies, text, taken),
  };
}
