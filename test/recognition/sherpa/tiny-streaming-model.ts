/** A streaming transducer of a few kilobytes that really runs: once somebody is loud it hears 你好, and nothing else. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { field, numberField } from '../../../src/recognition/offline/protobuf.js';

/** ONNX (onnx.proto): element types and kinds of attributes. */
const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE = { int: 2, ints: 7 } as const;
/** Loudness is the mean of 80 logarithmic mel bands: about −16 in silence, above −9 for speech. */
const LOUD = -11;
const HARD = 100;

const message = (...parts: Buffer[]) => Buffer.concat(parts);

function node(operator: string, inputs: string[], outputs: string[], attributes: Record<string, number | number[]> = {}): Buffer {
  const all = Object.entries(attributes).map(([name, value]) =>
    field(
      5,
      Array.isArray(value)
        ? message(field(1, name), ...value.map((one) => numberField(8, one)), numberField(20, ATTRIBUTE.ints))
        : message(field(1, name), numberField(3, value), numberField(20, ATTRIBUTE.int)),
    ),
  );
  return field(
    1,
    message(...inputs.map((one) => field(1, one)), ...outputs.map((one) => field(2, one)), field(4, operator), ...all),
  );
}

function constant(name: string, values: number[]): Buffer {
  const raw = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) raw.writeFloatLE(value, 4 * i);
  return field(5, message(numberField(1, values.length), numberField(2, FLOAT), field(8, name), field(9, raw)));
}

function value(place: 11 | 12, name: string, type: number, dims: (string | number)[]): Buffer {
  const shape = dims.map((dim) => field(1, typeof dim === 'string' ? field(2, dim) : numberField(1, dim)));
  const tensor = message(numberField(1, type), field(2, message(...shape)));
  return field(place, message(field(1, name), field(2, field(1, tensor))));
}

function model(graph: Buffer[], metadata: Record<string, string | number>): Buffer {
  const notes = Object.entries(metadata).map(([key, what]) => field(14, message(field(1, key), field(2, String(what)))));
  return message(numberField(1, 8), field(7, message(field(2, 'tiny'), ...graph)), field(8, numberField(2, 13)), ...notes);
}

const encoder = () =>
  model(
    [
      value(11, 'x', FLOAT, ['N', 9, 80]),
      value(11, 'h', FLOAT, [1, 'N', 4]),
      value(11, 'c', FLOAT, [1, 'N', 4]),
      node('ReduceMean', ['x'], ['out'], { axes: [1, 2], keepdims: 1 }),
      node('Identity', ['h'], ['next_h']),
      node('Identity', ['c'], ['next_c']),
      value(12, 'out', FLOAT, ['N', 1, 1]),
      value(12, 'next_h', FLOAT, [1, 'N', 4]),
      value(12, 'next_c', FLOAT, [1, 'N', 4]),
    ],
    { model_type: 'lstm', num_encoder_layers: 1, T: 9, decode_chunk_len: 4, rnn_hidden_size: 4, d_model: 4 },
  );

/** Gives the last token as a number. */
const decoder = () =>
  model(
    [
      value(11, 'y', INT64, ['N', 2]),
      node('Cast', ['y'], ['numbers'], { to: FLOAT }),
      constant('last', [0, 1]),
      node('Mul', ['numbers', 'last'], ['kept']),
      node('ReduceSum', ['kept', 'axis'], ['out'], { keepdims: 1 }),
      field(
        5,
        message(numberField(1, 1), numberField(2, INT64), field(8, 'axis'), field(9, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]))),
      ),
      value(12, 'out', FLOAT, ['N', 1]),
    ],
    { vocab_size: 4, context_size: 2 },
  );

/** 你 follows the blank and 好 follows 你, while it is loud; otherwise the blank. */
const joiner = () =>
  model(
    [
      value(11, 'encoder_out', FLOAT, ['N', 1]),
      value(11, 'decoder_out', FLOAT, ['N', 1]),
      constant('before', [HARD, HARD, 0, 2]),
      constant('weight', [0, HARD, HARD, HARD]),
      constant('threshold', [LOUD]),
      constant('loudly', [0, 0, 1, 1]),
      node('Sub', ['decoder_out', 'before'], ['apart']),
      node('Abs', ['apart'], ['distance']),
      node('Mul', ['distance', 'weight'], ['penalty']),
      node('Sub', ['encoder_out', 'threshold'], ['over']),
      node('Mul', ['over', 'loudly'], ['wish']),
      node('Sub', ['wish', 'penalty'], ['logit']),
      value(12, 'logit', FLOAT, ['N', 4]),
    ],
    { joiner_dim: 1 },
  );

/** Writes the model into a new folder. */
export function tinyStreamingModel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'streaming-'));
  writeFileSync(join(folder, 'tokens.txt'), '<blk> 0\n<unk> 1\n你 2\n好 3\n');
  for (const [name, bytes] of Object.entries({ encoder: encoder(), decoder: decoder(), joiner: joiner() }))
    writeFileSync(join(folder, `${name}.onnx`), bytes);
  mkdirSync(join(folder, 'test_wavs'));
  return folder;
}
