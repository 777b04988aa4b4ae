/** The figures of a set: how often the right item came, a wrong one was answered, and how long it took. */
import type { Understand } from '../../src/understand/understand.js';
import { type Figure, type FigureId, figure } from './figure.js';
import { groupBy } from './group-by.js';
import {
  aspectsHeard,
  aspectsRight,
  fromCatalog,
  type Heard,
  intentRight,
  type Question,
  rightFirst,
  rightOffered,
  wronglyAnswered,
} from './question.js';
import type { QuestionSet } from './question-sets.js';

export interface Measured {
  set: QuestionSet;
  heard: Heard[];
  figures: Figure[];
  micros: { mean: number; p99: number };
}

/** Puts every question of a set to the line, with no context, and counts. */
export function measure(understand: Understand, set: QuestionSet): Measured {
  const heard = set.questions.map((question) => hear(understand, question));
  return { set, heard, figures: figuresOf(set, heard), micros: timing(heard) };
}

/** Asks three times and keeps the shortest: a busy machine only ever adds time. */
function hear(understand: Understand, question: Question): Heard {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    const understanding = understand(question.text, { language: 'zh-CN' });
    return { question, understanding, micros: (performance.now() - start) * 1000 };
  });
  return times.reduce((best, one) => (one.micros < best.micros ? one : best));
}

function figuresOf({ kind, copies }: QuestionSet, heard: readonly Heard[]): Figure[] {
  const share = (id: FigureId, holds: (row: Heard) => boolean, rows = heard) => figure(id, rows, { holds, copies });
  if (kind === 'command') return [share('intents', intentRight)];
  if (kind === 'outside') {
    return [share('notAnswered', (row) => !fromCatalog(row)), share('wrong', wronglyAnswered), share('intents', intentRight)];
  }
  const asked = heard.filter(({ question }) => question.aspects !== undefined);
  return [
    share('first', rightFirst),
    share('offered', rightOffered),
    share('wrong', wronglyAnswered),
    share('rejected', (row) => !fromCatalog(row)),
    ...(asked.length > 0 ? [share('aspects', aspectsRight, asked), share('aspectsHeard', aspectsHeard, asked)] : []),
  ];
}

/** Mean and 99th percentile in microseconds. */
export function timing(heard: readonly Heard[]): { mean: number; p99: number } {
  const times = heard.map(({ micros }) => micros).sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  return { mean, p99: times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? 0 };
}

/** A part of the questions, such as those of one window. */
export interface Slice {
  key: string;
  first: Figure;
  offered: Figure;
}

/** Item questions by the window of the item meant (the first two digits of its code), in window order. */
export function byWindow(heard: readonly Heard[]): Slice[] {
  const groups = groupBy(heard, ({ question }) => question.right[0]?.slice(0, 2) ?? '');
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([key, rows]) => ({
      key,
      first: figure('first', rows, { holds: rightFirst }),
      offered: figure('offered', rows, { holds: rightOffered }),
    }));
}

export interface AspectSlice {
  aspect: string;
  /** Of the questions that name it, how many were heard to. */
  recall: Figure;
  /** Questions that name other aspects but were heard to name this one. */
  extra: number;
}

/** Aspects over the questions that name one, most asked first. */
export function byAspect(heard: readonly Heard[]): AspectSlice[] {
  const asked = heard.filter(({ question }) => question.aspects !== undefined);
  const names = [...new Set(asked.flatMap(({ question }) => question.aspects ?? []))];
  const hears = (aspect: string) => (row: Heard) => row.understanding.aspects.some((one) => one === aspect);
  return names
    .map((aspect) => {
      const [said, unsaid] = [true, false].map((want) =>
        asked.filter(({ question }) => question.aspects?.includes(aspect) === want),
      );
      return {
        aspect,
        recall: figure('aspects', said ?? [], { holds: hears(aspect) }),
        extra: (unsaid ?? []).filter(hears(aspect)).length,
      };
    })
    .sort((a, b) => b.recall.n - a.recall.n);
}
