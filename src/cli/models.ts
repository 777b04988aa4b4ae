/** `npm run models [-- base|small|voice]`: installs the model of the offline recogniser or the voice of this machine, after saying what it takes; checks that it is the published one. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../config.js';
import { checkModel, MODEL_PACKAGES, RUNTIME } from '../recognition/offline/model-packages.js';
import { describeVoice, installVoice } from '../synthesis/offline/install-voice.js';

const size = process.argv[2] ?? 'base';
if (size === 'voice') {
  installVoiceHere();
  process.exit();
}
if (size !== 'base' && size !== 'small') {
  process.stderr.write('npm run models -- base, or: small, voice\n');
  process.exit(1);
}
const config = readEnvironment();
const folder = config.OFFLINE_MODEL_DIR ?? join(config.DATA_DIR, 'models');
const model = MODEL_PACKAGES[size];

process.stdout.write(
  `${model.name} ${model.version}: ${model.downloadMb} MB to download, ${RUNTIME.diskMb} MB more for ${RUNTIME.name} ${RUNTIME.version}, into ${folder}\n` +
    `memory: about ${model.memoryGb} GB a thread; licence: ${model.licence}, runtime ${RUNTIME.licence}\n` +
    `about ${model.wrongIn100} Han characters in 100 are wrong over a telephone line (two speakers; dialects far more)\n`,
);
mkdirSync(folder, { recursive: true });
const manifest = join(folder, 'package.json');
if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
const packages = [`${RUNTIME.name}@${RUNTIME.version}`, `${model.name}@${model.version}`];
const { status } = spawnSync('npm', ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
  cwd: folder,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
try {
  checkModel(folder, size);
  process.stdout.write(`the model is the one that was published. Start with RECOGNITION=offline OFFLINE_MODEL=${size}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
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
