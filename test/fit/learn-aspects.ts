/** Learns which clause asks which aspect from questions of which only the whole is labelled (multiple-instance learning, Dietterich et al. 1997). */
import type { Clause } from '../../src/understand/aspect-model.js';
import { createLinearModel, type LinearModelData } from '../../src/understand/linear-model.js';
import { learnLinear } from './linear-regression.js';

export interface LabelledClauses {
  clauses: readonly Clause[];
  aspects: readonly string[];
}

const LEARNING = { kind: 'any', epochs: 10, rate: 0.1, ridge: 1e-5, divisor: 20, fewest: 5, prune: 0.05 } as const;
const ROUNDS = 3;

/** At first the clause with a cue is taken to ask, or the last one; then, round by round, the one the model finds likeliest. */
export function learnAspects(questions: readonly LabelledClauses[]): LinearModelData {
  let asking = questions.map(({ clauses, aspects }) => aspects.map((aspect) => firstGuess(clauses, aspect)));
  let model = learn(questions, asking);
  for (let round = 1; round < ROUNDS; round += 1) {
    const { classes, scores } = createLinearModel(model);
    asking = questions.map(({ clauses, aspects }) => {
      const found = clauses.map(({ features }) => [...scores(features)]);
      return aspects.map((aspect) => likeliest(found.map((own) => own[classes.indexOf(aspect)] as number)));
    });
    model = learn(questions, asking);
  }
  return model;
}

function firstGuess(clauses: readonly Clause[], aspect: string): number {
  const cued = clauses.findIndex((clause) => clause.cued.some((one) => one === aspect));
  return cued >= 0 ? cued : clauses.length - 1;
}

function likeliest(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}

function learn(questions: readonly LabelledClauses[], asking: readonly (readonly number[])[]): LinearModelData {
  const examples = questions.flatMap(({ clauses, aspects }, question) =>
    clauses.map(({ features }, clause) => ({ features, labels: aspects.filter((_, at) => asking[question]?.[at] === clause) })),
  );
  return learnLinear(examples, LEARNING);
}
