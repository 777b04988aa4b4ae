/** What the line must reach, set by set, and the best library of today beside it (given the same names and aliases). */
import type { FigureId } from './figure.js';

export interface Bar {
  set: string;
  figure: FigureId;
  /** Percent: at least where high is good, at most where low is. */
  percent: number;
  library?: string;
}

export const BARS: readonly Bar[] = [
  { set: 'spoken', figure: 'first', percent: 95, library: 'NLP.js 88.8' },
  { set: 'spoken', figure: 'offered', percent: 98.5, library: 'NLP.js 95.5' },
  { set: 'spoken', figure: 'wrong', percent: 3 },
  { set: 'spoken', figure: 'aspects', percent: 97 },
  { set: 'spoken-noise', figure: 'first', percent: 88, library: 'NLP.js 75.0' },
  { set: 'spoken-noise', figure: 'offered', percent: 95, library: 'NLP.js 89.3' },
  { set: 'spoken-noise', figure: 'wrong', percent: 3 },
  { set: 'written', figure: 'first', percent: 82, library: 'NLP.js 70.0' },
  { set: 'written', figure: 'offered', percent: 93, library: 'MiniSearch 85.0' },
  { set: 'written', figure: 'wrong', percent: 3 },
  { set: 'written', figure: 'aspects', percent: 97 },
  { set: 'aspects', figure: 'aspects', percent: 97 },
  { set: 'aspects', figure: 'wrong', percent: 3 },
  { set: 'outside', figure: 'notAnswered', percent: 92 },
  { set: 'outside', figure: 'wrong', percent: 3 },
  { set: 'outside', figure: 'intents', percent: 97 },
  { set: 'commands', figure: 'intents', percent: 97 },
];
/** Expected calibration error, 0–1. */
export const MAX_ECE = 0.05;
/** 99th percentile of one utterance at the shipped catalog, microseconds. */
export const MAX_P99_MICROS = 1000;

/** The bar of a figure, if it has one. */
export function barOf(set: string, figure: FigureId): Bar | undefined {
  return BARS.find((bar) => bar.set === set && bar.figure === figure);
}
