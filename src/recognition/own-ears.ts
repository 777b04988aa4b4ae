/** Recognition on this machine as the settings name it: Whisper by size, or a folder with a Whisper or a streaming model of the centre's own. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Recogniser } from '../audio/ports.js';
import type { VoiceActivity } from '../audio/voice-activity.js';
import { HotlineError } from '../errors.js';
import {
  checkPackage,
  installedState,
  RUNTIME,
  SHERPA,
  SILERO,
  WHISPER,
  WHISPER_SIZES,
  type WhisperSize,
} from './offline/model-packages.js';
import { createOfflineRecogniser } from './offline/offline-recogniser.js';
import { createSileroActivity, loadSilero } from './offline/silero.js';
import { startWhisper } from './offline/start-whisper.js';
import type { PoolOptions } from './offline/transcriber-pool.js';
import { startSherpa } from './sherpa/sherpa-engine.js';
import { createSherpaRecogniser } from './sherpa/sherpa-recogniser.js';
import { isStreamingFolder, readStreamingFolder } from './sherpa/streaming-folder.js';

/** A recogniser that takes only as many calls as the machine can serve. */
export interface LimitedRecogniser extends Recogniser {
  calls(): number;
  mostCalls(): number;
}

export interface OwnEars {
  recogniser: LimitedRecogniser;
  /** Tells speech from noise, where its model is installed. */
  voiceActivity: (() => VoiceActivity) | undefined;
  close(): Promise<void>;
}

export interface OwnEarsParts {
  /** `base`, `small`, or a folder. */
  model: string;
  /** Where `npm run models` put things. */
  folder: string;
  now: () => number;
  onTrouble: (error: unknown) => void;
  onTook?: PoolOptions['onTook'];
}

/** Loads everything and warms it up. Throws `config_invalid` with what to do when something is not there. */
export async function openOwnEars(parts: OwnEarsParts): Promise<OwnEars> {
  const silero = installedState(parts.folder, SILERO) === 'right' ? await loadSilero(parts.folder) : null;
  const { recogniser, close } = await openModel(parts);
  return {
    recogniser,
    voiceActivity: silero === null ? undefined : () => createSileroActivity(silero, parts.onTrouble),
    close,
  };
}

async function openModel(parts: OwnEarsParts): Promise<Pick<OwnEars, 'recogniser' | 'close'>> {
  const { model, folder, now, onTook } = parts;
  if (isStreamingFolder(model)) return openStreaming(model, folder);
  const published = isSize(model);
  checkPackage(folder, RUNTIME, published ? model : 'runtime');
  if (published) checkPackage(folder, WHISPER[model], model);
  else if (!existsSync(join(model, 'config.json'))) throw unknownModel(model);
  const where = published ? join(folder, 'node_modules', WHISPER[model].name, 'models/Xenova', `whisper-${model}`) : model;
  const cores = availableParallelism();
  // Two cores work on an utterance, and webhooks must not wait.
  const workers = Math.max(1, Math.floor(cores / 2));
  const data = { runtime: folder, model: where, threads: Math.min(2, cores) };
  const pool = await startWhisper(data, { workers, now, ...(onTook && { onTook }) });
  return { recogniser: createOfflineRecogniser(pool), close: pool.close };
}

async function openStreaming(model: string, folder: string): Promise<Pick<OwnEars, 'recogniser' | 'close'>> {
  try {
    readStreamingFolder(model);
  } catch (error) {
    throw new HotlineError('config_invalid', `OFFLINE_MODEL: ${(error as Error).message}`);
  }
  checkPackage(folder, SHERPA, 'sherpa');
  const engine = await startSherpa(resolve(folder), resolve(model));
  return { recogniser: createSherpaRecogniser(engine), close: engine.close };
}

function isSize(model: string): model is WhisperSize {
  return WHISPER_SIZES.some((size) => size === model);
}

function unknownModel(model: string): HotlineError {
  const what = existsSync(model)
    ? `${model} holds neither config.json (Whisper) nor tokens.txt (streaming)`
    : `there is no ${model}`;
  return new HotlineError('config_invalid', `OFFLINE_MODEL: ${what}; "base", "small" or the folder of a model is wanted`);
}
