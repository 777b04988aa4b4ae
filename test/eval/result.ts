/** A measurement as committed, and what got worse since. */
import { z } from 'zod';
import type { Evaluation } from './evaluation.js';
import { FIGURES } from './figure.js';

/** Set → figure → percent; `calibration` has the calibration errors in percent. Times depend on the machine and are left out. */
export const resultSchema = z.record(z.string(), z.record(z.string(), z.number()));
export type Result = z.infer<typeof resultSchema>;

/** A fall of more than this many points fails. */
const MAX_DROP = 1;

export interface Change {
  set: string;
  figure: string;
  before: number;
  /** Absent when it is not measured any more. */
  now?: number;
  /** Points it got worse by; negative when better. */
  worseBy: number;
}

/** The figures to commit, to one tenth of a point. */
export function resultOf({ sets, calibration }: Evaluation): Result {
  const tenth = (percent: number) => Math.round(percent * 10) / 10;
  const figures = sets.map(
    ({ set, figures }) => [set.id, Object.fromEntries(figures.map(({ id, percent }) => [id, tenth(percent)]))] as const,
  );
  const ece = Object.entries(calibration).map(([name, { ece }]) => [name, tenth(ece * 100)]);
  return { ...Object.fromEntries(figures), calibration: Object.fromEntries(ece) };
}

/** Figures worse than before by more than a point, or gone; worst first. */
export function drops(before: Result, now: Result): Change[] {
  const changes = Object.entries(before).flatMap(([set, figures]) =>
    Object.entries(figures).map(([figure, value]) => change({ set, figure, before: value, now: now[set]?.[figure] })),
  );
  return changes.filter(({ worseBy }) => worseBy > MAX_DROP + 1e-9).sort((a, b) => b.worseBy - a.worseBy);
}

function change(figures: Omit<Change, 'worseBy'>): Change {
  const { set, figure, before, now } = figures;
  if (now === undefined) return { ...figures, worseBy: Number.POSITIVE_INFINITY };
  const lowIsGood = set === 'calibration' || (figure in FIGURES && FIGURES[figure as keyof typeof FIGURES].good === 'low');
  return { ...figures, worseBy: lowIsGood ? now - before : before - now };
}
