/** The whole measurement: every set, and the pooled views over the held-out ones. */
import type { Understand } from '../../src/understand/understand.js';
import { type Calibration, calibrate } from './calibration.js';
import { type Confusion, confusions } from './confusions.js';
import { type AspectSlice, byAspect, byWindow, type Measured, measure, type Slice, timing } from './measure.js';
import type { QuestionSet } from './question-sets.js';

export interface Evaluation {
  sets: Measured[];
  /** Over held-out spoken and written questions, without noise. */
  windows: Slice[];
  /** Over all held-out questions that name an aspect, without noise. */
  aspects: AspectSlice[];
  /** Over all held-out item questions, with noise. */
  confusions: Confusion[];
  /** Over all held-out questions without noise, those outside the catalog among them; and over the spoken ones in noise. */
  calibration: { clean: Calibration; noise: Calibration };
  /** Of one utterance, over all clean held-out questions, microseconds. */
  micros: { mean: number; p99: number };
}

/** Measures all sets; they run once beforehand, so that the compiler is warm as in a line that has taken calls. */
export function evaluate(understand: Understand, sets: readonly QuestionSet[]): Evaluation {
  for (const { questions } of sets) for (const { text } of questions) understand(text, { language: 'zh-CN' });
  const measured = sets.map((set) => measure(understand, set));
  const clean = measured.filter(({ set }) => set.copies === 1 && set.id !== 'commands-unlearnt').flatMap(({ heard }) => heard);
  const ofSets = (...ids: string[]) => measured.filter(({ set }) => ids.includes(set.id)).flatMap(({ heard }) => heard);
  return {
    sets: measured,
    windows: byWindow(ofSets('spoken', 'written')),
    aspects: byAspect(clean),
    confusions: confusions(measured.flatMap(({ heard }) => heard)),
    calibration: {
      clean: calibrate(clean.filter(({ question }) => question.kind !== 'command')),
      noise: calibrate(ofSets('spoken-noise')),
    },
    micros: timing(clean),
  };
}
