/**
 * `npm run bench:trailing`: what summing up calls costs the callers. Turns arrive at a steady rate at the engine, with the jobs and
 * without them in turn, and with a backlog of ended calls as large as it gets; p50, p95 and p99 of the answer, and processor time.
 * Options: --rate=100 (turns a second), --seconds=5, --rounds=4.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createCallEngine } from '../../src/calls/call-engine.js';
import { createRecordingShelf } from '../../src/server/recording-shelf.js';
import { startTrailingJobs } from '../../src/server/trailing-jobs.js';
import { openDatabase } from '../../src/store/database.js';
import { engineParts, published } from '../calls-room/small-engine.js';
import { percentile, printTable } from './figures.js';

const { values: given } = parseArgs({
  options: {
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '4' },
  },
});
const RATE = Number(given.rate);
const SECONDS = Number(given.seconds);
const TURNS = ['要什么材料', '人工', '再见'];

const folder = mkdtempSync(join(tmpdir(), 'hotline-bench-'));
const database = await openDatabase({ file: join(folder, 'calls.db') });
const engine = createCallEngine({ ...engineParts(database), clock: () => new Date() });
let calls = 0;

/** Calls of a few turns, begun at a steady rate whatever becomes of those before. Returns how long each answer took, ms, ascending. */
async function load(): Promise<number[]> {
  const taken: number[] = [];
  const running: Promise<void>[] = [];
  const count = Math.round((RATE * SECONDS) / (TURNS.length + 1));
  const began = performance.now();
  for (let at = 0; at < count; at++) {
    running.push(call(`CA${String(calls++).padStart(32, '0')}`, taken));
    await setTimeout(Math.max(0, began + ((at + 1) / count) * SECONDS * 1000 - performance.now()));
  }
  await Promise.all(running);
  return taken.sort((a, b) => a - b);
}

async function call(callId: string, taken: number[]): Promise<void> {
  const from = '+8613900001234';
  const events = [{ kind: 'started' as const, from, to: '114' }, ...TURNS.map((text) => ({ kind: 'speech' as const, text }))];
  for (const [index, event] of events.entries()) {
    const began = performance.now();
    await engine.handle({ callId, event, index, token: `${callId}-${index}`, from, to: '114' });
    taken.push(performance.now() - began);
  }
  await engine.status({ callId, status: 'completed', sequence: null, at: new Date(), durationMs: 1000 });
}

const parts = {
  database,
  published: () => published,
  clock: () => new Date(),
  log: pino({ level: 'silent' }),
  recordings: createRecordingShelf({ accountSid: undefined, authToken: undefined }),
};
await load();
const results: Record<'without' | 'with', number[]> = { without: [], with: [] };
const cpu = { without: 0, with: 0 };
for (let round = 0; round < Number(given.rounds); round++)
  for (const how of ['without', 'with'] as const) {
    const jobs = how === 'with' ? startTrailingJobs(parts) : null;
    const before = process.cpuUsage();
    results[how].push(...(await load()));
    const { user, system } = process.cpuUsage(before);
    cpu[how] += (user + system) / 1000;
    await jobs?.close();
  }
const ms = (sorted: readonly number[], share: number) => percentile(sorted, share).toFixed(1);
const rows = (['without', 'with'] as const).map((how) => {
  const sorted = results[how].sort((a, b) => a - b);
  return [
    `${how} the jobs`,
    String(sorted.length),
    ms(sorted, 0.5),
    ms(sorted, 0.95),
    ms(sorted, 0.99),
    (cpu[how] / sorted.length).toFixed(2),
  ];
});
const left = Number((await database.read('calls').whereNotNull('ended_at_ms').whereRaw('not summarised').count({ n: '*' }))[0]?.n);
printTable([['', 'turns', 'p50 ms', 'p95', 'p99', 'cpu ms a turn'], ...rows]);
console.log(`${RATE} turns a second; ${left} of ${calls} calls were not summed up yet at the end`);
await database.close();
rmSync(folder, { recursive: true, force: true });
