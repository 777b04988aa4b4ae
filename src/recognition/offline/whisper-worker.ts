/** A thread that listens with Whisper: loads a model, works through one utterance to be warm, then answers one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadOrt } from './onnx-runtime.js';
import { type FromWorker, nothingTook, type ToWorker } from './transcriber.js';
import { loadWhisper, type Whisper } from './whisper-model.js';

/** What the thread is told when it starts. */
export interface WhisperWorkerData {
  /** Folder with node_modules and onnxruntime-node in it. */
  runtime: string;
  /** Folder of the model, as transformers.js lays it out. */
  model: string;
  /** Threads an utterance is worked on by. */
  threads: number;
}

const port = parentPort;
const say = (message: FromWorker) => port?.postMessage(message);

start(workerData as WhisperWorkerData).catch((error: Error) => say({ error: error.message }));

async function start({ runtime, model, threads }: WhisperWorkerData): Promise<void> {
  const whisper = await loadWhisper(loadOrt(runtime), model, threads);
  const usualMs = await whisper.rehearse();
  let dropped = 0;
  port?.on('message', (message: ToWorker) => {
    if ('drop' in message) dropped = message.drop;
    else void answer(whisper, message, () => dropped === message.id);
  });
  say({ ready: true, usualMs });
}

async function answer(whisper: Whisper, { id, utterance }: Exclude<ToWorker, { drop: number }>, isDropped: () => boolean) {
  const took = nothingTook();
  try {
    say({ id, text: await whisper.transcribe(utterance, isDropped, took), took });
  } catch (error) {
    say({ id, error: (error as Error).message });
  }
}
