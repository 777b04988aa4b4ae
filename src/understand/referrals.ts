/** Matters the line sends on at once: emergencies to 110, 119, 120, 122, and what other bodies handle. */
import type { Span } from './aspects.js';
import type { Normalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';
import { createPhraseMemory, type Labelled, type PhraseMemory, type TokensOf } from './phrase-memory.js';

export interface Referral {
  /** Emergency number or id of the body. */
  to: string;
  score: number;
  phrase: string;
}

export interface Referrals {
  /** An emergency said word for word; words inside `taken` spans and look-alikes (消防验收) are none. */
  emergency(text: string, taken: readonly Span[]): Referral | undefined;
  /** It only looks like an emergency: 消防验收, 120平方. */
  isHarmless(text: string): boolean;
  /** The emergency and the other body an utterance is most like, however little. */
  likeEmergency(text: string): Referral | undefined;
  /** A matter of another body said word for word. */
  bodySaid(text: string, taken: readonly Span[]): Referral | undefined;
  body(text: string, taken: readonly Span[]): Referral | undefined;
}

const MIN_SAID = 3;

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

  const isHarmless = (text: string) => harmless.scan(text).length > 0;
  return {
    isHarmless,
    emergency: (text, taken) => (isHarmless(text) ? undefined : said(urgent, text, taken)),
    likeEmergency: (text) => like(urgent, text),
    bodySaid: (text, taken) => said(bodies, text, taken),
    body: (text, taken) => said(bodies, text, taken) ?? like(bodies, text),
  };
}

/** The longest phrase said word for word. */
function said(memory: PhraseMemory, text: string, taken: readonly Span[]): Referral | undefined {
  const [longest] = memory
    .inside(text)
    .filter(({ phrase, start, end }) => phrase.length >= MIN_SAID && !taken.some((span) => start >= span.start && end <= span.end))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  return longest && { to: longest.value, score: 0.75 + (0.25 * longest.phrase.length) / text.length, phrase: longest.phrase };
}

function like(memory: PhraseMemory, text: string): Referral | undefined {
  const [nearest] = memory.nearest(text);
  return nearest && { to: nearest.label, score: nearest.likeness, phrase: nearest.phrase };
}
