/** The figures as a table for the terminal, each beside the bar it must reach. */
import { barOf, MAX_ECE, MAX_P99_MICROS } from './bars.js';
import type { Evaluation } from './evaluation.js';
import { FIGURES, type Figure } from './figure.js';

const HEAD = ['set', 'n', 'figure', '%', '95 % interval', 'bar', '', 'best library today'];

/** Whether a percentage reaches its bar; undefined when there is none. */
export function reaches(set: string, { id, percent }: Figure): boolean | undefined {
  const bar = barOf(set, id);
  if (bar === undefined) return undefined;
  return FIGURES[id].good === 'high' ? percent >= bar.percent : percent <= bar.percent;
}

/** Lines to print, columns aligned. */
export function figureTable({ sets, calibration, micros }: Evaluation): string[] {
  const rows = sets.flatMap(({ set, figures }) => figures.map((figure) => figureRow(set.id, figure)));
  const errors = Object.entries(calibration).map(([name, { ece, n }]) => eceRow(name, ece, n));
  const time = ['time', '', 'µs mean', micros.mean.toFixed(0), '', '', '', ''];
  const p99 = ['', '', 'µs p99', micros.p99.toFixed(0), '', `≤ ${MAX_P99_MICROS}`, mark(micros.p99 <= MAX_P99_MICROS), ''];
  return align([HEAD, ...rows, ...errors, time, p99]);
}

function figureRow(set: string, figure: Figure): string[] {
  const { id, percent, low, high, n } = figure;
  const bar = barOf(set, id);
  const sign = FIGURES[id].good === 'high' ? '≥' : '≤';
  const wanted = bar === undefined ? '' : `${sign} ${bar.percent}`;
  const interval = `${low.toFixed(1)}–${high.toFixed(1)}`;
  return [set, String(n), FIGURES[id].en, percent.toFixed(1), interval, wanted, mark(reaches(set, figure)), bar?.library ?? ''];
}

function eceRow(name: string, ece: number, n: number): string[] {
  const bar = name === 'clean' ? [`≤ ${(MAX_ECE * 100).toFixed(0)}`, mark(ece <= MAX_ECE)] : ['', ''];
  return [`calibration-${name}`, String(n), 'calibration error', (ece * 100).toFixed(1), '', ...bar, ''];
}

function mark(reached: boolean | undefined): string {
  if (reached === undefined) return '';
  return reached ? 'ok' : 'MISSED';
}

function align(rows: readonly string[][]): string[] {
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
