/** From probabilities to what the line does: answer, ask back, offer a choice, or say it has nothing. */
import type { Decision } from '../domain/intent.js';
import { THRESHOLDS } from './thresholds.js';

/** Decides by the probabilities of the items, best first. */
export function decideMatch(scores: readonly number[]): Exclude<Decision, 'other'> {
  const [first = 0, second = 0] = scores;
  if (first >= THRESHOLDS.answer) return 'answer';
  if (first >= THRESHOLDS.confirm && second < THRESHOLDS.option) return 'confirm';
  const offered = scores.slice(0, 3).filter((score) => score >= THRESHOLDS.option);
  const together = offered.reduce((sum, score) => sum + score, 0);
  if (offered.length >= 2 && together >= THRESHOLDS.choose) return 'choose';
  return first >= THRESHOLDS.confirm ? 'confirm' : 'reject';
}
