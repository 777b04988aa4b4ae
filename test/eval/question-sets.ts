/** The sets the line is measured on, all held out; the spoken one through recogniser noise as well. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Noise } from './noise.js';
import { bare } from './overlap.js';
import type { Question, QuestionKind } from './question.js';

export interface QuestionSet {
  id: string;
  zh: string;
  en: string;
  kind: QuestionKind;
  questions: Question[];
  /** How many times each sentence occurs in different noise; 1 for clean sets. Figures of copies are not independent. */
  copies: number;
}

const SEEDS = [1, 2, 3];
const FILES = [
  { id: 'spoken', path: 'heldout/spoken', zh: '口语问事', en: 'spoken questions', kind: 'item' },
  { id: 'written', path: 'heldout/written', zh: '书面来信', en: 'written questions', kind: 'item' },
  { id: 'aspects', path: 'heldout/aspects', zh: '问到方面', en: 'aspects', kind: 'item' },
  { id: 'outside', path: 'heldout/outside', zh: '目录之外', en: 'outside the catalog', kind: 'outside' },
  { id: 'commands', path: 'heldout/commands', zh: '指令', en: 'commands', kind: 'command' },
] as const;

/** What the sets are made with: noise for the noisy copy, and the bare training phrases. */
export interface SetMaking {
  noise: Noise;
  learnt: ReadonlySet<string>;
}

/** All sets in the order reported; `root` is the project's folder. */
export function readQuestionSets(root: string, { noise, learnt }: SetMaking): QuestionSet[] {
  return FILES.flatMap(({ path, ...about }): QuestionSet[] => {
    const text = readFileSync(join(root, `test/understand/${path}.tsv`), 'utf8');
    const clean = { ...about, questions: parseQuestions(text, about.kind), copies: 1 };
    if (about.id === 'spoken') return [clean, noisy(clean, noise)];
    return about.id === 'commands' ? [clean, unlearnt(clean, learnt)] : [clean];
  });
}

/** Lines of utterance, right answers, aspects (- for none), split by tabs; # opens a comment. */
export function parseQuestions(tsv: string, kind: QuestionKind): Question[] {
  const lines = tsv.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [text = '', right = '', aspects = '-'] = line.split('\t');
    return { text, kind, right: right.split(','), aspects: aspects === '-' ? undefined : aspects.split(',') };
  });
}

function noisy(clean: QuestionSet, noise: Noise): QuestionSet {
  const questions = SEEDS.flatMap((seed) => clean.questions.map((one) => ({ ...one, text: noise(one.text, { seed }) })));
  return { ...clean, id: `${clean.id}-noise`, zh: `${clean.zh}＋噪声`, en: `${clean.en} + noise`, questions, copies: SEEDS.length };
}

/** Short commands are in everybody's list; what is left when those go shows what was learnt from them. */
function unlearnt(set: QuestionSet, learnt: ReadonlySet<string>): QuestionSet {
  const questions = set.questions.filter(({ text }) => !learnt.has(bare(text)));
  return { ...set, id: `${set.id}-unlearnt`, zh: `${set.zh}（未学过的说法）`, en: `${set.en} not learnt`, questions };
}
