/** G.711: µ-law and A-law to 16-bit samples and back (ITU-T G.711, tables 1 and 2; 14 and 13 bits left-justified in 16). */

const ULAW_BIAS = 0x84;
/** The largest sample µ-law can tell apart, at 16 bits. */
const ULAW_CLIP = 32_635;

function ulawToSample(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + ULAW_BIAS) << ((bits >> 4) & 7)) - ULAW_BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

function sampleToUlaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), ULAW_CLIP) + ULAW_BIAS;
  const segment = 24 - Math.clz32(magnitude); // 0x84…0xff is segment 0
  const mantissa = (magnitude >> (segment + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | mantissa) & 0xff;
}

/** A-law inverts the even bits of every code. */
const ALAW_TOGGLE = 0x55;

function alawToSample(code: number): number {
  const bits = code ^ ALAW_TOGGLE;
  const segment = (bits >> 4) & 7;
  const step = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

function sampleToAlaw(sample: number): number {
  const magnitude = Math.min(sample < 0 ? ~sample : sample, 32_767) >> 4;
  const segment = magnitude < 0x10 ? 0 : 28 - Math.clz32(magnitude); // 0x10…0x1f is segment 1
  const mantissa = segment < 2 ? magnitude & 0x0f : (magnitude >> (segment - 1)) & 0x0f;
  return ((sample < 0 ? 0 : 0x80) | (segment << 4) | mantissa) ^ ALAW_TOGGLE;
}

const codes = (read: (code: number) => number) => Int16Array.from({ length: 256 }, (_, code) => read(code));
const samples = (write: (sample: number) => number) => Uint8Array.from({ length: 65_536 }, (_, i) => write(i - 32_768));

const ULAW_DECODE = codes(ulawToSample);
const ALAW_DECODE = codes(alawToSample);
const ULAW_ENCODE = samples(sampleToUlaw);
const ALAW_ENCODE = samples(sampleToAlaw);

/** 16-bit samples of µ-law bytes. */
export const decodeUlaw = (bytes: Uint8Array): Int16Array => decode(bytes, ULAW_DECODE);
/** 16-bit samples of A-law bytes. */
export const decodeAlaw = (bytes: Uint8Array): Int16Array => decode(bytes, ALAW_DECODE);
/** µ-law bytes of 16-bit samples. */
export const encodeUlaw = (pcm: Int16Array): Buffer => encode(pcm, ULAW_ENCODE);
/** A-law bytes of 16-bit samples. */
export const encodeAlaw = (pcm: Int16Array): Buffer => encode(pcm, ALAW_ENCODE);

function decode(bytes: Uint8Array, table: Int16Array): Int16Array {
  const pcm = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) pcm[i] = table[bytes[i] as number] as number;
  return pcm;
}

function encode(pcm: Int16Array, table: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(pcm.length);
  for (let i = 0; i < pcm.length; i++) bytes[i] = table[(pcm[i] as number) + 32_768] as number;
  return bytes;
}

/** The power of each µ-law code, full scale 1: the level of a frame without decoding it. */
const ULAW_POWER = Float32Array.from({ length: 256 }, (_, code) => (ulawToSample(code) / 32_768) ** 2);

/** Level of µ-law sound in dB below full scale; silence is -100. */
export function ulawLevel(bytes: Uint8Array): number {
  let power = 0;
  for (let i = 0; i < bytes.length; i++) power += ULAW_POWER[bytes[i] as number] as number;
  return Math.max(-100, 10 * Math.log10(power / Math.max(1, bytes.length)));
}
