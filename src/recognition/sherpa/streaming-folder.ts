/** A streaming model of the centre's own, as sherpa-onnx publishes them: tokens.txt beside a transducer (encoder, decoder, joiner) or a paraformer (encoder, decoder). */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fields } from '../offline/protobuf.js';

export interface StreamingFiles {
  kind: 'transducer' | 'paraformer';
  tokens: string;
  encoder: string;
  decoder: string;
  /** Null for a paraformer. */
  joiner: string | null;
  /** Words to prefer, one a line, of a transducer; null when the folder has no hotwords.txt. */
  hotwords: string | null;
}

/** Where ONNX files keep what their makers noted (onnx.proto). */
const METADATA = 14;
/** What sherpa-onnx must find there; it ends the process when it does not. */
const NEEDED = { transducer: ['model_type'], paraformer: ['vocab_size', 'encoder_output_size'] } as const;

/** True for a folder that holds a streaming model, whole or not. */
export function isStreamingFolder(folder: string): boolean {
  return existsSync(join(folder, 'tokens.txt'));
}

/** Finds the files, 8-bit ones first. Throws with a plain reason when one is missing, empty or of another kind. */
export function readStreamingFolder(folder: string): StreamingFiles {
  const names = readdirSync(folder).sort();
  const find = (part: string) => {
    const all = names.filter((name) => name.startsWith(part) && name.endsWith('.onnx'));
    // Decoders are small, and lose more by 8 bits than they gain.
    return all.find((name) => name.includes('int8') === (part !== 'decoder')) ?? all[0] ?? null;
  };
  const [encoder, decoder, joiner] = [find('encoder'), find('decoder'), find('joiner')];
  const missing = Object.entries({ encoder, decoder }).find(([, name]) => name === null);
  if (missing !== undefined) throw new Error(`${folder} has tokens.txt, but no ${missing[0]}*.onnx`);
  const files: StreamingFiles = {
    kind: joiner === null ? 'paraformer' : 'transducer',
    tokens: join(folder, 'tokens.txt'),
    encoder: join(folder, encoder as string),
    decoder: join(folder, decoder as string),
    joiner: joiner === null ? null : join(folder, joiner),
    hotwords: joiner !== null && names.includes('hotwords.txt') ? join(folder, 'hotwords.txt') : null,
  };
  check(files);
  return files;
}

function check({ kind, tokens, encoder, decoder, joiner }: StreamingFiles): void {
  for (const file of [tokens, encoder, decoder, joiner])
    if (file !== null && statSync(file).size === 0) throw new Error(`${file} is empty`);
  const odd = readFileSync(tokens, 'utf8')
    .split(/\r?\n/)
    .find((line) => line !== '' && !/^\S*\s+\d+$/.test(line));
  if (odd !== undefined) throw new Error(`${tokens} is no list of tokens and numbers: “${odd.slice(0, 40)}”`);
  const notes = metadata(encoder);
  const lacking = NEEDED[kind].find((key) => !notes.has(key));
  if (lacking !== undefined)
    throw new Error(
      `${encoder} is no streaming ${kind} of sherpa-onnx: it notes no ${lacking}${joiner === null ? ', and there is no joiner*.onnx' : ''}`,
    );
}

function metadata(file: string): Map<string, string> {
  try {
    const pairs = [...fields(readFileSync(file))].filter(({ number }) => number === METADATA);
    return new Map(pairs.map(({ bytes }) => [...fields(bytes)].map((part) => part.bytes.toString()) as [string, string]));
  } catch {
    throw new Error(`${file} is no ONNX file, or it is cut short`);
  }
}
