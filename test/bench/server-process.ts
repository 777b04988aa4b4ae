/** The servers under test as processes of their own: started, measured from outside, stopped. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AUTH_TOKEN, type CallRequests, PUBLIC_URL } from './call-requests.js';
import { playCalls } from './play-calls.js';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = join(ROOT, 'dist/server/main.js');
const POLL_MS = 5;
const PATIENCE_MS = 60_000;
/** Linux counts processor time in ticks of this length (USER_HZ). */
const TICK_MS = 10;

export interface ServerProcess {
  port: number;
  /** From the start of the process to its first right answer. */
  startMs: number;
  /** Resident memory in MB; NaN where there is no /proc. */
  residentMb(): number;
  /** Processor time used so far, all threads; NaN where there is no /proc. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** Our line on an empty database in a temporary folder, all settings as in production. `firstCall` is played until it is answered. */
export async function startLine(firstCall: CallRequests, script = BUILT): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  const env = {
    DATA_DIR: folder,
    PUBLIC_URL,
    TWILIO_AUTH_TOKEN: AUTH_TOKEN,
    ADMIN_PASSWORD: AUTH_TOKEN,
    LOG_LEVEL: 'info',
    DEMO_CALLS: 'false',
  };
  const server = await start(nodeArguments(script), env, firstCall);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

export function startBare(firstCall: CallRequests): Promise<ServerProcess> {
  return start(nodeArguments(join(import.meta.dirname, 'bare-ivr.ts')), {}, firstCall);
}

/** Compiles the server, so that what is measured is what is in src/. */
export function build(): void {
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
}

/** As `npm start` runs it when it is built, through tsx when it is TypeScript. */
function nodeArguments(script: string): string[] {
  if (!existsSync(script)) throw new Error(`${script} is not there`);
  return script.endsWith('.ts') ? ['--import', 'tsx', script] : ['--enable-source-maps', script];
}

async function start(args: string[], env: Record<string, string>, firstCall: CallRequests): Promise<ServerProcess> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilAnswered(child, port, firstCall);
  } catch (error) {
    child.kill();
    throw error;
  }
  const startMs = performance.now() - began;
  return { port, startMs, residentMb: () => residentMb(child), cpuMs: () => cpuMs(child), stop: () => stop(child) };
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilAnswered(child: ChildProcess, port: number, call: CallRequests): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUp) {
    if (child.exitCode !== null) throw new Error('the server ended by itself');
    const result = await playCalls(port, [call.slice(0, 1)], { connections: 1, ms: PATIENCE_MS }).catch(() => null);
    if (result?.turns === 1) return;
    if (result !== null) throw new Error('the first answer of the server is wrong');
    await setTimeout(POLL_MS);
  }
  throw new Error('the server did not answer');
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}

function residentMb(child: ChildProcess): number {
  const kb = /VmRSS:\s+(\d+)/.exec(procFile(child, 'status'))?.[1];
  return kb === undefined ? Number.NaN : Number(kb) / 1024;
}

function cpuMs(child: ChildProcess): number {
  const fields = procFile(child, 'stat').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function procFile(child: ChildProcess, name: string): string {
  const file = `/proc/${child.pid}/${name}`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
