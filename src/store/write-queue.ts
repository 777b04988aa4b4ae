/** Group commit: jobs that arrive while a transaction is being written go into the next one together. */

export interface WriteQueueOptions<Job, Result> {
  /** Writes all jobs in one transaction or none; one result a job, in order. */
  commit(jobs: readonly Job[]): Promise<Result[]>;
  /** Jobs with one key never share a transaction; they are written in the order they came. */
  keyOf(job: Job): string;
  /** True when one job alone can be to blame, so that the others deserve another try without it. */
  isOneJobsFault(error: unknown): boolean;
  /** Most jobs in a transaction. */
  most: number;
}

interface Waiting<Job, Result> {
  job: Job;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * A queue with one writer.
 * @returns a function that resolves with the job's result once it is durable, or rejects with what `commit` threw; the queue goes on either way.
 */
export function createWriteQueue<Job, Result>(options: WriteQueueOptions<Job, Result>): (job: Job) => Promise<Result> {
  let queue: Waiting<Job, Result>[] = [];
  let writing = false;

  function takeBatch(): Waiting<Job, Result>[] {
    const keys = new Set<string>();
    const batch: Waiting<Job, Result>[] = [];
    const rest: Waiting<Job, Result>[] = [];
    for (const waiting of queue) {
      const key = options.keyOf(waiting.job);
      (batch.length < options.most && !keys.has(key) ? batch : rest).push(waiting);
      keys.add(key);
    }
    queue = rest;
    return batch;
  }

  async function write(batch: readonly Waiting<Job, Result>[]): Promise<void> {
    try {
      const results = await options.commit(batch.map((waiting) => waiting.job));
      batch.forEach((waiting, i) => {
        waiting.resolve(results[i] as Result);
      });
    } catch (error) {
      if (batch.length > 1 && options.isOneJobsFault(error)) for (const waiting of batch) await write([waiting]);
      else for (const waiting of batch) waiting.reject(error);
    }
  }

  async function drain(): Promise<void> {
    writing = true;
    await Promise.resolve(); // jobs of the same tick share the first transaction
    while (queue.length > 0) await write(takeBatch());
    writing = false;
  }

  return (job) =>
    new Promise((resolve, reject) => {
      queue.push({ job, resolve, reject });
      if (!writing) void drain();
    });
}
