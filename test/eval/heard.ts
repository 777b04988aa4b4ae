/** What the line might have made of a question, for the tests of the measures. */
import type { Understanding } from '../../src/domain/understanding.js';
import type { Heard, Question } from './question.js';

/** Items are given as code → score, best first. */
export function heard(
  question: Partial<Question>,
  { items = {}, ...understanding }: Partial<Omit<Understanding, 'items'>> & { items?: Record<string, number> },
): Heard {
  return {
    question: { text: '问', kind: 'item', right: ['0201'], ...question },
    understanding: {
      text: '问',
      decision: 'answer',
      intent: 'item',
      confidence: 1,
      aspects: [],
      slots: {},
      why: ['说到了<事项>'],
      items: Object.entries(items).map(([code, score]) => ({ code, name: code, score })),
      ...understanding,
    },
    micros: 1,
  };
}
