/** Which item is taken for which. */
import { groupBy } from './group-by.js';
import { type Heard, topRight } from './question.js';

export interface Confusion {
  /** Code of the item meant. */
  meant: string;
  /** Code of the item heard first; none when nothing was found. */
  heard: string;
  count: number;
  /** Of these, answered outright. */
  answered: number;
}

/** Item questions whose first item is wrong, by pair, most frequent first. */
export function confusions(heard: readonly Heard[], limit = 30): Confusion[] {
  const wrong = heard.filter((row) => row.question.kind === 'item' && !topRight(row));
  const pairs = groupBy(wrong, ({ question, understanding }) => `${question.right[0]} ${understanding.items[0]?.code ?? 'none'}`);
  return [...pairs]
    .map(([pair, rows]) => {
      const [meant = '', taken = ''] = pair.split(' ');
      const answered = rows.filter(({ understanding }) => understanding.decision === 'answer').length;
      return { meant, heard: taken, count: rows.length, answered };
    })
    .sort((a, b) => b.count - a.count || b.answered - a.answered)
    .slice(0, limit);
}
