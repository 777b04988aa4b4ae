/** Turns the measures of candidates into probabilities: a conditional logit with “none of them” as one more alternative. */
import type { Candidate } from './item-index.js';

export interface Ranked {
  candidate: Candidate;
  /** Probability that this item is meant. */
  score: number;
}

/** Utility of a candidate is the weighted sum of its measures; “none” has utility 0. */
const WEIGHTS: Record<keyof ReturnType<typeof measures>, number> = {
  one: -4.5,
  relevance: 2,
  cover: 1.5,
  soundCover: 1.5,
  explained: 2,
  soundExplained: 1,
  exact: 2,
  soundExact: 1,
  named: 1.5,
  likeness: 1,
  agrees: 0.4,
  disagrees: -0.6,
};

function measures(candidate: Candidate) {
  return {
    one: 1,
    relevance: candidate.relevance,
    cover: candidate.cover,
    soundCover: candidate.soundCover,
    explained: candidate.explained,
    soundExplained: candidate.soundExplained,
    exact: candidate.exact,
    soundExact: candidate.soundExact,
    named: candidate.exact > 0 ? 1 : 0,
    likeness: candidate.likeness,
    agrees: candidate.action > 0 ? 1 : 0,
    disagrees: candidate.action < 0 ? 1 : 0,
  };
}

/** Candidates with their probabilities, best first; what is missing to 1 is the probability that none is meant. */
export function rank(candidates: readonly Candidate[]): Ranked[] {
  const utilities = candidates.map(utility);
  const highest = Math.max(0, ...utilities);
  const total = utilities.reduce((sum, value) => sum + Math.exp(value - highest), Math.exp(-highest));
  return candidates
    .map((candidate, at) => ({ candidate, score: Math.exp((utilities[at] ?? 0) - highest) / total }))
    .sort((a, b) => b.score - a.score);
}

function utility(candidate: Candidate): number {
  const values = measures(candidate);
  let sum = 0;
  for (const name of Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]) sum += WEIGHTS[name] * values[name];
  return sum;
}
