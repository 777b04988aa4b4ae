/** Starts a thread of a recogniser, from the sources or from the build. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A thread that runs the module at an address ending in `.js`; from the sources its `.ts`. */
export function startThread(module: URL, workerData: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(fileURLToPath(module), { workerData });
  // A thread of Node 20 cannot begin with TypeScript: it learns to read it first.
  const file = JSON.stringify(module.href.replace(/\.js$/, '.ts'));
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(begin, { eval: true, workerData });
}
