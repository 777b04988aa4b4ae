/** Starts the threads of the voice on this machine, from the sources or from the build. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { KokoroWorkerData } from './kokoro-worker.js';
import { createSynthesizerPool, type SynthesizerPool } from './synthesizer-pool.js';
import { checkVoice } from './voice-packages.js';

const FROM_SOURCES = import.meta.url.endsWith('.ts');
/** Cores a thread works on. */
const CORES = 2;

/** Loads the voice in a thread for every second core, so that webhooks need not wait. Throws `config_invalid` when it is not there or cannot be loaded. */
export function startKokoro(data: Omit<KokoroWorkerData, 'threads'>): Promise<SynthesizerPool> {
  const folder = resolve(data.folder);
  checkVoice(folder, data.voice);
  const workers = Math.max(1, Math.floor(availableParallelism() / CORES));
  return createSynthesizerPool({ workers, start: () => startWorker({ ...data, folder, threads: CORES }) });
}

function startWorker(workerData: KokoroWorkerData): Worker {
  if (!FROM_SOURCES) return new Worker(fileURLToPath(new URL('./kokoro-worker.js', import.meta.url)), { workerData });
  // A thread of Node 20 cannot begin with TypeScript: it learns to read it first.
  const file = JSON.stringify(new URL('./kokoro-worker.ts', import.meta.url).href);
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(begin, { eval: true, workerData });
}
