/** Streams of sound over one process of sherpa-onnx; when it ends, every call that listens with it is told. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HotlineError } from '../../errors.js';
import type { FromEngine, ToEngine } from './messages.js';

export interface StreamEvents {
  partial(text: string): void;
  final(text: string, flush: number): void;
  /** The process is gone; nothing comes after this. */
  failed(message: string): void;
}

export interface EngineStream {
  /** 16 kHz mono, full scale ±1. */
  audio(samples: Float32Array): void;
  finish(flush: number): void;
  discard(): void;
  close(): void;
}

export interface SherpaEngine {
  /** The time a second of sound takes, in ms, as measured at the start. */
  readonly msASecond: number;
  open(events: StreamEvents): EngineStream;
  close(): Promise<void>;
}

/** What the library wrote before it ended the process; its last lines say why. */
const KEPT_CHARACTERS = 600;

/** Starts the process for a model in `folder`, sherpa-onnx-node in `runtime`. Throws `config_invalid` with what the library said. */
export async function startSherpa(runtime: string, folder: string): Promise<SherpaEngine> {
  const fromSources = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(fromSources ? './sherpa-process.ts' : './sherpa-process.js', import.meta.url));
  return engineOver(
    fork(file, [runtime, folder], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: fromSources ? ['--import', 'tsx'] : [],
    }),
  );
}

/** The same over a process that speaks `ToEngine` and `FromEngine`. */
export async function engineOver(child: ChildProcess): Promise<SherpaEngine> {
  const streams = new Map<number, StreamEvents>();
  const said = lastWords(child);
  let ids = 0;
  let gone = false;
  // Whoever writes to a process that has just ended is told by its exit.
  const send = (message: ToEngine) => void (gone || child.send(message, () => {}));
  child.on('error', () => {});
  const msASecond = await ready(child, said);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = true;
      for (const events of streams.values()) events.failed('the process of the streaming model ended');
      streams.clear();
      resolve();
    });
  });
  child.on('message', (message: FromEngine) => {
    if (message.is === 'partial') streams.get(message.stream)?.partial(message.text);
    if (message.is === 'final') streams.get(message.stream)?.final(message.text, message.flush);
  });
  return {
    msASecond,
    open(events) {
      const stream = ++ids;
      if (gone) queueMicrotask(() => events.failed('the process of the streaming model ended'));
      else streams.set(stream, events);
      send({ do: 'open', stream });
      return {
        audio: (samples) => send({ do: 'audio', stream, samples }),
        finish: (flush) => send({ do: 'finish', stream, flush }),
        discard: () => send({ do: 'discard', stream }),
        close() {
          streams.delete(stream);
          send({ do: 'close', stream });
        },
      };
    },
    async close() {
      streams.clear();
      if (!gone) child.kill();
      await ended;
    },
  };
}

function lastWords(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-KEPT_CHARACTERS);
  });
  return () => text.trim().split('\n').slice(-3).join(' ');
}

function ready(child: ChildProcess, said: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) =>
      reject(new HotlineError('config_invalid', `OFFLINE_MODEL: the streaming model cannot be used: ${why}`));
    child.once('error', (error) => failed(error.message));
    child.once('close', () => failed(said() || 'its process ended'));
    child.once('message', (message: FromEngine) => {
      if (message.is === 'ready') resolve(message.msASecond);
      else failed(message.is === 'failed' ? message.message : 'it does not speak our language');
    });
  });
}
