/** The evidence for intents that counts: what only looks like a yes, an emergency or another body's matter is left out. */
import type { IntentId } from '../domain/intent.js';
import type { UtteranceContext } from '../domain/understanding.js';
import type { Span } from './aspects.js';
import type { ChineseParts } from './chinese-parts.js';
import type { IntentEvidence } from './intents.js';

export interface Said {
  text: string;
  /** Where items are named. */
  named: readonly Span[];
  /** Something was taken back before. */
  corrected: boolean;
}

/** A likeness this small is none where a mistake is dear. */
const LIKE_ENOUGH = 0.35;
/** Acted upon at once, so their own words must be there. */
const NEED_WORDS: ReadonlySet<IntentId> = new Set<IntentId>(['emergency', 'yes', 'no', 'bye']);
/** 要不要钱 and 是他吗 ask; they are no answer. */
const QUESTION = /(.)不\1|(?!^)吗$/;

/** The evidence of an utterance, in its context. */
export function intentEvidence(
  parts: ChineseParts,
  { text, named, corrected }: Said,
  context?: UtteranceContext,
): IntentEvidence[] {
  const evidence = parts.intents(text, named);
  const slower = evidence.some(({ intent, said }) => intent === 'slower' && said > 0);
  const aboutItem = corrected && context?.item !== undefined;
  const leftOut: Partial<Record<IntentId, boolean>> = {
    emergency: parts.referrals.isHarmless(text),
    yes: QUESTION.test(text),
    no: QUESTION.test(text),
    repeat: slower,
    other_body: aboutItem,
    none: aboutItem,
  };
  return evidence.filter(({ intent, said, nearest }) => {
    if (leftOut[intent] && said < 1) return false;
    return said > 0 || nearest >= LIKE_ENOUGH || !NEED_WORDS.has(intent);
  });
}
