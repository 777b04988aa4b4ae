/** The intents worth weighing, with their evidence: what only looks like a yes, an emergency or another body's matter is left out. */
import { INTENT_IDS, type IntentId } from '../domain/intent.js';
import type { UtteranceContext } from '../domain/understanding.js';
import type { ChineseParts } from './chinese-parts.js';
import type { PhraseEvidence } from './phrase-evidence.js';
import type { Topics } from './topics.js';

export interface Said {
  text: string;
  /** Something was taken back before. */
  corrected: boolean;
  /** Evidence of known phrases. */
  evidence: ReadonlyMap<string, PhraseEvidence>;
  topics: Topics;
}

const NOTHING: PhraseEvidence = { nearest: 0, second: 0, said: 0, phrase: '' };
/** Less likely by all that was learnt, and like no phrase: not worth weighing. */
const UNLIKELY = 0.002;
/** Acted upon at once, so their own words must be there, or much must speak for them. */
const NEED_WORDS: ReadonlySet<IntentId> = new Set<IntentId>(['emergency', 'yes', 'no', 'bye']);
const LIKE_ENOUGH = 0.35;
const LIKELY_ENOUGH = 0.5;
/** In fewer characters a single one may tell too much: 羊 is not 羊水破了. */
const LONG_ENOUGH = 3;
/** 要不要钱 and 是他吗 ask; they are no answer. */
const QUESTION = /(.)不\1|(?!^)吗$/;

/** The intents of an utterance in its context; `none` is always among them. */
export function intentEvidence(
  parts: ChineseParts,
  { text, corrected, evidence, topics }: Said,
  context?: UtteranceContext,
): Map<IntentId, PhraseEvidence> {
  const of = (intent: IntentId) => evidence.get(intent) ?? NOTHING;
  const aboutItem = corrected && context?.item !== undefined;
  const leftOut: Partial<Record<IntentId, boolean>> = {
    emergency: parts.referrals.isHarmless(text),
    yes: QUESTION.test(text),
    no: QUESTION.test(text),
    repeat: of('slower').said > 0,
    other_body: aboutItem,
    none: aboutItem,
  };
  const counts = (intent: IntentId): boolean => {
    const { said, nearest } = of(intent);
    if (leftOut[intent]) return said >= 1;
    const likely = text.length >= LONG_ENOUGH ? (topics.of(intent) ?? 0) : 0;
    if (NEED_WORDS.has(intent)) return said > 0 || nearest >= LIKE_ENOUGH || likely >= LIKELY_ENOUGH;
    return said > 0 || nearest > 0 || likely >= UNLIKELY;
  };
  const counted = INTENT_IDS.filter((intent) => intent !== 'item' && (counts(intent) || (intent === 'none' && !aboutItem)));
  return new Map(counted.map((intent) => [intent, of(intent)]));
}
