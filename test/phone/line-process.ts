/** The line as a process of its own, in a folder of its own: started, looked at through its database, stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CallDetails } from '../../src/domain/console/calls.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { callDetails } from '../../src/store/reports/call-details.js';

const ROOT = join(import.meta.dirname, '../..');
/** What `npm start` runs. */
const BUILT = ['--enable-source-maps', join(ROOT, 'dist/server/main.js')];
const WITH_KNOWN_EARS = ['--import', 'tsx', join(import.meta.dirname, 'line-with-known-ears.ts')];
const START_MS = 120_000;

export interface LineProcess {
  url: string;
  /** All calls there were, oldest first, as their pages show them. */
  calls(): Promise<CallDetails[]>;
  /** Waits until something is so of the log of calls. */
  until<T>(look: (calls: CallDetails[]) => T | undefined | false, ms?: number): Promise<T>;
  log(): string;
  stop(): Promise<void>;
}

export interface LineParts {
  folder: string;
  port: number;
  /** Speech models of its own; else the ears of the test. */
  models: boolean;
  settings: Record<string, string>;
}

export async function startLine({ folder, port, models, settings }: LineParts): Promise<LineProcess> {
  const child = spawn(process.execPath, models ? BUILT : WITH_KNOWN_EARS, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      ADMIN_PASSWORD: 'only-for-tests-admin',
      DEMO_CALLS: 'false',
      RECOGNITION: 'offline',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += chunk));
  await listening(child, () => written);
  const database = await openDatabase({ file: join(folder, 'hotline.db') });
  const calls = () => allCalls(database);
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async until(look, ms = 10_000) {
      const end = performance.now() + ms;
      for (;;) {
        const now = await calls();
        const found = look(now);
        if (found !== undefined && found !== false) return found;
        if (performance.now() > end)
          throw new Error(`not within ${ms} ms; the log of calls ends with ${JSON.stringify(now.at(-1), null, 1)}`);
        await setTimeout(100);
      }
    },
    log: () => written,
    async stop() {
      await database.close();
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function allCalls(database: Database): Promise<CallDetails[]> {
  const ids: string[] = await database.read('calls').orderBy('started_at_ms').pluck('id');
  const calls = await Promise.all(ids.map((id) => callDetails(database, id)));
  return calls.filter((call) => call !== null);
}

async function listening(child: ChildProcess, written: () => string): Promise<void> {
  const end = performance.now() + START_MS;
  while (!written().includes('is listening')) {
    if (child.exitCode !== null || performance.now() > end) throw new Error(`the line did not start:\n${written()}`);
    await setTimeout(50);
  }
}
