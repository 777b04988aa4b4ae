/** How our understanding's cost and accuracy grow with the catalog, each size in a process of its own, so that memory is that size's alone. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { percent, printTable, whole } from './figures.js';
import type { Grown } from './grown-line.js';

const SCRIPT = join(import.meta.dirname, 'grown-line.ts');
const TITLE = ['items', 'cpu s to build', 'resident MB', 'µs mean', 'p50', 'p99', 'own name first %', 'with noise %'];

/** Measures and prints all sizes. */
export function showGrowth(sizes: readonly number[]): void {
  console.log(
    '\nOurs over synthetic catalogs, four near-duplicates of everything (the whole process in memory, Node and tsx included)',
  );
  printTable([TITLE, ...sizes.map((size) => cells(grow(size)))]);
}

function grow(size: number): Grown {
  const output = execFileSync(process.execPath, ['--import', 'tsx', SCRIPT, String(size)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Grown;
}

function cells(grown: Grown): string[] {
  const { items, buildS, residentMb, meanUs, p50Us, p99Us, named, namedNoisily } = grown;
  return [
    String(items),
    buildS.toFixed(1),
    ...[residentMb, meanUs, p50Us, p99Us].map(whole),
    percent(named),
    percent(namedNoisily),
  ];
}
