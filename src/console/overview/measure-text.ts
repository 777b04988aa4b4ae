/** Figures as they are written, and how far they moved. */
import type { PeriodFigures } from '../../domain/console/figures.js';
import type { Measure } from './measures.js';

/** A figure as it is written. */
export function formatMeasure(form: Measure['form'], value: number | null): string {
  if (value === null) return '–';
  if (form === 'share') return `${(value * 100).toFixed(1)}%`;
  if (form === 'count') return value.toLocaleString();
  return form === 'seconds' ? `${Math.round(value)}s` : value.toFixed(1);
}

/** How far a figure moved: shares in points, the others in per cent; null when there is nothing to compare with. */
export function changeOf(form: Measure['form'], now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  if (form === 'share') return `${signed((now - before) * 100)}pt`;
  return before === 0 ? null : `${signed((now / before - 1) * 100)}%`;
}

/** Only a period that was counted from its first day on can be compared with. */
export function isKnown({ from, figures }: PeriodFigures, since: string | null): boolean {
  return since !== null && since <= from && figures.calls > 0;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return text === '0.0' ? '±0' : `${value > 0 ? '+' : '−'}${text}`;
}
