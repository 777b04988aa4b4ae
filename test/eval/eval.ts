/** `npm run eval`: how well the line understands, set by set; exits 1 when a figure fell by more than a point since the last accepted run. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from './evaluation.js';
import { figureTable } from './figure-table.js';
import type { Measured } from './measure.js';
import { overlap, readLearnt } from './overlap.js';
import { type QuestionSet, readQuestionSets } from './question-sets.js';
import { reportPage } from './report.js';
import { drops, type Result, resultOf, resultSchema } from './result.js';
import { loadShippedLine, loadShippedNoise } from './shipped-line.js';
import { type Failed, worst } from './worst.js';

const USAGE = `npm run eval -- [--accept] [--worst <set>] [--report <file>]
  --accept         keep these figures as the ones to compare with
  --worst <set>    print the failures of a set (spoken, written, outside …); never write phrases after them
  --report <file>  where the page for people goes (default run/eval/report.html)`;

const ROOT = join(import.meta.dirname, '../..');
const LAST = join(import.meta.dirname, 'last-result.json');

const { values } = parseArgs({
  options: { accept: { type: 'boolean' }, worst: { type: 'string' }, report: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(USAGE);
else run();

function run(): void {
  const { understand, catalog } = loadShippedLine(ROOT);
  const learnt = readLearnt(ROOT);
  const sets = readQuestionSets(ROOT, { noise: loadShippedNoise(ROOT), learnt });
  const evaluation = evaluate(understand, sets);
  console.log(figureTable(evaluation).join('\n'));
  printOverlap(sets, learnt);
  if (values.worst !== undefined) printWorst(evaluation.sets, values.worst);
  writeReport(reportPage(evaluation, catalog, new Date()));
  const result = resultOf(evaluation);
  if (values.accept) writeFileSync(LAST, `${JSON.stringify(result, null, 2)}\n`);
  else compare(result);
}

/** How far a set can flatter: sentences that are training phrases, and near ones. */
function printOverlap(sets: readonly QuestionSet[], learnt: ReadonlySet<string>): void {
  const lines = sets
    .filter(({ copies }) => copies === 1)
    .map(({ id, questions }) => ({
      id,
      ...overlap(
        questions.map(({ text }) => text),
        learnt,
      ),
    }))
    .filter(({ equal, near }) => equal.length + near.length > 0)
    .map(({ id, equal, near }) => `${id} ${equal.length} equal, ${near.length} near`);
  console.log(`\nAlso among the training phrases: ${lines.join('; ') || 'none'}`);
}

function writeReport(page: string): void {
  const file = resolve(values.report ?? join(ROOT, 'run/eval/report.html'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  console.log(`Report: ${file}`);
}

function printWorst(sets: readonly Measured[], id: string): void {
  const chosen = sets.find(({ set }) => set.id === id);
  if (chosen === undefined) console.log(`No set ${id}; there are ${sets.map(({ set }) => set.id).join(', ')}.`);
  for (const row of worst(chosen?.heard ?? [])) console.log(worstLines(row).join('\n'));
}

function worstLines({ failure, question, understanding }: Failed): string[] {
  const items = understanding.items.map(({ code, name, score }) => `${code} ${name} ${score.toFixed(2)}`).join(', ');
  return [
    `\n${failure}: ${question.text}`,
    `  right ${question.right.join()} ${question.aspects?.join() ?? ''}`,
    `  ${understanding.decision} ${understanding.intent} ${understanding.aspects.join()}  ${items}`,
    `  why ${understanding.why.join('; ')}`,
  ];
}

function compare(result: Result): void {
  if (!existsSync(LAST)) {
    console.log('\nNothing to compare with yet: --accept keeps this result.');
    return;
  }
  const fallen = drops(resultSchema.parse(JSON.parse(readFileSync(LAST, 'utf8'))), result);
  for (const { set, figure, before, now } of fallen) console.log(`\nWORSE ${set} ${figure}: ${before} → ${now ?? 'not measured'}`);
  if (fallen.length > 0) process.exitCode = 1;
  else console.log('\nNo figure fell by more than a point since the last accepted result.');
}
