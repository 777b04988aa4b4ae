/** A linear model over the features of a text: a weight for each feature and class, learnt by `npm run fit` and kept as data. */
import { z } from 'zod';
import { HotlineError } from '../errors.js';
import { hashOf, OTHER_FACTOR } from './hash.js';

/**
 * The weights as written in data/language: classes and features by name, one a line; numbers as base64.
 * `rows` holds for each feature how many classes it speaks for, then class and weight of each, one unsigned
 * 16-bit number and one signed byte; a weight is `scale × byte`. Weights next to nothing are left out.
 */
export const linearModelSchema = z.strictObject({
  classes: z.string(),
  features: z.string(),
  /** Float32 a class. */
  bias: z.base64(),
  /** Float32 a feature: how telling it is. */
  worth: z.base64(),
  /** Float32 a feature: what one step of its weights is. */
  scale: z.base64(),
  rows: z.base64(),
  /** How telling a feature is that is not known. */
  unknown: z.number(),
  /** What a score is divided by; absent: the length of the vector of all features, known or not: long texts count no more than short ones, and a single known piece of gibberish for little. */
  divisor: z.number().positive().optional(),
});
export type LinearModelData = z.infer<typeof linearModelSchema>;

export interface LinearModel {
  classes: readonly string[];
  /** A score a class, without upper or lower bound; the array is used again by the next call. */
  scores(features: Iterable<string>): Float64Array;
}

/** Builds the model. Throws `content_invalid` when the tables do not belong together. */
export function createLinearModel(data: LinearModelData): LinearModel {
  const classes = data.classes.split('\n');
  const names = data.features.split('\n');
  const numberOf = createNumbers(names);
  const [bias, worth, scale] = [data.bias, data.worth, data.scale].map((text) => new Float32Array(bytesOf(text).buffer)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const { starts, speaksFor, weights } = unpack(bytesOf(data.rows), names.length);
  if (bias.length !== classes.length || worth.length !== names.length || scale.length !== names.length)
    throw new HotlineError('content_invalid', 'learnt.json: the tables do not belong together; make it anew with npm run fit');
  const scores = new Float64Array(classes.length);
  /** The call a feature was last counted in: a feature counts once. */
  const askedIn = new Int32Array(names.length);
  let asked = 0;
  return {
    classes,
    scores(features) {
      scores.fill(0);
      asked += 1;
      let square = 0;
      for (const feature of features) {
        const id = numberOf(feature);
        if (id < 0) square += data.unknown ** 2;
        if (id < 0 || askedIn[id] === asked) continue;
        askedIn[id] = asked;
        square += (worth[id] as number) ** 2;
        const step = scale[id] as number;
        for (let at = starts[id] as number, end = starts[id + 1] as number; at < end; at += 1) {
          const one = speaksFor[at] as number;
          scores[one] = (scores[one] as number) + (weights[at] as number) * step;
        }
      }
      const length = data.divisor ?? (Math.sqrt(square) || 1);
      for (let one = 0; one < scores.length; one += 1) scores[one] = (scores[one] as number) / length + (bias[one] as number);
      return scores;
    },
  };
}

/**
 * The number of each name, −1 of any other, by two hashes of 32 bits in a table of open addressing (Knuth, vol. 3, 6.4):
 * a fifth of the memory of a Map of 100,000 strings, and quicker.
 */
function createNumbers(names: readonly string[]): (name: string) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * names.length + 1));
  const checks = new Uint32Array(size);
  const numbers = new Int32Array(size).fill(-1);
  const placeOf = (name: string): number => {
    const check = hashOf(name);
    let place = hashOf(name, OTHER_FACTOR) & (size - 1);
    while (numbers[place] !== -1 && checks[place] !== check) place = (place + 1) & (size - 1);
    return place;
  };
  names.forEach((name, id) => {
    const place = placeOf(name);
    checks[place] = hashOf(name);
    numbers[place] = id;
  });
  return (name) => numbers[placeOf(name)] as number;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

function unpack(bytes: Uint8Array<ArrayBuffer>, features: number) {
  const view = new DataView(bytes.buffer);
  const most = Math.floor(bytes.length / 3);
  const starts = new Int32Array(features + 1);
  const speaksFor = new Uint16Array(most);
  const weights = new Int8Array(most);
  let at = 0;
  let used = 0;
  for (let id = 0; id < features && at < bytes.length; id += 1) {
    const count = view.getUint16(at);
    at += 2;
    for (let one = 0; one < count; one += 1, at += 3, used += 1) {
      speaksFor[used] = view.getUint16(at);
      weights[used] = view.getInt8(at + 2);
    }
    starts[id + 1] = used;
  }
  return { starts, speaksFor: speaksFor.slice(0, used), weights: weights.slice(0, used) };
}
