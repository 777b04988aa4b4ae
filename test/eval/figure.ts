/** One measured figure: a share in percent with its interval, and whether high or low is good. */
import { wilson } from './wilson.js';

export const FIGURES = {
  first: { zh: '首位正确', en: 'right first', good: 'high' },
  offered: { zh: '首位或三选一', en: 'first or offered', good: 'high' },
  wrong: { zh: '直接答错', en: 'wrong answer outright', good: 'low' },
  rejected: { zh: '误拒', en: 'wrongly rejected', good: 'low' },
  notAnswered: { zh: '未从目录作答', en: 'not answered', good: 'high' },
  intents: { zh: '意图正确', en: 'intent', good: 'high' },
  aspects: { zh: '方面正确', en: 'aspects', good: 'high' },
  aspectsHeard: { zh: '方面没漏', en: 'no aspect missed', good: 'high' },
} as const;
export type FigureId = keyof typeof FIGURES;

export interface Figure {
  id: FigureId;
  /** Percent, 0–100. */
  percent: number;
  /** 95 % interval, percent. */
  low: number;
  high: number;
  /** Different sentences it was measured on. */
  n: number;
}

/** The share of rows that hold. Copies of a sentence widen the interval: they count as one sentence. */
export function figure<T>(
  id: FigureId,
  rows: readonly T[],
  { holds, copies = 1 }: { holds: (row: T) => boolean; copies?: number },
): Figure {
  const n = rows.length / copies;
  const share = rows.length === 0 ? 0 : rows.filter(holds).length / rows.length;
  const [low, high] = wilson(share * n, n);
  return { id, percent: share * 100, low: low * 100, high: high * 100, n };
}
