/** Weighs every intent against the items: probabilities by a conditional logit over the evidence for each. */
import type { IntentId } from '../domain/intent.js';
import type { UtteranceContext } from '../domain/understanding.js';
import { INTENT_WEIGHTS } from './intent-weights.js';
import type { IntentEvidence } from './intents.js';
import type { Ranked } from './rank.js';

export interface Weighed {
  intent: IntentId;
  /** Probability that this is what the caller wants. */
  probability: number;
  evidence: IntentEvidence | undefined;
}

/** What is known of the items in an utterance. */
export interface ItemEvidence {
  ranked: readonly Ranked[];
  /** An aspect was asked. */
  asked: boolean;
  /** Share of the utterance that carries a topic. */
  content: number;
}

export type Values = Partial<Record<keyof typeof INTENT_WEIGHTS, number>>;

/** Intents that stand wherever they are said; the others must make up the utterance. */
const ANYWHERE: ReadonlySet<IntentId> = new Set<IntentId>([
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

/** All intents with their probabilities, best first. */
export function weighIntents(evidence: readonly IntentEvidence[], items: ItemEvidence, context?: UtteranceContext): Weighed[] {
  const rows = alternatives(evidence, items);
  const utilities = rows.map(({ intent, values }) => utility(values) + (isAwaited(intent, context) ? AWAITED : 0));
  const highest = Math.max(...utilities);
  const total = utilities.reduce((sum, value) => sum + Math.exp(value - highest), 0);
  return rows
    .map(({ intent, evidence }, at) => ({ intent, evidence, probability: Math.exp((utilities[at] ?? 0) - highest) / total }))
    .sort((a, b) => b.probability - a.probability);
}

export interface Alternative {
  intent: IntentId;
  evidence: IntentEvidence | undefined;
  values: Values;
}

/** The evidence as numbers near 0–1, one row an intent; items and “none” always have one. */
export function alternatives(evidence: readonly IntentEvidence[], items: ItemEvidence): Alternative[] {
  const byIntent = new Map(evidence.map((one) => [one.intent, one]));
  const intents = evidence.filter(isWorthWeighing).map(({ intent }) => intent);
  const nearest = Math.max(0, ...intents.map((intent) => byIntent.get(intent)?.nearest ?? 0));
  const anyItem = items.ranked.reduce((sum, { score }) => sum + score, 0);
  const none = byIntent.get('none');
  return [
    ...intents.map((intent) => ({ intent, evidence: byIntent.get(intent), values: intentValues(byIntent.get(intent)) })),
    {
      intent: 'none',
      evidence: none,
      values: { ...intentValues(none), none: 1, noneUnlike: 1 - nearest, noneNoItem: 1 - anyItem },
    },
    { intent: 'item', evidence: undefined, values: itemValues(items, byIntent.get('item')?.bayes ?? 0, anyItem) },
  ];
}

/** Intents with next to no evidence only cost time. */
function isWorthWeighing({ intent, nearest, bayes, said }: IntentEvidence): boolean {
  return intent !== 'item' && intent !== 'none' && (nearest > 0 || said > 0 || bayes > 0.05);
}

function intentValues(evidence: IntentEvidence | undefined): Values {
  if (!evidence) return {};
  const { nearest, second, vote, bayes, said, intent } = evidence;
  return {
    nearest,
    nearestSquared: nearest * nearest,
    second,
    vote,
    bayes,
    said,
    saidAnywhere: said > 0 && ANYWHERE.has(intent) ? 1 : 0,
    same: said >= 1 ? 1 : 0,
  };
}

function itemValues({ ranked, asked, content }: ItemEvidence, bayes: number, anyItem: number): Values {
  const best = ranked[0];
  return {
    item: 1,
    itemAny: anyItem,
    itemBest: best?.score ?? 0,
    itemLike: best?.candidate.phrases.nearest ?? 0,
    itemOther: best?.candidate.other.nearest ?? 0,
    itemExplained: best?.candidate.explained.written ?? 0,
    itemExact: best?.candidate.exact ?? 0,
    itemWhole: (best?.candidate.exact ?? 0) >= 1 ? 1 : 0,
    itemBayes: bayes,
    itemAsked: asked ? 1 : 0,
    itemOnlyAsked: asked && content < 0.2 ? 1 : 0,
  };
}

/** How much likelier a yes or no is when one is awaited. */
const AWAITED = 2;

function isAwaited(intent: IntentId, context?: UtteranceContext): boolean {
  return context?.expects === 'yes_no' && (intent === 'yes' || intent === 'no');
}

function utility(values: Values): number {
  let sum = 0;
  for (const name of Object.keys(values) as (keyof typeof INTENT_WEIGHTS)[]) sum += INTENT_WEIGHTS[name] * (values[name] ?? 0);
  return sum;
}
