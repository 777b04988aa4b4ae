/** WAV files of any packing, and tones to put into them. */

/** A sine; full scale ±1. */
export function tone(rate: number, hz: number, seconds: number, level: number): Float32Array {
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rate));
}

export interface WavFormat {
  tag: number;
  bits: number;
  sampleRate: number;
  channels: number;
  extensible?: boolean;
}

/** A file with these sound bytes; `before` is put in front of them, `length` is what the data chunk claims. */
export function wavFile(
  { tag, bits, sampleRate, channels, extensible = false }: WavFormat,
  data: Buffer,
  { before = Buffer.alloc(0), length = data.length } = {},
): Buffer {
  const format = Buffer.alloc(extensible ? 40 : 16);
  format.writeUInt16LE(extensible ? 0xfffe : tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(sampleRate, 4);
  format.writeUInt32LE((sampleRate * channels * bits) >> 3, 8);
  format.writeUInt16LE((channels * bits) >> 3, 12);
  format.writeUInt16LE(bits, 14);
  if (extensible) format.writeUInt16LE(tag, 24);
  const head = (name: string, size: number) => {
    const bytes = Buffer.alloc(8);
    bytes.write(name, 0, 'latin1');
    bytes.writeUInt32LE(size, 4);
    return bytes;
  };
  const body = Buffer.concat([Buffer.from('WAVE'), head('fmt ', format.length), format, before, head('data', length), data]);
  return Buffer.concat([head('RIFF', body.length), body]);
}
