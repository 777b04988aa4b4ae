/** The questions that went worst, by what a mistake costs the caller. */
import { type Failure, failureOf, type Heard } from './question.js';

/** A wrong answer costs ten questions. */
const COST: Record<Failure, number> = {
  'wrong-answer': 10,
  'outside-offered': 3,
  'not-offered': 3,
  'not-first': 1,
  intent: 2,
  aspects: 1,
};

export interface Failed extends Heard {
  failure: Failure;
}

/** Failed questions, dearest first; among equals those the line was surest of. */
export function worst(heard: readonly Heard[]): Failed[] {
  const failed = heard.flatMap((row): Failed[] => {
    const failure = failureOf(row);
    return failure === undefined ? [] : [{ ...row, failure }];
  });
  const sure = (row: Failed) => row.understanding.items[0]?.score ?? row.understanding.confidence;
  return failed.sort((a, b) => COST[b.failure] - COST[a.failure] || sure(b) - sure(a));
}
