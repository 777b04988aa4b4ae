/** Fits the weights of a conditional logit (McFadden 1974) by gradient descent with Adam and a little ridge. */

/** One decision: the measures of every alternative, and which of them are right, all to the same degree. */
export interface Choice {
  alternatives: Partial<Record<string, number>>[];
  right: ReadonlySet<number>;
  /** How much it counts; 1 when absent. */
  weight?: number;
}

const RATE = 0.05;

interface Fitting {
  steps: number;
  /** How much large weights cost. */
  ridge: number;
  /** Adds an alternative of utility 0, right where no other is. */
  none?: boolean;
}

/** Weights by name, starting from those given. */
export function fitWeights<N extends string>(
  start: Record<N, number>,
  choices: readonly Choice[],
  { steps, ridge, none = false }: Fitting,
): Record<N, number> {
  const names = Object.keys(start) as N[];
  const weights = Float64Array.from(names, (name) => start[name]);
  const total = choices.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const rows = choices.map(({ alternatives, right, weight = 1 }) => ({
    due: Float64Array.from(alternatives, (_, at) => (right.has(at) ? 1 / right.size : 0)),
    share: weight / total,
    none,
    values: Float32Array.from(alternatives.flatMap((values) => names.map((name) => values[name] ?? 0))),
    utilities: new Float64Array(alternatives.length),
  }));
  const adam = { mean: new Float64Array(names.length), square: new Float64Array(names.length) };
  for (let step = 1; step <= steps; step += 1) {
    const slope = weights.map((weight) => ridge * weight);
    for (const row of rows) addSlope(slope, weights, row);
    descend(weights, slope, { ...adam, step });
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000])) as Record<N, number>;
}

/** One step of Adam (Kingma and Ba 2015) with its usual constants. */
function descend(
  weights: Float64Array,
  slope: Float64Array,
  adam: { mean: Float64Array; square: Float64Array; step: number },
): void {
  const { mean, square, step } = adam;
  for (let at = 0; at < weights.length; at += 1) {
    const value = slope[at] ?? 0;
    mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value;
    square[at] = 0.999 * (square[at] ?? 0) + 0.001 * value * value;
    const speed = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
    weights[at] = (weights[at] ?? 0) - (RATE * (mean[at] ?? 0)) / (1 - 0.9 ** step) / speed;
  }
}

interface Row {
  /** Row by row, the measures of each alternative. */
  values: Float32Array;
  /** The probability each alternative should have. */
  due: Float64Array;
  /** Room to work in. */
  utilities: Float64Array;
  none: boolean;
  share: number;
}

/** Probability given minus probability due, for every alternative. */
function addSlope(slope: Float64Array, weights: Float64Array, { values, due, utilities, none, share }: Row): void {
  const width = weights.length;
  let highest = none ? 0 : Number.NEGATIVE_INFINITY;
  for (let at = 0; at < due.length; at += 1) {
    let sum = 0;
    for (let name = 0; name < width; name += 1) sum += (values[at * width + name] as number) * (weights[name] as number);
    utilities[at] = sum;
    if (sum > highest) highest = sum;
  }
  let total = none ? Math.exp(-highest) : 0;
  for (let at = 0; at < due.length; at += 1) total += utilities[at] = Math.exp((utilities[at] as number) - highest);
  for (let at = 0; at < due.length; at += 1) {
    const error = share * ((utilities[at] as number) / total - (due[at] as number));
    if (Math.abs(error) < 1e-6 * share) continue;
    for (let name = 0; name < width; name += 1)
      slope[name] = (slope[name] as number) + error * (values[at * width + name] as number);
  }
}
