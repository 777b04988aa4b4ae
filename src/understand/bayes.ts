/** A naive Bayes classifier over tokens: trained by `natural`, evaluated sparsely and normalised here. */
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';

export interface Example {
  label: string;
  tokens: readonly string[];
}

/** Probability of each label. Empty when no token is known: `natural` itself would name its first label. */
export type Bayes = (tokens: readonly string[]) => ReadonlyMap<string, number>;

const SMOOTHING = 0.4;
/** Tokens are not independent; their evidence is damped so that probabilities do not run to 0 and 1. */
const DAMPING = 0.6;

/**
 * Trains on the examples. Labels with few examples get the weight of those with many.
 * Tokens are numbered here: `natural` keeps its own vocabulary in a plain object, where `__proto__` is no token.
 */
export function createBayes(examples: readonly Example[]): Bayes {
  const numbers = new Map<string, number>();
  for (const { tokens } of examples) for (const token of tokens) if (!numbers.has(token)) numbers.set(token, numbers.size);
  const { classifier } = new BayesClassifier(undefined, SMOOTHING);
  for (const { label, tokens } of balanced(examples)) {
    // As an object it names the tokens present; as an array it would be walked over all tokens there are.
    classifier.addExample({ ...[...new Set(tokens)].map((token) => numbers.get(token) ?? 0) }, label);
    // Which is counted for arrays only.
    classifier.classTotals[label] = (classifier.classTotals[label] ?? 1) + 1;
  }
  const labels = Object.keys(classifier.classTotals);
  const logs = logProbabilities(classifier, labels, numbers.size);

  return (tokens) => {
    const sums = new Float64Array(labels.length);
    let known = 0;
    for (const token of new Set(tokens)) {
      const number = numbers.get(token);
      if (number === undefined) continue;
      known += 1;
      for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + DAMPING * (logs[number * sums.length + at] ?? 0);
    }
    return known === 0 ? new Map() : softmax(labels, sums);
  };
}

function balanced(examples: readonly Example[]): Example[] {
  const groups = new Map<string, Example[]>();
  for (const example of examples) groups.set(example.label, [...(groups.get(example.label) ?? []), example]);
  const most = Math.max(0, ...[...groups.values()].map((group) => group.length));
  return [...groups.values()].flatMap((group) => Array.from({ length: Math.round(most / group.length) }, () => group).flat());
}

/** Token by token, the logarithm of its probability under each label. */
function logProbabilities(
  { classFeatures, classTotals, smoothing }: InstanceType<typeof BayesClassifier>['classifier'],
  labels: readonly string[],
  tokens: number,
): Float32Array {
  const logs = new Float32Array(labels.length * tokens);
  labels.forEach((label, at) => {
    const counts = classFeatures[label] ?? {};
    for (let token = 0; token < tokens; token += 1) {
      logs[token * labels.length + at] = Math.log((counts[token] ?? smoothing) / (classTotals[label] ?? 1));
    }
  });
  return logs;
}

function softmax(labels: readonly string[], sums: Float64Array): Map<string, number> {
  const highest = Math.max(...sums);
  const weights = sums.map((sum) => Math.exp(sum - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(labels.map((label, at) => [label, (weights[at] ?? 0) / total]));
}
