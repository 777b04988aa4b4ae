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
  const { cover, explained, exact, soundExact } = candidate;
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
    soundNamed: soundExact > 0 ? 1 : 0,
    likeness: candidate.likeness,
    agrees: candidate.action > 0 ? 1 : 0,
    disagrees: candidate.action < 0 ? 1 : 0,
  };
}

/** The weights were fitted with a quarter of the names held out; with all of them in the index the best item is surer than that. */
const SHARPNESS = 1.25;

/** Candidates with their probabilities, best first; what is missing to 1 is the probability that none is meant. */
export function rank(candidates: readonly Candidate[]): Ranked[] {
  const utilities = candidates.map((candidate) => SHARPNESS * utility(candidate));
  const highest = Math.max(0, ...utilities);
  const total = utilities.reduce((sum, value) => sum + Math.exp(value - highest), Math.exp(-highest));
  return candidates
    .map((candidate, at) => ({ candidate, score: Math.exp((utilities[at] ?? 0) - highest) / total }))
    .sort((a, b) => b.score - a.score);
}

function utility(candidate: Candidate): number {
  const values = measures(candidate);
  let sum = 0;
  for (const name of Object.keys(RANK_WEIGHTS) as (keyof typeof RANK_WEIGHTS)[]) sum += RANK_WEIGHTS[name] * values[name];
  return sum;
}
