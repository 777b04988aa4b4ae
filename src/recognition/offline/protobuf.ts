/** Protocol buffers as far as ONNX files need them: fields read one by one, fields written. */

export interface Field {
  number: number;
  /** Of a whole number. */
  value: number;
  /** Of a text, message or packed list. */
  bytes: Buffer;
  /** The field with its tag, as it stands in the message. */
  whole: Buffer;
}

/** The fields of a message in their order. Throws RangeError when it is cut short. */
export function* fields(message: Buffer): Generator<Field> {
  for (let at = 0; at < message.length; ) {
    const start = at;
    let tag: number;
    [tag, at] = varint(message, at);
    const wire = tag % 8;
    let value = 0;
    let bytes = message.subarray(at, at);
    if (wire === 0) [value, at] = varint(message, at);
    else {
      let length = wire === 5 ? 4 : 8;
      if (wire === 2) [length, at] = varint(message, at);
      bytes = message.subarray(at, at + length);
      at += length;
    }
    if (at > message.length || ![0, 1, 2, 5].includes(wire)) throw new RangeError('this is no protocol buffer, or it is cut short');
    yield { number: (tag - wire) / 8, value, bytes, whole: message.subarray(start, at) };
  }
}

/** Whole numbers of a list, packed or one by one. */
export function numbers({ bytes, value }: Field): number[] {
  if (bytes.length === 0) return [value];
  const all: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [one, next] = varint(bytes, at);
    all.push(one);
    at = next;
  }
  return all;
}

/** A text, a message, or bytes. */
export function field(number: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([written(number * 8 + 2), written(bytes.length), bytes]);
}

/** A whole number, not negative. */
export function numberField(number: number, value: number): Buffer {
  return Buffer.concat([written(number * 8), written(value)]);
}

function varint(from: Buffer, at: number): [number, number] {
  let [value, scale] = [0, 1];
  for (let i = at; ; i++, scale *= 128) {
    const byte = from[i];
    if (byte === undefined) throw new RangeError('this is no protocol buffer, or it is cut short');
    value += (byte & 127) * scale;
    if (byte < 128) return [value, i + 1];
  }
}

function written(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
