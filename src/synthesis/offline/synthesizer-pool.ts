/** Stretches of text shared out among worker threads in the order they come; preparation waits until no caller does. */
import type { Worker } from 'node:worker_threads';
import { HotlineError } from '../../errors.js';
import type { FromWorker, ToWorker, Utterance } from './synthesizer.js';

export interface SynthesizerPool {
  /** 8 kHz µ-law. Rejects with `voice_unavailable` when it cannot be made. */
  speak(utterance: Utterance): Promise<Buffer>;
  /** Resolves as soon as nothing waits or runs. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface SynthesizerPoolOptions {
  workers: number;
  /** Makes a worker that speaks `ToWorker` and `FromWorker`. */
  start: () => Worker;
}

interface Job {
  id: number;
  utterance: Utterance;
  done: (sound: Buffer) => void;
  failed: (error: Error) => void;
}
interface Hand {
  worker: Worker;
  job: Job | null;
}

/** More callers than this wait in vain: somebody else must speak to them. */
const MOST_WAITING = 60;
const trouble = (what: string) => new HotlineError('voice_unavailable', `the voice of this machine ${what}`);

/** Starts the workers and waits until each has loaded its model. Throws `config_invalid` when one cannot. */
export async function createSynthesizerPool({ workers, start }: SynthesizerPoolOptions): Promise<SynthesizerPool> {
  const queue: Job[] = [];
  const resting: (() => void)[] = [];
  let ids = 0;
  let closed = false;
  const hands = await Promise.all(Array.from({ length: workers }, () => ready(start())));
  for (const hand of hands) watch(hand);

  function feed(hand: Hand): void {
    if (hand.job !== null || closed) return;
    const job = queue.shift();
    if (job === undefined) {
      tellIdle();
      return;
    }
    hand.job = job;
    hand.worker.postMessage({ id: job.id, utterance: job.utterance } satisfies ToWorker);
  }
  function tellIdle(): void {
    if (isIdle()) for (const tell of resting.splice(0)) tell();
  }
  function isIdle(): boolean {
    return queue.length === 0 && hands.every(({ job }) => job === null);
  }
  function answered(hand: Hand, message: FromWorker): void {
    const { job } = hand;
    if (job === null || !('id' in message) || message.id !== job.id) return;
    hand.job = null;
    if ('sound' in message) job.done(Buffer.from(message.sound.buffer, message.sound.byteOffset, message.sound.byteLength));
    else job.failed(trouble(`failed: ${message.error}`));
    feed(hand);
  }
  /** Another one takes its place; only the sentence it was making is lost. */
  function died(hand: Hand): void {
    if (closed) return;
    hand.job?.failed(trouble('ended a thread'));
    hand.job = null;
    ready(start()).then(
      (fresh) => {
        hand.worker = fresh.worker;
        watch(hand);
        feed(hand);
      },
      () => {
        hands.splice(hands.indexOf(hand), 1);
        if (hands.length === 0) for (const job of queue.splice(0)) job.failed(trouble('has no thread left'));
      },
    );
  }
  function watch(hand: Hand): void {
    hand.worker.on('message', (message: FromWorker) => answered(hand, message));
    hand.worker.once('exit', () => died(hand));
    hand.worker.on('error', () => {}); // the exit follows
  }

  return {
    speak(utterance) {
      return new Promise<Buffer>((done, failed) => {
        if (closed || hands.length === 0) return failed(trouble('is closed'));
        if (queue.length >= MOST_WAITING) return failed(trouble('has too much to say'));
        queue.push({ id: ++ids, utterance, done, failed });
        for (const hand of hands) feed(hand);
      });
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((tell) => resting.push(tell))),
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.failed(trouble('is closed'));
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}

function ready(worker: Worker): Promise<Hand> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new HotlineError('config_invalid', `the voice of this machine cannot start: ${why}`));
    const crashed = (error: Error) => failed(error.message);
    worker.once('error', crashed);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', crashed);
      if ('ready' in message) resolve({ worker, job: null });
      else failed('error' in message ? message.error : 'it does not speak our language');
    });
  });
}
