/** How long one utterance takes, and what the index costs, at 277, 10,000 and 100,000 items: `npx tsx test/bench/understand.ts`. */
import type { Item } from '../../src/domain/item.js';
import { createUnderstand } from '../../src/understand/understand.js';
import { readSet } from '../understand/evaluate.js';
import { items, language, receiptRule, windows } from '../understand/fixture.js';

const SIZES = [277, 10_000, 100_000];
const ROUNDS = 3;
/** Siblings of one thing: what really large catalogs are full of. */
const ACTIONS = ['新办', '变更', '延续', '补办', '注销', '备案', '年审', '迁移'];

/** A catalog made by joining the halves of real names with actions and places, as big as wanted; the real items come first. */
function synthetic(size: number): Item[] {
  const made = [...items];
  for (let at = 0; made.length < size; at += 1) {
    const head = items[at % items.length] as Item;
    const tail = items[(at * 7 + Math.floor(at / items.length) * 13) % items.length] as Item;
    const action = ACTIONS[at % ACTIONS.length] ?? '';
    const join = (a: string, b: string) => a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2));
    made.push({
      ...head,
      code: String(made.length),
      name: join(head.name, tail.name) + action,
      short_name: join(head.short_name, tail.short_name) + action,
      aliases: head.aliases.map(
        (alias, place) => join(alias, tail.aliases[place % Math.max(1, tail.aliases.length)] ?? alias) + action,
      ),
    });
  }
  return made.slice(0, size);
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const utterances = [...readSet('items'), ...readSet('intents'), ...readSet('outside')].map(({ text }) => text);
const megabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
};

console.log(`node ${process.version}, ${utterances.length} utterances × ${ROUNDS}`);
console.log('items     build ms   RSS +MB   mean µs   p50 µs   p99 µs   max µs');
for (const size of SIZES) {
  const catalog = synthetic(size);
  const before = megabytes();
  const started = performance.now();
  const understand = createUnderstand({ items: catalog, windows, language, receiptRule });
  const build = performance.now() - started;
  const grown = megabytes() - before;
  for (const text of utterances) understand(text);
  const times = Array.from({ length: ROUNDS }, () => utterances)
    .flat()
    .map((text) => {
      const start = performance.now();
      understand(text);
      return (performance.now() - start) * 1000;
    })
    .sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const cells = [size, build, grown, mean, percentile(times, 0.5), percentile(times, 0.99), times.at(-1) ?? 0];
  console.log(cells.map((cell) => String(Math.round(cell)).padEnd(9)).join(' '));
}
