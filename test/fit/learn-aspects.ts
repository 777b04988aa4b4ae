/** Learns which clause asks which aspect from questions of which only the whole is labelled (multiple-instance learning, Dietterich et al. 1997). */
import { type AspectModelData, type Clause, findingsOf } from '../../src/understand/aspect-model.js';
import { createLinearModel, type LinearModelData } from '../../src/understand/linear-model.js';
import { fitWeights } from './conditional-logit.js';
import { learnLinear } from './linear-regression.js';

export interface LabelledClauses {
  clauses: readonly Clause[];
  aspects: readonly string[];
}

const LEARNING = { kind: 'any', epochs: 3, rate: 0.1, ridge: 1e-5, divisor: 20, fewest: 9, prune: 0.05 } as const;
const ROUNDS = 3;
const WEIGHING = { steps: 800, ridge: 1e-5, none: true };
/** Every so-manieth lesson is held out to learn how much what was found counts. */
const HELD = 5;

/**
 * Learns the clauses from all questions, and the weights of what is found in an utterance from lessons that were held out.
 * @param lessons the ways in which each lesson is heard: they are held out together.
 */
export function learnAspects(
  lessons: readonly (readonly LabelledClauses[])[],
  others: readonly LabelledClauses[],
): AspectModelData {
  const isHeld = (_: unknown, at: number) => at % HELD === 0;
  const known = [...lessons.filter((one, at) => !isHeld(one, at)).flat(), ...others];
  const model = createLinearModel(learnClauses(known));
  const findings = lessons
    .filter(isHeld)
    .flat()
    .flatMap(({ clauses, aspects }) =>
      findingsOf(model, clauses).map(({ aspect, values }) => ({ values, asked: aspects.includes(aspect) })),
    );
  const zero = Object.fromEntries(Object.keys(findings[0]?.values ?? {}).map((name) => [name, 0]));
  const choices = findings.map(({ values, asked }) => ({ alternatives: [values], right: new Set(asked ? [0] : []) }));
  return { clauses: learnClauses([...lessons.flat(), ...others]), weights: fitWeights(zero, choices, WEIGHING) };
}

/** At first the clause with a cue is taken to ask, or the last one; then, round by round, the one the model finds likeliest. */
function learnClauses(questions: readonly LabelledClauses[]): LinearModelData {
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
