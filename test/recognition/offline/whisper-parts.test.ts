/** Whisper without its weights: what it sees of a sound, its alphabet, its encoder cut short, and how a text is read off. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readBytePairs } from '../../../src/recognition/offline/byte-pairs.js';
import { createLogMel } from '../../../src/recognition/offline/log-mel.js';
import type { Ort, Tensor } from '../../../src/recognition/offline/onnx-runtime.js';
import { field, fields, numberField } from '../../../src/recognition/offline/protobuf.js';
import { shortEncoder } from '../../../src/recognition/offline/short-encoder.js';
import { nothingTook } from '../../../src/recognition/offline/transcriber.js';
import { loadWhisper, type Whisper } from '../../../src/recognition/offline/whisper-model.js';

describe('the mel bands', () => {
  /** As @huggingface/transformers 4.3.1 gives them for whisper-base: band, column, figure. */
  const REFERENCE: [number, number, number][] = [
    [24, 50, 1.1422],
    [25, 50, 1.3411],
    [26, 50, 1.4397],
    [0, 50, -0.5603],
    [79, 50, -0.5603],
    [25, 0, 1.3355],
    [25, 99, 1.342],
    [25, 100, 1.2631],
    [25, 101, 0.3543],
    [3, 200, -0.5603],
  ];

  test('a second of 1 kHz, half as loud as can be', () => {
    const tone = Float32Array.from({ length: 16_000 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 1_000 * i) / 16_000));
    const bands = createLogMel(80)(tone, 3_000);
    expect(bands).toHaveLength(80 * 3_000);
    for (const [band, column, figure] of REFERENCE) expect(bands[band * 3_000 + column]).toBeCloseTo(figure, 3);
  });

  test('the same sound gives the same figures in less room; what does not fit is cut', () => {
    const sound = Float32Array.from({ length: 8_000 }, (_, i) => Math.sin(i * Math.sin(i / 900)));
    const [long, short] = [createLogMel(80)(sound, 200), createLogMel(80)(sound, 100)];
    for (const band of [0, 20, 79]) expect(short[band * 100 + 30]).toBeCloseTo(long[band * 200 + 30] as number, 5);
    expect(createLogMel(128)(sound, 11)).toHaveLength(128 * 11);
  });
});

const SPECIALS = [
  '<|endoftext|>',
  '<|startoftranscript|>',
  '<|zh|>',
  '<|en|>',
  '<|transcribe|>',
  '<|startofprev|>',
  '<|nospeech|>',
  '<|notimestamps|>',
];
/** Letters of the bytes of 你 and 好, then what they make together. */
const LETTERS = ['ä', '½', 'ł', 'å', '¥', 'Ġ', 'a', 'b'];
const MERGES = [
  ['ä', '½'],
  ['ä½', 'ł'],
  ['å', '¥'],
  ['å¥', '½'],
];
const PIECES = [...LETTERS, ...MERGES.map((pair) => pair.join(''))];
const idOf = (piece: string) => PIECES.indexOf(piece);
const specialOf = (name: string) => PIECES.length + SPECIALS.indexOf(name);
const END = specialOf('<|endoftext|>');
const NI = idOf('ä½ł');
const HAO = idOf('å¥½');

const folder = mkdtempSync(join(tmpdir(), 'whisper-'));
afterAll(() => rmSync(folder, { recursive: true }));

function writeTokenizer(specials = SPECIALS, merges: unknown = MERGES): string {
  const vocab = Object.fromEntries(PIECES.map((piece, id) => [piece, id]));
  const added = specials.map((content, i) => ({ content, id: PIECES.length + i }));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ model: { type: 'BPE', vocab, merges }, added_tokens: added }));
  return join(folder, 'tokenizer.json');
}

describe('the alphabet', () => {
  test.each([MERGES, MERGES.map((pair) => pair.join(' '))])(
    'characters are put together from bytes and taken apart again',
    (...merges) => {
      const alphabet = readBytePairs(writeTokenizer(SPECIALS, merges));
      expect(alphabet.encode('你好 ab')).toEqual([NI, HAO, idOf('Ġ'), idOf('a'), idOf('b')]);
      expect(alphabet.decode([specialOf('<|zh|>'), NI, HAO, idOf('ä'), END])).toBe('你好');
    },
  );

  test('a model of another kind is told', () => {
    const alphabet = readBytePairs(writeTokenizer(SPECIALS.slice(0, 2)));
    expect(() => alphabet.special('<|zh|>')).toThrow('not a multilingual Whisper');
    writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ model: { type: 'Unigram' } }));
    expect(() => readBytePairs(join(folder, 'tokenizer.json'))).toThrow('lists no byte pairs');
  });
});

/** An encoder that adds a table of so many rows to `sound`. */
function encoderWith(rows: number): Buffer {
  const table = field(5, Buffer.concat([numberField(1, rows), numberField(1, 2), numberField(2, 1), field(8, 'table')]));
  const add = field(1, Buffer.concat([field(1, 'sound'), field(1, 'table'), field(2, 'sum'), field(4, 'Add')]));
  const other = field(1, Buffer.concat([field(1, 'sum'), field(2, 'out'), field(4, 'Identity')]));
  return Buffer.concat([numberField(1, 8), field(7, Buffer.concat([add, other, table, field(2, 'encoder')])), field(14, 'note')]);
}

describe('the encoder cut short', () => {
  test('its table is cut to what it is added to, everything else stays', () => {
    const model = shortEncoder(encoderWith(1_500), 1_500) ?? Buffer.alloc(0);
    const parts = [...fields(model)];
    expect(parts.map(({ number }) => number)).toEqual([1, 7, 14]);
    const nodes = [...fields(parts[1]?.bytes ?? Buffer.alloc(0))].filter(({ number }) => number === 1);
    const shape = nodes.map(({ bytes }) => [...fields(bytes)].map((part) => part.bytes.toString()).join(' '));
    expect(shape).toEqual([
      'sound cut.shape cut.shape Shape',
      'cut.shape cut.1 cut.2 cut.0 cut.length cut.length Slice',
      'table cut.0 cut.length cut.0 cut.table cut.table Slice',
      'sound cut.table sum Add',
      'sum out Identity',
    ]);
  });

  test('without such a table it is left alone; what is no model is told', () => {
    expect(shortEncoder(encoderWith(1_000), 1_500)).toBeNull();
    expect(() => shortEncoder(Buffer.from('version https://git-lfs'), 1_500)).toThrow(RangeError);
  });
});

/** A runtime whose decoder says a script, whatever it hears; notes what it was fed. */
function scriptedRuntime(script: (prompted: boolean) => number[]): {
  ort: Ort;
  fed: number[][];
  columns: number[];
  encoded: () => number;
} {
  const fed: number[][] = [];
  const columns: number[] = [];
  let next: number[] = [];
  class MadeTensor {
    readonly data: unknown;
    readonly dims: readonly number[];
    constructor(_type: string, data: unknown, dims: readonly number[]) {
      this.data = data;
      this.dims = dims;
    }
  }
  const size = PIECES.length + SPECIALS.length;
  const scores = (tokens: number[]) => {
    const all = new Float32Array(tokens.length * size);
    all[(tokens.length - 1) * size + (next.shift() ?? END)] = 9;
    // What is never said would be the likeliest.
    all[(tokens.length - 1) * size + idOf('b')] = 99;
    return new MadeTensor('float32', all, [1, tokens.length, size]);
  };
  const encoder = async (feeds: Record<string, Tensor>) => {
    columns.push(feeds.input_features?.dims[2] ?? 0);
    return { last_hidden_state: new MadeTensor('float32', new Float32Array(2), [1, 1, 2]) };
  };
  const decoder = async (feeds: Record<string, Tensor>) => {
    const { data } = feeds.input_ids as Tensor;
    const tokens = [...(data as BigInt64Array)].map(Number);
    fed.push(tokens);
    if (tokens.length > 1) next = script(tokens.includes(specialOf('<|startofprev|>')));
    const state = new MadeTensor('float32', new Float32Array(0), [1, 1, 0, 2]);
    return { logits: scores(tokens), 'present.0.decoder.key': state, 'present.0.encoder.key': state };
  };
  const outputNames = ['logits', 'present.0.decoder.key', 'present.0.encoder.key'];
  const create = async (model: string | Uint8Array) => ({
    inputNames: [],
    outputNames,
    run: typeof model === 'string' && model.includes('decoder') ? decoder : encoder,
  });
  return {
    ort: { Tensor: MadeTensor, InferenceSession: { create } } as unknown as Ort,
    fed,
    columns,
    encoded: () => columns.length,
  };
}

describe('reading a text', () => {
  beforeEach(() => {
    writeTokenizer();
    mkdirSync(join(folder, 'onnx'), { recursive: true });
    writeFileSync(join(folder, 'onnx/encoder_model_quantized.onnx'), encoderWith(1_500));
    writeFileSync(join(folder, 'onnx/decoder_model_merged.onnx'), 'weights');
    const config = { model_type: 'whisper', d_model: 2, decoder_attention_heads: 1, decoder_layers: 1, num_mel_bins: 80 };
    const all = { ...config, max_source_positions: 1_500, suppress_tokens: [idOf('b')], begin_suppress_tokens: [END] };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(all));
  });

  const utterance = { sound: 1, samples: new Float32Array(32_000), language: 'zh-CN' as const, words: [] as string[] };
  const read = (whisper: Whisper, more = {}, isDropped = () => false) =>
    whisper.transcribe({ ...utterance, ...more }, isDropped, nothingTook());
  const opening = ['<|startoftranscript|>', '<|zh|>', '<|transcribe|>', '<|notimestamps|>'].map(specialOf);

  test('the likeliest tokens until the end; ten seconds are looked at, not thirty, and more where more was said', async () => {
    const { ort, fed, columns } = scriptedRuntime(() => [NI, HAO, END]);
    const whisper = await loadWhisper(ort, folder, 2);
    expect(await read(whisper)).toBe('你好');
    expect(fed).toEqual([opening, [NI], [HAO]]);
    await read(whisper, { sound: 2, samples: new Float32Array(16_000 * 15) });
    await read(whisper, { sound: 3, samples: new Float32Array(16_000 * 28) });
    expect(columns).toEqual([1_024, 2_048, 3_000]);
  });

  test('words to expect go before; the same sound is encoded once', async () => {
    const { ort, fed, encoded } = scriptedRuntime(() => [NI, END]);
    const whisper = await loadWhisper(ort, folder, 2);
    await read(whisper);
    await read(whisper, { words: ['好'] });
    expect(fed.at(-2)).toEqual([specialOf('<|startofprev|>'), idOf('Ġ'), HAO, ...opening]);
    expect(encoded()).toBe(1);
  });

  test('a prompt that leads round in circles is left out; without one nothing was said', async () => {
    const { ort, encoded } = scriptedRuntime((prompted) => (prompted ? Array(40).fill([NI, HAO]).flat() : [HAO, END]));
    const whisper = await loadWhisper(ort, folder, 2);
    expect(await read(whisper, { words: ['好'] })).toBe('好');
    expect(encoded()).toBe(1);
    const endless = await loadWhisper(scriptedRuntime(() => Array(40).fill([NI, HAO]).flat()).ort, folder, 2);
    expect(await read(endless)).toBe('');
  });

  test('what is dropped ends at the next token', async () => {
    const { ort, fed } = scriptedRuntime(() => [NI, HAO, END]);
    const whisper = await loadWhisper(ort, folder, 2);
    let asked = 0;
    expect(await read(whisper, {}, () => ++asked > 2)).toBeNull();
    expect(fed).toHaveLength(2);
  });

  test('a rehearsal goes on for a dozen tokens and says how long it took', async () => {
    const { ort, fed } = scriptedRuntime(() => []);
    const whisper = await loadWhisper(ort, folder, 2);
    expect(await whisper.rehearse()).toBeGreaterThan(0);
    expect(fed.length).toBe(2 * 13);
  });

  test.each([
    ['config.json', /config.json is missing: a Whisper folder has/],
    ['onnx', /has no encoder_model.onnx, quantized or not/],
    ['tokenizer.json', /tokenizer.json is missing/],
  ])('without %s it is told what is missing', async (name, problem) => {
    rmSync(join(folder, name), { recursive: true });
    await expect(loadWhisper(scriptedRuntime(() => []).ort, folder, 2)).rejects.toThrow(problem);
  });
});
