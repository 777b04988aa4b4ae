/** The switch under test: Asterisk with the very files of `examples/asterisk/`, its ports, addresses and passwords put in, all on loopback. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { SwitchTree } from './install-switch.js';

const EXAMPLES = join(import.meta.dirname, '../../examples/asterisk');
const READY_MS = 20_000;
/** Addresses of loopback: the switch, and the carrier it knows by address. */
export const SWITCH_HOST = '127.0.0.1';
export const CARRIER_HOST = '127.0.0.2';

export interface SwitchPorts {
  sip: number;
  http: number;
  /** Of the line, where the switch brings the sound of a call. */
  line: number;
  /** Of the carrier's SIP. */
  carrier: number;
  /** First port for sound; a thousand from there. */
  rtp: number;
}

export interface PrivateSwitch {
  ports: SwitchPorts;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Runs a command of its console. */
  console(command: string): string;
  /** What it has written since it was first started. */
  log(): string;
}

/** The password the test puts in place of `CHANGE-ME-<name>`. */
export const passwordOf = (name: string) => `only-for-tests-${name}`;

/** Writes the configuration into `folder`; nothing runs yet. */
export function createSwitch(tree: SwitchTree, folder: string, ports: SwitchPorts): PrivateSwitch {
  const etc = join(folder, 'etc');
  for (const name of ['etc', 'var', 'spool/recording', 'run', 'log']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(EXAMPLES).filter((one) => one.endsWith('.conf')))
    writeFileSync(join(etc, name), forTest(name, readFileSync(join(EXAMPLES, name), 'utf8'), ports));
  writeFileSync(join(etc, 'asterisk.conf'), directories(tree, folder));
  writeFileSync(join(etc, 'logger.conf'), '[logfiles]\nconsole => notice,warning,error,verbose(3)\n');
  const [command = '', ...first] = tree.command;
  const given = [...first, '-C', join(etc, 'asterisk.conf')];
  let child: ChildProcess | null = null;
  let written = '';

  async function start(): Promise<void> {
    const begin = written.length;
    const started = spawn(command, [...given, '-f', '-vvv', '-n'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (written += chunk));
    const end = performance.now() + READY_MS;
    while (!written.slice(begin).includes('Asterisk Ready')) {
      if (started.exitCode !== null || performance.now() > end)
        throw new Error(`the switch did not start:\n${written.slice(begin)}`);
      await setTimeout(50);
    }
  }

  async function stop(): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.kill('SIGTERM');
    const late = globalThis.setTimeout(() => running.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
  }

  const console = (line: string) => execFileSync(command, [...given, '-rx', line], { encoding: 'utf8' });
  return { ports, start, stop, console, log: () => written };
}

/** One file of the example as the test needs it. Throws where the example no longer has what is replaced. */
function forTest(name: string, text: string, ports: SwitchPorts): string {
  const changes: Record<string, [RegExp, string][]> = {
    'pjsip.conf': [
      [/127\.0\.0\.1:5060/g, `${SWITCH_HOST}:${ports.sip}`],
      [/sip:198\.51\.100\.10:5060/g, `sip:${CARRIER_HOST}:${ports.carrier}`],
      [/^match = 198\.51\.100\.10$/gm, `match = ${CARRIER_HOST}`],
      [/^;(#include pjsip-browser\.conf)$/gm, '$1'],
    ],
    'http.conf': [[/^bindport = 8088$/gm, `bindport = ${ports.http}`]],
    'websocket_client.conf': [[/127\.0\.0\.1:3000/g, `127.0.0.1:${ports.line}`]],
    'rtp.conf': [
      [/^rtpstart = \d+$/gm, `rtpstart = ${ports.rtp}`],
      [/^rtpend = \d+$/gm, `rtpend = ${ports.rtp + 999}`],
      [/^;(\[ice_host_candidates\])\n;\S+ => /gm, `$1\n${ownAddress()} => `],
    ],
  };
  const changed = (changes[name] ?? []).reduce((sofar, [wanted, put]) => {
    if (!sofar.match(wanted)) throw new Error(`examples/asterisk/${name} no longer has ${wanted}`);
    return sofar.replace(wanted, put);
  }, text);
  return changed.replace(/CHANGE-ME-([\w-]+)/g, (_, account: string) => passwordOf(account));
}

/** The address a browser would be told; it is replaced by loopback. */
function ownAddress(): string {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return outside?.address ?? '192.0.2.1';
}

function directories({ root }: SwitchTree, folder: string): string {
  const modules = execFileSync('find', [join(root, 'usr/lib'), '-type', 'd', '-path', '*/asterisk/modules'], {
    encoding: 'utf8',
  }).trim();
  const places = {
    astetcdir: join(folder, 'etc'),
    astmoddir: modules,
    astdatadir: join(root, 'usr/share/asterisk'),
    astvarlibdir: join(folder, 'var'),
    astdbdir: join(folder, 'var'),
    astkeydir: join(folder, 'var'),
    astagidir: join(folder, 'var'),
    astspooldir: join(folder, 'spool'),
    astrundir: join(folder, 'run'),
    astlogdir: join(folder, 'log'),
  };
  const lines = Object.entries(places).map(([name, path]) => `${name} => ${path}`);
  return `[directories]\n${lines.join('\n')}\n\n[options]\nnocolor = yes\n`;
}
