/**
 * `npm run bench`: the line against a bare Express menu, both loaded in turn within one run, since a shared machine is never the same twice;
 * then the line's start-up time and memory, and the understanding by itself. Options: --quick (a look, within a minute and a half on an
 * idle machine), --only=rate,start,memory,understand, --seconds=8, --rounds=5, --script=<a build's main.js>.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPublishedFiles } from '../../src/server/read-published-files.js';
import { BARE, type Dialect, LINE, prepareCalls } from './call-requests.js';
import { type LoadResult, playCalls } from './play-calls.js';
import { build, type ServerProcess, startBare, startLine } from './server-process.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    script: { type: 'string' },
  },
});
const parts = (options.only ?? (options.quick ? 'rate,start,memory' : 'rate,start,memory,understand')).split(',');
const seconds = Number(options.seconds ?? (options.quick ? 2 : 8));
const rounds = Number(options.rounds ?? (options.quick ? 3 : 5));
const LEVELS = [50, 200];
const WARM_UP_S = 4;
/** More than any server here answers, so that prepared calls last. */
const MOST_TURNS_A_SECOND = 8_000;
const TURNS_A_CALL = 7;
const MEMORY_CALLS = options.quick ? 3_000 : 10_000;
const MEMORY_TURNS = 4;
const STARTS = options.quick ? 1 : 3;

const { items } = readPublishedFiles('.').catalog;
const callsFor = (dialect: Dialect, forSeconds: number) =>
  prepareCalls(items, dialect, { count: Math.ceil((forSeconds * MOST_TURNS_A_SECOND) / TURNS_A_CALL) });
const firstCall = (dialect: Dialect) => prepareCalls(items, dialect, { count: 1 })[0] ?? [];
const line = () => startLine(firstCall(LINE), options.script);
const bare = () => startBare(firstCall(BARE));

if (options.script === undefined) build();
const load = loadavg()[0]?.toFixed(1);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${load} before, ${items.length} items`);
if (parts.includes('rate')) await compareRates();
if (parts.includes('start')) await measureStarts();
if (parts.includes('memory')) await measureMemory();
if (parts.includes('understand')) measureUnderstanding();

interface Sample extends LoadResult {
  rate: number;
  p50: number;
  p99: number;
  /** Processor time of the server a turn, all its threads; steadier than the rate on a shared machine. */
  cpuUs: number;
}

async function compareRates(): Promise<void> {
  const contenders = [
    { name: 'ours', dialect: LINE, server: await line() },
    { name: 'bare', dialect: BARE, server: await bare() },
  ];
  for (const { server, dialect } of contenders) await sample(server, dialect, { connections: 50, forSeconds: WARM_UP_S });
  console.log(`\nWebhook turns, ${rounds} rounds of ${seconds} s each, ours and bare in turn: median (lowest–highest)`);
  for (const connections of LEVELS) {
    const samples: Record<string, Sample[]> = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round++)
      for (const { name, server, dialect } of contenders)
        samples[name]?.push(await sample(server, dialect, { connections, forSeconds: seconds }));
    printLevel(connections, samples.ours ?? [], samples.bare ?? []);
  }
  for (const { server } of contenders) await server.stop();
}

async function sample(server: ServerProcess, dialect: Dialect, load: { connections: number; forSeconds: number }): Promise<Sample> {
  const calls = callsFor(dialect, load.forSeconds);
  const cpuBefore = server.cpuMs();
  const result = await playCalls(server.port, calls, { connections: load.connections, ms: load.forSeconds * 1000 });
  const { turns, elapsedMs, latenciesMs } = result;
  const at = (share: number) => latenciesMs[Math.floor((turns - 1) * share)] ?? Number.NaN;
  const cpuUs = ((server.cpuMs() - cpuBefore) * 1000) / turns;
  return { ...result, rate: (turns * 1000) / elapsedMs, p50: at(0.5), p99: at(0.99), cpuUs };
}

function printLevel(connections: number, ours: Sample[], bare: Sample[]): void {
  console.log(`\n${connections} connections`);
  for (const [name, samples] of Object.entries({ ours, bare })) {
    const spread = (key: 'rate' | 'p50' | 'p99' | 'cpuUs', digits = 0) =>
      spreadOf(
        samples.map((one) => one[key]),
        digits,
      );
    const errors = samples.reduce((sum, one) => sum + one.errors, 0);
    console.log(
      `  ${name}  ${spread('rate')} turns/s   p50 ${spread('p50', 1)} ms   p99 ${spread('p99', 1)} ms   cpu ${spread('cpuUs')} µs/turn   errors ${errors}`,
    );
  }
  const ratios = ours.map((one, round) => one.rate / (bare[round]?.rate ?? Number.NaN));
  console.log(`  ours/bare  ${spreadOf(ratios, 2)} of the rate`);
}

async function measureStarts(): Promise<void> {
  const times: number[] = [];
  for (let at = 0; at < STARTS; at++) {
    const server = await line();
    times.push(server.startMs);
    await server.stop();
  }
  console.log(`\nFrom start to the first answered call: ${spreadOf(times, 0)} ms, empty database, ${STARTS} starts`);
}

async function measureMemory(): Promise<void> {
  const server = await line();
  const before = server.residentMb();
  const calls = prepareCalls(items, LINE, { count: MEMORY_CALLS, turns: MEMORY_TURNS });
  const { turns, errors } = await playCalls(server.port, calls, { connections: 50, ms: 600_000 });
  const after = server.residentMb();
  await server.stop();
  console.log(`\nResident memory: ${before.toFixed(0)} MB after start, ${after.toFixed(0)} MB after ${MEMORY_CALLS} calls`);
  console.log(`  ${turns} turns, ${errors} errors`);
}

/** In a process of its own: a hundred thousand items need room. */
function measureUnderstanding(): void {
  console.log('\nUnderstanding by itself');
  execFileSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'understand.ts'), '--only=growth'], {
    stdio: 'inherit',
  });
}

function spreadOf(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, low, high] = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)];
  return `${median?.toFixed(digits)} (${low?.toFixed(digits)}–${high?.toFixed(digits)})`;
}
