/** A thread that listens with Whisper: loads the model from a folder of the centre's, then answers one utterance after the other. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ToWorker, Utterance } from './transcriber.js';

/** What the thread is told when it starts. */
export interface WhisperWorkerData {
  /** Folder with node_modules: `@huggingface/transformers` and the model's package. */
  folder: string;
  size: WhisperSize;
}
export type WhisperSize = 'base' | 'small';

/** The part of transformers.js that is used. */
interface Tokenizer {
  encode(text: string, options: { add_special_tokens: boolean }): number[];
  decode(tokens: number[], options: { skip_special_tokens: boolean }): string;
}
interface OrtSession {
  outputNames: readonly string[];
  run(feeds: unknown, fetches?: unknown, options?: unknown): Promise<unknown>;
}
interface Whisper {
  tokenizer: Tokenizer;
  processor(samples: Float32Array): Promise<{ input_features: unknown }>;
  model: {
    sessions: Record<string, OrtSession>;
    generate(options: Record<string, unknown>): Promise<{ tolist(): (number | bigint)[][] }>;
  };
}

/** Tokens of the multilingual models. */
const START_OF_PREVIOUS = 50_361;
const START = 50_258;
const LANGUAGE = { 'zh-CN': 50_260, en: 50_259 } as const;
const TRANSCRIBE = 50_359;
const NO_TIMESTAMPS = 50_363;
/** A prompt of a few likely words helps, a prompt of everything harms. */
const MOST_WORDS = 40;
const MOST_PROMPT_TOKENS = 100;
/** Nobody says more in one utterance of an inquiry. */
const MOST_NEW_TOKENS = 120;

const port = parentPort;
const say = (message: FromWorker) => port?.postMessage(message);

load(workerData as WhisperWorkerData).then(
  (whisper) => {
    port?.on('message', ({ id, utterance }: ToWorker) => {
      transcribe(whisper, utterance).then(
        (text) => say({ id, text }),
        (error: Error) => say({ id, error: error.message }),
      );
    });
    say({ ready: true });
  },
  (error: Error) => say({ error: error.message }),
);

async function load({ folder, size }: WhisperWorkerData): Promise<Whisper> {
  const find = createRequire(join(folder, 'package.json'));
  const transformers = await import(pathToFileURL(find.resolve('@huggingface/transformers')).href);
  transformers.env.allowRemoteModels = false;
  transformers.env.localModelPath = join(folder, 'node_modules', `sts-whisper-${size}`, 'models');
  const options = { dtype: 'q8', device: 'cpu', local_files_only: true };
  const whisper: Whisper = await transformers.pipeline('automatic-speech-recognition', `Xenova/whisper-${size}`, options);
  for (const session of Object.values(whisper.model.sessions)) withoutAttentions(session);
  return whisper;
}

/** The exported model also returns its attention maps, 72 MB an utterance; not asking for them halves the time. */
function withoutAttentions(session: OrtSession): void {
  const names = session.outputNames.filter((name) => !/attentions/.test(name));
  const run = session.run.bind(session);
  session.run = (feeds) => run(feeds, names);
}

async function transcribe({ tokenizer, processor, model }: Whisper, { samples, language, words }: Utterance): Promise<string> {
  const { input_features: inputs } = await processor(samples);
  const prompt = promptOf(tokenizer, words);
  const begin = [...prompt, START, LANGUAGE[language], TRANSCRIBE, NO_TIMESTAMPS];
  const output = await model.generate({ inputs, decoder_input_ids: begin, max_new_tokens: MOST_NEW_TOKENS });
  const tokens = (output.tolist()[0] ?? []).map(Number);
  return tokenizer.decode(tokens.slice(begin.length), { skip_special_tokens: true }).trim();
}

function promptOf(tokenizer: Tokenizer, words: readonly string[]): number[] {
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  const tokens = tokenizer.encode(` ${words.join('，')}`, { add_special_tokens: false });
  return [START_OF_PREVIOUS, ...tokens.slice(0, MOST_PROMPT_TOKENS)];
}
