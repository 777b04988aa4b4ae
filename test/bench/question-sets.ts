/** The held-out questions everything is measured on: written apart from all training text, never learnt from. */
import { readFileSync } from 'node:fs';
import type { Noise } from '../eval/noise.js';
import type { Question, QuestionKind } from '../eval/question.js';
import { parseQuestions } from '../eval/question-sets.js';

export const SET_NAMES = ['spoken', 'noise', 'written', 'outside'] as const;
export type SetName = (typeof SET_NAMES)[number];

const NOISE_SEED = 1;

/** All sets; `noise` is the spoken set as a recogniser may have heard it. `every` takes each n-th question only. */
export function questionSets(noise: Noise, every = 1): Record<SetName, Question[]> {
  const spoken = read('spoken', 'item', every);
  return {
    spoken,
    noise: spoken.map((question) => ({ ...question, text: noise(question.text, { seed: NOISE_SEED }) })),
    written: read('written', 'item', every),
    outside: read('outside', 'outside', every),
  };
}

function read(name: string, kind: QuestionKind, every: number): Question[] {
  const questions = parseQuestions(readFileSync(`test/understand/heldout/${name}.tsv`, 'utf8'), kind);
  return questions.filter((_, at) => at % every === 0);
}
