/** Starts the threads that listen with Whisper. */
import { resolve } from 'node:path';
import { startThread } from '../start-thread.js';
import { createTranscriberPool, type TranscriberPool } from './transcriber-pool.js';
import type { WhisperWorkerData } from './whisper-worker.js';

/** Loads the model in so many threads. Throws `config_invalid` when it is not there or cannot be loaded. */
export function startWhisper(data: WhisperWorkerData, options: { workers: number; now: () => number }): Promise<TranscriberPool> {
  const workerData = { ...data, runtime: resolve(data.runtime), model: resolve(data.model) };
  return createTranscriberPool({
    ...options,
    start: () => startThread(new URL('./whisper-worker.js', import.meta.url), workerData),
  });
}
