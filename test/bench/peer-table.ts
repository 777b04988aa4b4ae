/** The comparison as a table for people, each peer beside ours. */
import type { Row } from './compare.js';
import { mean, percent, percentile, printTable, whole } from './figures.js';

const ACCURACY = ['spoken', 'noise', 'written'] as const;
const TITLE = [
  ...['', 'spoken', 'with noise', 'written', '× ours', 'cpu µs mean', 'p50', 'p99', '× ours'],
  ...['cpu s to build', 'MB', 'outside', 'kept', 'rule of rejection'],
];
const LEGEND = `spoken, with noise, written: % right item first · % first or among three (ours: only what the caller is offered, one or three).
× ours: right item first, mean of the three sets, and mean time, each as a multiple of ours. MB: JavaScript objects, without jieba.
outside: % of questions outside the catalog that get no item; kept: % of spoken questions that still do; both under the rule, which is
learnt from phrases held back and from what data/language knows to be outside, never from a test set. No rule: everything is answered.`;

/** Prints the rows; the first is ours. */
export function printPeers(rows: readonly Row[]): void {
  const ours = rows[0] as Row;
  printTable([TITLE, ...rows.map((row) => cells(row, ours))]);
  console.log(LEGEND);
}

function cells(row: Row, ours: Row): string[] {
  const { contender, first, offered, rejected, times } = row;
  return [
    contender.name,
    ...ACCURACY.map((set) => `${percent(first[set])} · ${percent(offered[set])}`),
    (meanFirst(row) / meanFirst(ours)).toFixed(2),
    ...[mean(times), percentile(times, 0.5), percentile(times, 0.99)].map(whole),
    (mean(times) / mean(ours.times)).toFixed(1),
    (contender.buildMs / 1000).toFixed(1),
    whole(contender.heldMb),
    percent(rejected.outside),
    percent(1 - rejected.spoken),
    row === ours ? 'its own' : contender.rejection.rule,
  ];
}

const meanFirst = (row: Row) => mean(ACCURACY.map((set) => row.first[set]));
