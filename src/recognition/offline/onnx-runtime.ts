/** The part of onnxruntime-node that is used, loaded from the folder of the models: it is no dependency of the line. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

export interface Tensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}
export interface OrtSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, Tensor>, fetches?: readonly string[]): Promise<Record<string, Tensor>>;
}
export interface Ort {
  Tensor: new (type: string, data: unknown, dims: readonly number[]) => Tensor;
  InferenceSession: { create(model: string | Uint8Array, options: Record<string, unknown>): Promise<OrtSession> };
}

/** Throws `Cannot find module …` when `npm run models` did not put it there. */
export function loadOrt(folder: string): Ort {
  return createRequire(join(resolve(folder), 'package.json'))('onnxruntime-node');
}

/** Threads that spin while they wait cost half as much again, on a machine that also answers webhooks. */
export function sessionOptions(threads: number): Record<string, unknown> {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}
