/** Whisper's encoder, made able to take less than half a minute: its table of positions is cut to the length of the sound. */
import { type Field, field, fields, numberField, numbers } from './protobuf.js';

/** Numbers of fields in ONNX (onnx.proto). */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const GRAPH_INITIALIZER = 5;
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 } as const;
const NODE = { input: 1, output: 2, name: 3, operator: 4 } as const;
const INT64 = 7;

/** The model with a table of `positions` rows that is cut to what is added to it; null when it has no such table. */
export function shortEncoder(model: Buffer, positions: number): Buffer | null {
  const parts = [...fields(model)];
  const graph = parts.find(({ number }) => number === MODEL_GRAPH);
  const changed = graph === undefined ? null : cutTable(graph.bytes, positions);
  if (changed === null) return null;
  return Buffer.concat(parts.map((part) => (part === graph ? field(MODEL_GRAPH, changed) : part.whole)));
}

function cutTable(graph: Buffer, positions: number): Buffer | null {
  const parts = [...fields(graph)];
  const table = parts.map((part) => tableName(part, positions)).find((name) => name !== null);
  const sum = parts.find((part) => part.number === GRAPH_NODE && adds(part.bytes, table ?? ''));
  if (table === undefined || sum === undefined) return null;
  const sound = texts(sum.bytes, NODE.input).find((name) => name !== table) ?? '';
  const withCut = [...fields(sum.bytes)].map((part) =>
    part.number === NODE.input && part.bytes.toString() === table ? field(NODE.input, 'cut.table') : part.whole,
  );
  const sumAfterCut = field(GRAPH_NODE, Buffer.concat(withCut));
  const cut = [
    ...[0, 1, 2].map((value) => constant(`cut.${value}`, value)),
    node('Shape', [sound], 'cut.shape'),
    node('Slice', ['cut.shape', 'cut.1', 'cut.2', 'cut.0'], 'cut.length'),
    node('Slice', [table, 'cut.0', 'cut.length', 'cut.0'], 'cut.table'),
  ];
  return Buffer.concat(parts.flatMap((part) => (part === sum ? [...cut, sumAfterCut] : [part.whole])));
}

/** The name of a tensor of `positions` rows and some columns. */
function tableName({ number, bytes }: Field, positions: number): string | null {
  if (number !== GRAPH_INITIALIZER) return null;
  const dims: number[] = [];
  let name = '';
  for (const part of fields(bytes)) {
    if (part.number === TENSOR.dims) dims.push(...numbers(part));
    if (part.number === TENSOR.name) name = part.bytes.toString();
  }
  return dims.length === 2 && dims[0] === positions ? name : null;
}

function adds(bytes: Buffer, name: string): boolean {
  return texts(bytes, NODE.operator)[0] === 'Add' && texts(bytes, NODE.input).includes(name);
}

function texts(message: Buffer, number: number): string[] {
  return [...fields(message)].filter((part) => part.number === number).map(({ bytes }) => bytes.toString());
}

function node(operator: string, inputs: readonly string[], output: string): Buffer {
  const named = inputs.map((input) => field(NODE.input, input));
  return field(
    GRAPH_NODE,
    Buffer.concat([...named, field(NODE.output, output), field(NODE.name, output), field(NODE.operator, operator)]),
  );
}

function constant(name: string, value: number): Buffer {
  const raw = Buffer.alloc(8);
  raw.writeBigInt64LE(BigInt(value));
  return field(
    GRAPH_INITIALIZER,
    Buffer.concat([numberField(TENSOR.dims, 1), numberField(TENSOR.type, INT64), field(TENSOR.name, name), field(TENSOR.raw, raw)]),
  );
}
