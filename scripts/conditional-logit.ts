/** Fits the weights of a conditional logit (McFadden 1974) by gradient descent with Adam and a little ridge. */

/** One decision: the measures of every alternative, and which of them are right. */
export interface Choice {
  alternatives: Partial<Record<string, number>>[];
  right: ReadonlySet<number>;
  /** How much it counts; 1 when absent. */
  weight?: number;
}

const STEPS = 300;
const RATE = 0.05;
const RIDGE = 0.001;

/** Weights by name, starting from those given. `none` adds an alternative of utility 0, right where no other is. */
export function fitWeights<N extends string>(
  start: Record<N, number>,
  choices: readonly Choice[],
  none: boolean,
): Record<N, number> {
  const names = Object.keys(start) as N[];
  const weights = names.map((name) => start[name]);
  const rows = choices.map(({ alternatives, right, weight = 1 }) => ({
    right,
    weight,
    values: alternatives.map((values) => names.map((name) => values[name] ?? 0)),
  }));
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const adam = { mean: names.map(() => 0), square: names.map(() => 0) };
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = weights.map((weight) => RIDGE * weight);
    for (const row of rows) addSlope(slope, weights, { ...row, none, share: row.weight / total });
    slope.forEach((value, at) => {
      adam.mean[at] = 0.9 * (adam.mean[at] ?? 0) + 0.1 * value;
      adam.square[at] = 0.999 * (adam.square[at] ?? 0) + 0.001 * value * value;
      const mean = (adam.mean[at] ?? 0) / (1 - 0.9 ** step);
      const square = (adam.square[at] ?? 0) / (1 - 0.999 ** step);
      weights[at] = (weights[at] ?? 0) - (RATE * mean) / (Math.sqrt(square) + 1e-8);
    });
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000])) as Record<N, number>;
}

interface Row {
  values: number[][];
  right: ReadonlySet<number>;
  none: boolean;
  share: number;
}

/** Probability given minus probability due, for every alternative. */
function addSlope(slope: number[], weights: readonly number[], { values, right, none, share }: Row): void {
  const utilities = values.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const highest = Math.max(none ? 0 : Number.NEGATIVE_INFINITY, ...utilities);
  const powers = utilities.map((utility) => Math.exp(utility - highest));
  const rest = none ? Math.exp(-highest) : 0;
  const total = powers.reduce((sum, power) => sum + power, rest);
  const due = powers.reduce((sum, power, at) => sum + (right.has(at) ? power : 0), right.size === 0 ? rest : 0);
  values.forEach((row, at) => {
    const error = (powers[at] ?? 0) / total - (right.has(at) ? (powers[at] ?? 0) / due : 0);
    if (Math.abs(error) < 1e-6) return;
    for (let name = 0; name < row.length; name += 1) slope[name] = (slope[name] ?? 0) + share * error * (row[name] ?? 0);
  });
}
