/** Our line's understanding, as shipped. */
import type { Understand } from '../../../src/understand/understand.js';
import type { Answers, PeerKind } from './peer.js';

/** Got: the shipped data/ folder, as in production; `load` reads and builds it. Its time includes intents, aspects and slots. */
export function ours(load: () => Understand): PeerKind {
  return {
    name: 'ours',
    teach() {
      const understand = load();
      return (text) => offeredBy(understand, text);
    },
  };
}

/** What the caller would be offered: one item answered or asked back, three to choose from, or nothing of the catalog. */
function offeredBy(understand: Understand, text: string): Answers {
  const { decision, items } = understand(text);
  if (decision === 'reject' || decision === 'other') return [];
  return items.slice(0, decision === 'choose' ? 3 : 1);
}
