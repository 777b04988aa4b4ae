/** A Whisper model in the layout of transformers.js: which files it has, and what they say about it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BytePairs, readBytePairs } from './byte-pairs.js';

/** Smallest first; half precision is slower on a processor than any of them. */
const PRECISIONS = ['_quantized', '_int8', '_uint8', '_q4', '_bnb4', ''] as const;

export interface WhisperFiles {
  encoder: string;
  decoder: string;
  /** The encoder keeps its weights in a file beside it: it must be opened by name. */
  encoderHasData: boolean;
  alphabet: BytePairs;
  layers: number;
  heads: number;
  /** Figures a column of the encoder, and of one head. */
  width: number;
  headWidth: number;
  bands: number;
  /** Columns the encoder gives for half a minute. */
  positions: number;
  /** Tokens that are never written, and those no text begins with. */
  never: ReadonlySet<number>;
  neverFirst: ReadonlySet<number>;
}

/** Reads everything but the weights. Throws with a plain reason when a file is missing or it is no multilingual Whisper. */
export function readWhisperFolder(folder: string): WhisperFiles {
  const config = readJson(folder, 'config.json');
  if (config.model_type !== 'whisper') throw new Error(`${folder} holds a model of type ${config.model_type}, not whisper`);
  const generation = existsSync(join(folder, 'generation_config.json')) ? readJson(folder, 'generation_config.json') : {};
  const encoder = onnxFile(folder, 'encoder_model');
  const list = (name: string) => new Set<number>(generation[name] ?? config[name] ?? []);
  return {
    encoder,
    decoder: onnxFile(folder, 'decoder_model_merged'),
    encoderHasData: existsSync(`${encoder}_data`),
    alphabet: readBytePairs(mustExist(join(folder, 'tokenizer.json'))),
    layers: config.decoder_layers,
    heads: config.decoder_attention_heads,
    width: config.d_model,
    headWidth: config.d_model / config.decoder_attention_heads,
    bands: config.num_mel_bins,
    positions: config.max_source_positions,
    never: list('suppress_tokens'),
    neverFirst: list('begin_suppress_tokens'),
  };
}

function onnxFile(folder: string, name: string): string {
  const found = PRECISIONS.map((precision) => join(folder, 'onnx', `${name}${precision}.onnx`)).find(existsSync);
  if (found === undefined) throw new Error(`${join(folder, 'onnx')} has no ${name}.onnx, quantized or not`);
  return found;
}

function readJson(folder: string, name: string) {
  return JSON.parse(readFileSync(mustExist(join(folder, name)), 'utf8'));
}

function mustExist(file: string): string {
  if (!existsSync(file)) throw new Error(`${file} is missing: a Whisper folder has config.json, tokenizer.json and onnx/`);
  return file;
}
