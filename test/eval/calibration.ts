/** Whether `score` can be trusted as a probability: reliability bins and the expected calibration error (Naeini et al., AAAI 2015). */
import { type Heard, topRight } from './question.js';
import { wilson } from './wilson.js';

const BINS = 10;

export interface Bin {
  /** Mean score of the first item, 0–1. */
  score: number;
  /** How often it was right, 0–1, with its 95 % interval. */
  right: number;
  low: number;
  high: number;
  n: number;
}

export interface Calibration {
  bins: Bin[];
  /** Mean distance of score and truth, weighted by questions, 0–1. */
  ece: number;
  n: number;
}

/** Over the questions for which an item was listed and nothing else was wanted; outside the catalog the first item is always wrong. */
export function calibrate(heard: readonly Heard[]): Calibration {
  const scored = heard
    .filter(({ understanding }) => understanding.decision !== 'other' && understanding.items.length > 0)
    .map((row) => ({ score: row.understanding.items[0]?.score ?? 0, right: topRight(row) }));
  const bins = Array.from({ length: BINS }, (_, at) =>
    scored.filter(({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === at),
  )
    .filter((rows) => rows.length > 0)
    .map((rows) => {
      const hits = rows.filter(({ right }) => right).length;
      const [low, high] = wilson(hits, rows.length);
      return {
        score: rows.reduce((sum, { score }) => sum + score, 0) / rows.length,
        right: hits / rows.length,
        low,
        high,
        n: rows.length,
      };
    });
  const ece = bins.reduce((sum, { score, right, n }) => sum + Math.abs(score - right) * n, 0) / Math.max(1, scored.length);
  return { bins, ece, n: scored.length };
}
