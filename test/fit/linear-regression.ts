/** Learns a linear model by stochastic gradient descent with AdaGrad (Duchi et al. 2011): softmax over classes, or each class for itself. */
import type { LinearModelData } from '../../src/understand/linear-model.js';
import { createRandom } from '../eval/random.js';

export interface LabelledFeatures {
  features: readonly string[];
  /** The classes it belongs to; of a softmax in equal parts. */
  labels: readonly string[];
  /** How much it counts; 1 when absent. */
  weight?: number;
}

export interface Learning {
  /** One of the classes (softmax), or any number of them (a logistic regression each). */
  kind: 'one' | 'any';
  epochs: number;
  rate: number;
  ridge: number;
  /** What features are divided by; absent: the length of their vector, the rare ones left out included. */
  divisor?: number;
  /** Features in fewer texts are left out. */
  fewest: number;
  /** Weights that count for less than this share of the heaviest, by how telling their features are, are left out. */
  prune: number;
}

interface Row {
  ids: Int32Array;
  values: Float32Array;
  due: readonly number[];
  weight: number;
}

/** Gradients smaller than this are not worth a step. */
const NEXT_TO_NOTHING = 1e-3;
const BIAS_RATE = 0.02;

/** Learns from the examples, in an order drawn from a fixed seed: the same examples give the same weights. */
export function learnLinear(examples: readonly LabelledFeatures[], learning: Learning): LinearModelData {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const one of new Set(features)) counts.set(one, (counts.get(one) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= learning.fewest).map(([name]) => name);
  const numbers = new Map(names.map((name, id) => [name, id]));
  const worthOf = (name: string) => Math.log(1 + examples.length / (counts.get(name) ?? 1));
  const worth = Float32Array.from(names, worthOf);
  const classes = [...new Set(examples.flatMap(({ labels }) => labels))].sort();
  const places = new Map(classes.map((name, at) => [name, at]));
  const rows = examples.map(({ features, labels, weight = 1 }): Row => {
    const ids = Int32Array.from([...new Set(features)].flatMap((one) => numbers.get(one) ?? []));
    const whole = [...new Set(features)].reduce((sum, name) => sum + worthOf(name) ** 2, 0);
    const length = learning.divisor ?? (Math.sqrt(whole) || 1);
    return {
      ids,
      values: Float32Array.from(ids, (id) => (worth[id] as number) / length),
      due: labels.map((label) => places.get(label) as number),
      weight,
    };
  });
  const bias = new Float32Array(classes.length);
  const weights = new Float32Array(names.length * classes.length);
  descend(rows, { weights, bias }, learning);
  const unknown = Math.log(1 + examples.length);
  return { ...pack({ classes, names, worth, bias, weights }, learning.prune), unknown, divisor: learning.divisor };
}

function descend(rows: readonly Row[], model: { weights: Float32Array; bias: Float32Array }, learning: Learning): void {
  const { weights, bias } = model;
  const width = bias.length;
  const squares = new Float32Array(weights.length).fill(1e-3);
  const errors = new Float64Array(width);
  // What the second half of the epochs leaves is averaged: the last few examples count no more than the others (Polyak and Juditsky 1992).
  const averaged = Math.floor(learning.epochs / 2);
  const sums = new Float32Array(weights.length);
  const random = createRandom('fit');
  const order = rows.map((_, at) => at);
  for (let epoch = 0; epoch < learning.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = random.below(at + 1);
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const at of order) step(rows[at] as Row);
    if (epoch >= averaged) for (let at = 0; at < weights.length; at += 1) sums[at] = (sums[at] as number) + (weights[at] as number);
  }
  for (let at = 0; at < weights.length; at += 1) weights[at] = (sums[at] as number) / (learning.epochs - averaged);

  function step({ ids, values, due, weight }: Row): void {
    errors.set(bias);
    for (let k = 0; k < ids.length; k += 1) {
      const start = (ids[k] as number) * width;
      const value = values[k] as number;
      for (let one = 0; one < width; one += 1) errors[one] = (errors[one] as number) + (weights[start + one] as number) * value;
    }
    if (learning.kind === 'one') toShares(errors);
    else for (let one = 0; one < width; one += 1) errors[one] = 1 / (1 + Math.exp(-(errors[one] as number)));
    for (const one of due) errors[one] = (errors[one] as number) - (learning.kind === 'one' ? 1 / due.length : 1);
    const active: number[] = [];
    for (let one = 0; one < width; one += 1) if (Math.abs(errors[one] as number) > NEXT_TO_NOTHING) active.push(one);
    for (const one of active) bias[one] = (bias[one] as number) - BIAS_RATE * weight * (errors[one] as number);
    for (let k = 0; k < ids.length; k += 1) {
      const start = (ids[k] as number) * width;
      const value = (values[k] as number) * weight;
      for (const one of active) {
        const place = start + one;
        const slope = (errors[one] as number) * value + learning.ridge * (weights[place] as number);
        squares[place] = (squares[place] as number) + slope * slope;
        weights[place] = (weights[place] as number) - (learning.rate * slope) / Math.sqrt(squares[place] as number);
      }
    }
  }
}

function toShares(values: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > highest) highest = value;
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at] = Math.exp((values[at] as number) - highest);
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) / total;
}

interface Dense {
  classes: readonly string[];
  names: readonly string[];
  worth: Float32Array;
  bias: Float32Array;
  weights: Float32Array;
}

/** Weights as bytes, each feature with a scale of its own; the small ones and the features left without any are dropped. */
function pack({ classes, names, worth, bias, weights }: Dense, prune: number): Omit<LinearModelData, 'unknown'> {
  const width = classes.length;
  const largest = weights.reduce(
    (most, value, at) => Math.max(most, Math.abs(value) * (worth[Math.floor(at / width)] as number)),
    0,
  );
  const kept: { name: string; worth: number; scale: number; row: [number, number][] }[] = [];
  names.forEach((name, id) => {
    const own = weights.subarray(id * width, (id + 1) * width);
    const scale = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    const row = [...own].flatMap((value, one): [number, number][] =>
      Math.abs(value) * (worth[id] as number) >= prune * largest ? [[one, Math.round(value / scale)]] : [],
    );
    kept.push({ name, worth: worth[id] as number, scale: scale * (worth[id] as number), row });
  });
  const bytes = new DataView(new ArrayBuffer(kept.reduce((sum, { row }) => sum + 2 + 3 * row.length, 0)));
  let at = 0;
  for (const { row } of kept) {
    bytes.setUint16(at, row.length);
    at += 2;
    for (const [one, weight] of row) {
      bytes.setUint16(at, one);
      bytes.setInt8(at + 2, weight);
      at += 3;
    }
  }
  const floats = (values: Iterable<number>) => Buffer.from(Float32Array.from(values).buffer).toString('base64');
  return {
    classes: classes.join('\n'),
    features: kept.map(({ name }) => name).join('\n'),
    bias: floats(bias),
    worth: floats(kept.map((one) => one.worth)),
    scale: floats(kept.map((one) => one.scale)),
    rows: Buffer.from(bytes.buffer).toString('base64'),
  };
}
