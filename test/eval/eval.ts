/** `npm run eval`: how well the line understands, set by set; exits 1 when a figure fell by more than a point since the last accepted run. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from './evaluation.js';
import { figureTable } from './figure-table.js';
import { readQuestionSets } from './question-sets.js';
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
  const { understand } = loadShippedLine(ROOT);
  const evaluation = evaluate(understand, readQuestionSets(ROOT, loadShippedNoise(ROOT)));
  console.log(figureTable(evaluation).join('\n'));
  if (values.worst !== undefined) printWorst(evaluation.sets.find(({ set }) => set.id === values.worst)?.heard ?? []);
  const result = resultOf(evaluation);
  if (values.accept) writeFileSync(LAST, `${JSON.stringify(result, null, 2)}\n`);
  else compare(result);
}

function printWorst(heard: Parameters<typeof worst>[0]): void {
  for (const row of worst(heard)) console.log(worstLines(row).join('\n'));
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
