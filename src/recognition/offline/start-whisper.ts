/** Starts the threads of the offline recogniser, from the sources or from the build. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createTranscriberPool, type TranscriberPool } from './transcriber-pool.js';
import type { WhisperWorkerData } from './whisper-worker.js';

const FROM_SOURCES = import.meta.url.endsWith('.ts');

/** Loads the model in so many threads. Throws `config_invalid` when it is not there or cannot be loaded. */
export function startWhisper(data: WhisperWorkerData, options: { workers: number; now: () => number }): Promise<TranscriberPool> {
  return createTranscriberPool({ ...options, start: () => startWorker({ ...data, folder: resolve(data.folder) }) });
}

function startWorker(workerData: WhisperWorkerData): Worker {
  if (!FROM_SOURCES) return new Worker(fileURLToPath(new URL('./whisper-worker.js', import.meta.url)), { workerData });
  // A thread of Node 20 cannot begin with TypeScript: it learns to read it first.
  const file = JSON.stringify(new URL('./whisper-worker.ts', import.meta.url).href);
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(begin, { eval: true, workerData });
}
