/** A process of its own that builds our understanding over so many items and measures it: `tsx test/bench/grown-line.ts <items>`. */
import type { Item } from '../../src/domain/item.js';
import { createUnderstand, type Understand } from '../../src/understand/understand.js';
import { loadShippedNoise } from '../eval/shipped-line.js';
import { mean, percentile } from './figures.js';
import { residentMb } from './memory.js';
import { timed } from './processor-time.js';
import { questionSets } from './question-sets.js';
import { loadResources } from './resources.js';
import { syntheticCatalog } from './synthetic-catalog.js';

/** How many items are asked for by name. */
const NAMES = 600;

export interface Grown {
  items: number;
  buildS: number;
  residentMb: number;
  meanUs: number;
  p50Us: number;
  p99Us: number;
  /** Share of items found first by their own short name, said clearly and over a bad line. */
  named: number;
  namedNoisily: number;
}

async function measure(size: number): Promise<Grown> {
  const resources = loadResources();
  const items = syntheticCatalog(resources.items, size);
  const { result: understand, us } = await timed(() => createUnderstand({ ...resources, items }));
  const named = shareNamed(understand, items, (name) => name);
  // The noise of the test has tables of its own, which are none of the line's.
  const resident = residentMb();
  const noise = loadShippedNoise('.');
  const namedNoisily = shareNamed(understand, items, (name) => noise(name, { seed: 1 }));
  const texts = Object.values(questionSets(noise)).flatMap((set) => set.map(({ text }) => text));
  const times = texts.map((text) => Math.min(...[1, 2, 3].map(() => wallUs(() => understand(text))))).sort((a, b) => a - b);
  const [p50Us, p99Us] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { items: size, buildS: us / 1e6, residentMb: resident, meanUs: mean(times), p50Us, p99Us, named, namedNoisily };
}

/** The clock counts here: processor time of one utterance is finer than what the system tells. Of three times the shortest, as a busy machine only adds. */
function wallUs(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) * 1_000;
}

/** Items that are called exactly the same are all right. */
function shareNamed(understand: Understand, items: readonly Item[], say: (name: string) => string): number {
  const names = new Map(items.map(({ code, short_name }) => [code, short_name]));
  const asked = items.filter((_, at) => at % Math.max(1, Math.floor(items.length / NAMES)) === 0);
  const found = asked.filter(({ short_name }) => names.get(understand(say(short_name)).items[0]?.code ?? '') === short_name);
  return found.length / asked.length;
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
