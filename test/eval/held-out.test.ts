/** The held-out sets stay held out: nothing that is shipped or learnt from names them, and none of their sentences is a training phrase. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNoise } from './noise.js';
import { overlap, readLearnt } from './overlap.js';
import { type QuestionSet, readQuestionSets } from './question-sets.js';

const ROOT = join(import.meta.dirname, '../..');
const PLACES = ['src', 'data', 'prompts', 'scripts', 'test', '.ci', 'README.md', 'README.zh-CN.md'];
const MEASURING = /^test\/(eval|understand|bench)\//;

const learnt = readLearnt(ROOT);
const heldOut = readQuestionSets(ROOT, { noise: createNoise('', []), learnt }).filter(({ copies }) => copies === 1);
/** 再见, 转人工, "do you speak English": what everybody says must be in both. */
const inevitable = (text: string) => (/\p{Script=Han}/u.test(text) ? text.length <= 8 : text.split(' ').length <= 4);

test('the sets and the phrases are there', () => {
  expect(heldOut.map(({ id }) => id)).toEqual(['spoken', 'written', 'aspects', 'outside', 'commands', 'commands-unlearnt']);
  for (const { questions } of heldOut) expect(questions.length).toBeGreaterThan(100);
  expect(learnt.size).toBeGreaterThan(2000);
});

test('nothing but what measures names the held-out sets', () => {
  const others = PLACES.flatMap(filesOf).filter((path) => !MEASURING.test(path));
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter((path) => readFileSync(join(ROOT, path)).includes('heldout'))).toEqual([]);
});

test.each(heldOut)('$id: no sentence is a training phrase, whatever its spaces and marks', ({ questions, kind }: QuestionSet) => {
  const { equal } = overlap(
    questions.map(({ text }) => text),
    learnt,
  );
  expect(equal.filter((text) => kind === 'item' || !inevitable(text))).toEqual([]);
});

test('equal and near sentences are told from others', () => {
  const found = overlap(
    ['身份证 丢了，怎么补办？', '我的身份证丢了怎么去补办理', '护照'],
    new Set(['身份证丢了怎么补办', '我的身份证丢了怎么去补办']),
  );
  expect(found).toEqual({ equal: ['身份证 丢了，怎么补办？'], near: ['我的身份证丢了怎么去补办理'] });
});

function filesOf(place: string): string[] {
  const path = join(ROOT, place);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [place];
  return readdirSync(path).flatMap((name) => filesOf(`${place}/${name}`));
}
