/** Whole questions by the aspects they ask: what only `npm run fit` learns from; the line itself never reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ASPECT_IDS, type AspectId } from '../../src/domain/intent.js';

export interface Lesson {
  text: string;
  /** Empty when nothing in particular is asked. */
  aspects: AspectId[];
}

const QUESTIONS = 'data/language/zh-CN/lessons/questions.yaml';

const isAspects = (key: string) => key === 'none' || key.split(',').every((one) => (ASPECT_IDS as readonly string[]).includes(one));
const schema = z.record(
  z.string().refine(isAspects, { error: 'name aspects, parted by commas, or none' }),
  z.array(z.string().trim().min(1)),
);

/** Reads `fee,limit: [...]` and `none: [...]`. Throws with the group and place of what is malformed. */
export function readLessons(root: string): Lesson[] {
  const groups = schema.parse(parse(readFileSync(join(root, QUESTIONS), 'utf8'), { uniqueKeys: true }));
  return Object.entries(groups).flatMap(([key, texts]) =>
    texts.map((text) => ({ text, aspects: key === 'none' ? [] : (key.split(',') as AspectId[]) })),
  );
}
