/** Utterances shared out among worker threads: finished ones before those still guessed at, guesses nobody wants any more thrown away. */
import type { Worker } from 'node:worker_threads';
import { HotlineError } from '../../errors.js';
import type { FromWorker, Took, ToWorker, Utterance } from './transcriber.js';

export interface Job {
  utterance: Utterance;
  /** Somebody waits for it; the others are guesses. */
  urgent: boolean;
}

export interface Ticket {
  /** The text, or null when it was dropped in time. */
  text: Promise<string | null>;
  /** It is not wanted any more; what has begun ends at the next token. */
  drop(): void;
  /** Somebody waits for it now. */
  hurry(): void;
}

export interface TranscriberPool {
  submit(job: Job): Ticket;
  /** How long an utterance took lately, in ms, waiting not included. */
  usualMs(): number;
  /** Utterances that wait or run. */
  load(): number;
  readonly workers: number;
  close(): Promise<void>;
}

export interface PoolOptions {
  workers: number;
  /** Makes a worker that speaks `ToWorker` and `FromWorker`. */
  start: () => Worker;
  now: () => number;
  /** Told of every utterance: how long it waited and what took how long. */
  onTook?: (took: Took & { waitedMs: number }) => void;
}

interface Waiting extends Job {
  id: number;
  sinceMs: number;
  done: (text: string | null) => void;
  failed: (error: Error) => void;
}

interface Hand {
  worker: Worker;
  job: { waiting: Waiting; startedMs: number } | null;
  usualMs: number;
}

/** Weight of the newest measurement. */
const NEWEST = 0.2;

/** Starts the workers and waits until each has loaded its model. Throws `config_invalid` when one cannot. */
export async function createTranscriberPool({ workers, start, now, onTook = () => {} }: PoolOptions): Promise<TranscriberPool> {
  const queue: Waiting[] = [];
  let ids = 0;
  let closed = false;
  const hands = await Promise.all(Array.from({ length: workers }, () => ready(start())));
  /** Measured by each thread as it started, and with every utterance since. */
  let usual = Math.max(...hands.map((hand) => hand.usualMs));

  function next(): Waiting | undefined {
    const urgent = queue.findIndex((one) => one.urgent);
    return queue.splice(Math.max(0, urgent), 1)[0];
  }
  function feed(hand: Hand): void {
    if (hand.job !== null || closed) return;
    const waiting = next();
    if (waiting === undefined) return;
    hand.job = { waiting, startedMs: now() };
    hand.worker.postMessage({ id: waiting.id, utterance: waiting.utterance } satisfies ToWorker);
  }
  function answered(hand: Hand, message: FromWorker): void {
    const { job } = hand;
    if (job === null || !('id' in message) || message.id !== job.waiting.id) return;
    hand.job = null;
    if ('text' in message) {
      if (message.text !== null) usual += NEWEST * (now() - job.startedMs - usual);
      onTook({ ...message.took, waitedMs: job.startedMs - job.waiting.sinceMs });
      job.waiting.done(message.text);
    }
    if ('error' in message) job.waiting.failed(new HotlineError('internal', `the recogniser failed: ${message.error}`));
    feed(hand);
  }
  /** Another one takes its place; the utterance is lost, which its caller is told. */
  function died(hand: Hand): void {
    if (closed) return;
    hand.job?.waiting.failed(new HotlineError('internal', 'a worker of the recogniser ended'));
    hand.job = null;
    ready(start()).then(
      (fresh) => {
        hand.worker = fresh.worker;
        watch(hand);
        feed(hand);
      },
      () => hands.splice(hands.indexOf(hand), 1),
    );
  }
  function watch(hand: Hand): void {
    hand.worker.on('message', (message: FromWorker) => answered(hand, message));
    hand.worker.once('exit', () => died(hand));
    hand.worker.on('error', () => {}); // the exit follows
  }
  for (const hand of hands) watch(hand);

  return {
    workers,
    usualMs: () => usual,
    load: () => queue.length + hands.filter(({ job }) => job !== null).length,
    submit(job) {
      let waiting: Waiting | undefined;
      const text = new Promise<string | null>((done, failed) => {
        if (closed || hands.length === 0) return failed(new HotlineError('internal', 'the recogniser has no workers'));
        waiting = { ...job, id: ++ids, sinceMs: now(), done, failed };
        queue.push(waiting);
        for (const hand of hands) feed(hand);
      });
      return {
        text,
        drop() {
          if (waiting === undefined) return;
          const [at, { id }] = [queue.indexOf(waiting), waiting];
          if (at >= 0) queue.splice(at, 1)[0]?.done(null);
          else hands.find((hand) => hand.job?.waiting.id === id)?.worker.postMessage({ drop: id } satisfies ToWorker);
        },
        hurry() {
          if (waiting !== undefined) waiting.urgent = true;
        },
      };
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.done(null);
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}

function ready(worker: Worker): Promise<Hand> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new HotlineError('config_invalid', `the offline recogniser cannot start: ${why}`));
    // Only these are taken off again: a worker has listeners of its own.
    const crashed = (error: Error) => failed(error.message);
    worker.once('error', crashed);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', crashed);
      if ('ready' in message) resolve({ worker, job: null, usualMs: message.usualMs });
      else failed('error' in message ? message.error : 'it does not speak our language');
    });
  });
}
