/** What only `npm run fit` learns from, the line itself never reads it: whole questions by the aspects they ask, utterances by what is meant. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ASPECT_IDS, type AspectId, INTENT_IDS } from '../../src/domain/intent.js';
import { itemCode } from '../../src/domain/item.js';
import type { Utterance } from './utterances.js';

export interface Question {
  text: string;
  /** Empty when nothing in particular is asked. */
  aspects: AspectId[];
}

const QUESTIONS = 'data/language/zh-CN/lessons/questions.yaml';
const UTTERANCES = 'data/language/zh-CN/lessons/utterances.yaml';

const isAspects = (key: string) => key === 'none' || key.split(',').every((one) => (ASPECT_IDS as readonly string[]).includes(one));
const texts = z.array(z.string().trim().min(1));
const questionsSchema = z.record(z.string().refine(isAspects, { error: 'name aspects, parted by commas, or none' }), texts);
const utterancesSchema = z.partialRecord(z.union([z.enum(INTENT_IDS), itemCode]), texts);

/** Reads `fee,limit: [...]` and `none: [...]`. Throws with the group and place of what is malformed. */
export function readQuestions(root: string): Question[] {
  const groups = questionsSchema.parse(readYaml(root, QUESTIONS));
  return Object.entries(groups).flatMap(([key, texts]) =>
    texts.map((text) => ({ text, aspects: key === 'none' ? [] : (key.split(',') as AspectId[]) })),
  );
}

/** Reads `hours: [...]` and `"0215": [...]`: intents and item codes. Throws likewise. */
export function readUtterances(root: string): Utterance[] {
  const groups = utterancesSchema.parse(readYaml(root, UTTERANCES));
  return Object.entries(groups).flatMap(([label, own]) => (own ?? []).map((text) => ({ text, labels: [label] })));
}

function readYaml(root: string, path: string): unknown {
  return parse(readFileSync(join(root, path), 'utf8'), { uniqueKeys: true });
}
