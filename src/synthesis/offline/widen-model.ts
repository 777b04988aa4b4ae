/** An ONNX model of 16-bit numbers rewritten with 32-bit ones: its sums leave the range of 16 bits in some sentences, which then are no sound at all. */

/** Numbers of fields and types in onnx.proto3. */
const FLOAT = 1;
const FLOAT16 = 10;
const VARINT = 0;
const BYTES = 2;
/** Bytes of the wire types that say their length by themselves. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

interface Field {
  number: number;
  wire: number;
  /** Of a varint. */
  value: number;
  /** Of anything with a length. */
  body: Buffer;
  /** As it stands in the file. */
  whole: Buffer;
}
type Rewrite = (body: Buffer) => Buffer[];

/** The same model with every 16-bit number, type and conversion in 32 bits; deterministic. */
export function widenModel(model: Buffer): Buffer {
  return Buffer.concat(rewritten(model, { 7: graph }));
}

const graph: Rewrite = (body) => rewritten(body, { 1: node, 5: tensor, 11: valueInfo, 12: valueInfo, 13: valueInfo });
const node: Rewrite = (body) => rewritten(body, { 5: attribute });
const valueInfo: Rewrite = (body) => rewritten(body, { 2: (type) => rewritten(type, { 1: tensorType }) });
const tensorType: Rewrite = (body) => fields(body).map((one) => (isHalfType(one, 1) ? varintField(1, FLOAT) : one.whole));

/** `to` of Cast and `dtype` of generators name a type by number. */
const attribute: Rewrite = (body) => {
  const all = fields(body);
  const name = all.find(({ number }) => number === 1)?.body.toString() ?? '';
  if (/^(?:to|dtype)$/.test(name)) return all.map((one) => (isHalfType(one, 3) ? varintField(3, FLOAT) : one.whole));
  return rewritten(body, { 5: tensor, 6: graph });
};

const tensor: Rewrite = (body) => {
  const all = fields(body);
  if (!all.some((one) => isHalfType(one, 2))) return [body];
  return all.flatMap((one) => {
    if (isHalfType(one, 2)) return [varintField(2, FLOAT)];
    if (one.number === 9) return bytesField(9, [widened(one.body)]);
    // 16-bit numbers may also stand as varints.
    if (one.number === 5) return bytesField(9, [widened(halves(one))]);
    return [one.whole];
  });
};

const isHalfType = ({ number, wire, value }: Field, at: number) => number === at && wire === VARINT && value === FLOAT16;

function rewritten(body: Buffer, rules: Readonly<Record<number, Rewrite>>): Buffer[] {
  return fields(body).flatMap((one) => {
    const rule = rules[one.number];
    return rule === undefined || one.wire !== BYTES ? [one.whole] : bytesField(one.number, rule(one.body));
  });
}

function fields(message: Buffer): Field[] {
  const found: Field[] = [];
  for (let at = 0; at < message.length; ) {
    const start = at;
    const [tag, afterTag] = varint(message, at);
    const wire = tag & 7;
    const [value, afterValue] = wire === VARINT || wire === BYTES ? varint(message, afterTag) : [0, afterTag];
    at = afterValue + (wire === BYTES ? value : (FIXED[wire] ?? 0));
    found.push({ number: tag >>> 3, wire, value, body: message.subarray(afterValue, at), whole: message.subarray(start, at) });
  }
  return found;
}

function varint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return [value, at];
    scale *= 128;
  }
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return [...bytes, value];
}

const varintField = (number: number, value: number) => Buffer.from([...varintBytes(number * 8 + VARINT), ...varintBytes(value)]);

function bytesField(number: number, body: Buffer[]): Buffer[] {
  const length = body.reduce((sum, { length }) => sum + length, 0);
  return [Buffer.from([...varintBytes(number * 8 + BYTES), ...varintBytes(length)]), ...body];
}

function halves({ wire, value, body }: Field): Buffer {
  const numbers: number[] = [];
  if (wire === VARINT) numbers.push(value);
  for (let at = 0; at < body.length && wire === BYTES; ) {
    const [one, next] = varint(body, at);
    numbers.push(one);
    at = next;
  }
  return Buffer.from(Uint16Array.from(numbers).buffer);
}

/** IEEE 754 half → single, little-endian both. */
function widened(bytes: Buffer): Buffer {
  const out = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < out.length; i++) out[i] = SINGLES[(bytes[2 * i] as number) | ((bytes[2 * i + 1] as number) << 8)] as number;
  return Buffer.from(out.buffer);
}

const SINGLES = Float32Array.from({ length: 65_536 }, (_, bits) => halfToNumber(bits));

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1_024) * 2 ** (exponent - 15);
}
