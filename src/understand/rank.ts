/** Weighs everything an utterance may mean, items and other intents side by side: probabilities by one conditional logit (McFadden 1974). */
import type { IntentId } from '../domain/intent.js';
import type { UtteranceContext } from '../domain/understanding.js';
import type { Candidate } from './item-index.js';
import type { PhraseEvidence } from './phrase-evidence.js';
import { RANK_WEIGHTS } from './rank-weights.js';
import type { Topics } from './topics.js';

export interface Ranked {
  candidate: Candidate;
  /** Probability that this item is meant. */
  score: number;
}

export interface Weighed {
  intent: IntentId;
  /** Probability that this is what the caller wants; of `item`, that any item is. */
  probability: number;
  evidence: PhraseEvidence | undefined;
}

/** What was found in an utterance. */
export interface Findings {
  candidates: readonly Candidate[];
  /** Evidence for intents other than items. */
  intents: ReadonlyMap<IntentId, PhraseEvidence>;
  topics: Topics;
  /** Codes of all items that what was said, and no more, is known to mean: 过户 of a house or of a car. */
  shared: readonly string[];
  /** An aspect was asked. */
  asked: boolean;
}

/** One thing an utterance may mean, with what speaks for it as numbers near 0–1. */
export interface Alternative {
  candidate?: Candidate;
  intent: IntentId;
  values: Values;
}
type Values = Partial<Record<keyof typeof RANK_WEIGHTS, number>>;

/** Intents that stand wherever they are said; the others must make up the utterance. */
const ANYWHERE: ReadonlySet<IntentId> = new Set<IntentId>(
  'operator complaint case_status hours appointment other_body emergency language slower repeat main_menu'.split(' ') as IntentId[],
);
/** What no catalog answers, whoever it is for. */
const OUTSIDE: ReadonlySet<IntentId> = new Set<IntentId>(['none', 'other_body', 'complaint', 'emergency']);

/** Everything the utterance may mean. */
export function alternatives({ candidates, intents, topics, asked }: Findings): Alternative[] {
  return [
    ...candidates.map(
      (candidate): Alternative => ({
        candidate,
        intent: 'item',
        values: itemValues(candidate, { asked, anyItem: topics.anyItem }),
      }),
    ),
    ...[...intents].map(([intent, evidence]): Alternative => ({ intent, values: intentValues(intent, evidence, topics) })),
  ];
}

function itemValues(candidate: Candidate, { asked, anyItem }: { asked: boolean; anyItem: number }): Values {
  const { cover, explained, exact, soundExact, phrases, learnt } = candidate;
  const isNew = learnt === undefined ? 1 : 0;
  return {
    item: 1,
    itemLearnt: learnt === undefined ? 0 : logShare(learnt),
    itemShare: learnt ?? 0,
    itemNearest: phrases.nearest,
    itemNearestSquared: phrases.nearest * phrases.nearest,
    itemSecond: phrases.second,
    itemSame: phrases.nearest > SAME ? 1 : 0,
    relevance: candidate.relevance,
    relative: candidate.relative,
    coverSingle: cover.single,
    coverWritten: cover.written,
    coverSounded: cover.sounded,
    explainedSingle: explained.single,
    explainedWritten: explained.written,
    explainedSounded: explained.sounded,
    exact,
    soundExact,
    named: exact > 0 ? 1 : 0,
    whole: exact >= 1 ? 1 : 0,
    outnamed: candidate.outnamed,
    soundNamed: soundExact > 0 ? 1 : 0,
    likeness: candidate.likeness,
    agrees: candidate.action > 0 ? 1 : 0,
    disagrees: candidate.action < 0 ? 1 : 0,
    itemAsked: asked ? 1 : 0,
    itemKind: logShare(anyItem),
    itemOtherKind: logShare(1 - anyItem),
    newItem: isNew,
    newExact: isNew * exact,
    newWhole: isNew && exact >= 1 ? 1 : 0,
    newSound: isNew * soundExact,
    newCover: isNew * cover.written,
    newExplained: isNew * explained.written,
    newNearest: isNew * phrases.nearest,
  };
}

function intentValues(intent: IntentId, { nearest, second, said }: PhraseEvidence, topics: Topics): Values {
  const learnt = topics.of(intent) ?? 0;
  return {
    intentLearnt: logShare(learnt),
    intentShare: learnt,
    nearest,
    nearestSquared: nearest * nearest,
    second,
    said,
    saidAnywhere: said > 0 && ANYWHERE.has(intent) ? 1 : 0,
    same: said >= 1 || nearest > SAME ? 1 : 0,
    outside: OUTSIDE.has(intent) ? 1 : 0,
    outsideLearnt: OUTSIDE.has(intent) ? logShare(learnt) : 0,
    otherBody: intent === 'other_body' ? 1 : 0,
    complaint: intent === 'complaint' ? 1 : 0,
    emergency: intent === 'emergency' ? 1 : 0,
    none: intent === 'none' ? 1 : 0,
    noneUnlike: intent === 'none' ? 1 - nearest : 0,
  };
}

/** Likeness of a phrase to itself, but for rounding. */
const SAME = 0.999;

/** The logarithm of a share, 0–1 over four powers of ten. */
function logShare(share: number): number {
  return 1 + Math.log10(Math.max(1e-4, share)) / 4;
}

/** How much likelier a yes or no is when one is awaited, the item in focus beside its siblings, and the only item of a name (in utility). */
const AWAITED = 2;
const IN_FOCUS = 0.5;
const ONLY_OF_NAME = 1;

/** Items and intents with their probabilities, each best first. */
export function rank(findings: Findings, context?: UtteranceContext): { ranked: Ranked[]; intents: Weighed[] } {
  const rows = alternatives(findings);
  const whole = findings.candidates.filter(({ exact }) => exact >= 1);
  const only = whole.length === 1 ? whole[0] : undefined;
  const utilities = rows.map(
    (row) => utility(row.values) + inContext(row, context) + (only && row.candidate === only ? ONLY_OF_NAME : 0),
  );
  const highest = Math.max(0, ...utilities);
  const shares = utilities.map((value) => Math.exp(value - highest));
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  const ranked: Ranked[] = [];
  const intents: Weighed[] = [];
  rows.forEach(({ candidate, intent }, at) => {
    const probability = (shares[at] as number) / total;
    if (candidate) ranked.push({ candidate, score: probability });
    else intents.push({ intent, probability, evidence: findings.intents.get(intent) });
  });
  const anyItem = ranked.reduce((sum, { score }) => sum + score, 0);
  intents.push({ intent: 'item', probability: anyItem, evidence: undefined });
  return {
    ranked: evened(ranked, findings.shared).sort((a, b) => b.score - a.score),
    intents: intents.sort((a, b) => b.probability - a.probability),
  };
}

function inContext({ candidate, intent }: Alternative, context?: UtteranceContext): number {
  if (candidate) return candidate.item.code === context?.item && candidate.action >= 0 ? IN_FOCUS : 0;
  return context?.expects === 'yes_no' && (intent === 'yes' || intent === 'no') ? AWAITED : 0;
}

/** How far items that share a name are brought together when that name is all that was said. */
const EVENED = 0.7;

/** 办营业执照 and no more is a company's and a trader's: which is commoner in known phrases tells only half. */
function evened(ranked: readonly Ranked[], shared: readonly string[]): Ranked[] {
  const sharing = ranked.filter(({ candidate }) => candidate.exact >= 1 || shared.includes(candidate.item.code));
  const mean = sharing.reduce((sum, { score }) => sum + score, 0) / Math.max(1, sharing.length);
  return ranked.map((one) => (sharing.includes(one) ? { ...one, score: (1 - EVENED) * one.score + EVENED * mean } : one));
}

function utility(values: Values): number {
  let sum = 0;
  for (const name in values) {
    const key = name as keyof typeof RANK_WEIGHTS;
    sum += RANK_WEIGHTS[key] * (values[key] as number);
  }
  return sum;
}
