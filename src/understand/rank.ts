/** Turns the measures of candidates into probabilities: a conditional logit with “none of them” as one more alternative. */
import type { Candidate } from './item-index.js';
import { RANK_WEIGHTS } from './rank-weights.js';

export interface Ranked {
  candidate: Candidate;
  /** Probability that this item is meant. */
  score: number;
}

/** What a candidate is judged by, as numbers near 0–1. */
export function measures(candidate: Candidate): Record<keyof typeof RANK_WEIGHTS, number> {
  const { cover, explained, exact, soundExact, phrases, other } = candidate;
  return {
    one: 1,
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
    phraseNearest: phrases.nearest,
    phraseSecond: phrases.second,
    phraseVote: phrases.vote,
    phraseVoteLog: logShare(phrases.vote),
    phraseBayes: phrases.bayes,
    phraseBayesLog: logShare(phrases.bayes),
    otherNearest: other.nearest,
    otherVote: other.vote,
    otherBayes: other.bayes,
    agrees: candidate.action > 0 ? 1 : 0,
    disagrees: candidate.action < 0 ? 1 : 0,
  };
}

/** The logarithm of a share, 0–1 over three powers of ten. */
function logShare(share: number): number {
  return 1 + Math.log10(Math.max(0.001, share)) / 3;
}

/** The weights were fitted with a quarter of the names held out; with all of them in the index the best item is surer than that. */
const SHARPNESS = 1.25;

/** Candidates with their probabilities, best first; what is missing to 1 is the probability that none is meant. */
export function rank(candidates: readonly Candidate[]): Ranked[] {
  const utilities = candidates.map((candidate) => SHARPNESS * utility(candidate));
  const highest = Math.max(0, ...utilities);
  const total = utilities.reduce((sum, value) => sum + Math.exp(value - highest), Math.exp(-highest));
  const ranked = candidates.map((candidate, at) => ({ candidate, score: Math.exp((utilities[at] ?? 0) - highest) / total }));
  return evened(ranked).sort((a, b) => b.score - a.score);
}

/** How far items that share a name are brought together when that name is all that was said. */
const EVENED = 0.5;

/** 办营业执照 and no more is a company's and a trader's: which is commoner in known phrases tells only half. */
function evened(ranked: readonly Ranked[]): Ranked[] {
  const sharing = ranked.filter(({ candidate }) => candidate.exact >= 1);
  const mean = sharing.reduce((sum, { score }) => sum + score, 0) / Math.max(1, sharing.length);
  return ranked.map((one) => (one.candidate.exact >= 1 ? { ...one, score: (1 - EVENED) * one.score + EVENED * mean } : one));
}

function utility(candidate: Candidate): number {
  const values = measures(candidate);
  let sum = 0;
  for (const name of Object.keys(RANK_WEIGHTS) as (keyof typeof RANK_WEIGHTS)[]) sum += RANK_WEIGHTS[name] * values[name];
  return sum;
}
