/** How callers are known to ask for each item: what the nearest known phrases, and all of them together, say of an utterance. */
import type { Features } from './features.js';
import { createRows, type Rows } from './rows.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

/** A phrase with what it may mean: places of items from 0 on, or a kind of other speech below 0. */
export interface KnownPhrase {
  text: string;
  means: readonly number[];
}

/** What speaks for one item; all are 0–1. */
export interface PhraseEvidence {
  /** Weighted Dice likeness of its nearest and second nearest phrase. */
  nearest: number;
  second: number;
  /** Its share in the likeness of all phrases, other speech included. */
  vote: number;
  /** Its probability by a naive Bayes classifier over all phrases. */
  bayes: number;
}

/** All items and other speech weighed against one utterance. */
export interface PhraseReading {
  of(item: number): PhraseEvidence;
  /** Other speech: that it is likeliest, taken together, and its nearest phrase. */
  other: PhraseEvidence;
  /** Places of the likeliest items, at most so many by each measure. */
  best(limit: number): number[];
}

export type ReadPhrases = (features: Features) => PhraseReading;

/** Smoothing of the classifier: phrases every class is taken to have, and its share of a feature. */
const PRIOR = 6;
const RARE = 0.5;
/** Features are not independent; their evidence is damped so that probabilities do not run to 0 and 1. */
const DAMPING = 0.3;

const NONE: PhraseEvidence = { nearest: 0, second: 0, vote: 0, bayes: 0 };

/** Builds the reader of phrases. */
export function createItemPhrases(phrases: readonly KnownPhrase[], features: (text: string) => Features): ReadPhrases {
  const tables = layOut(phrases, features);
  const { vocabulary, classes, numbers, holders, weights, masses, meanings, told } = tables;
  const likeness = new Float32Array(phrases.length);
  const measures = {
    nearest: new Float64Array(classes.length),
    second: new Float64Array(classes.length),
    vote: new Float64Array(classes.length),
    bayes: new Float64Array(classes.length),
  };
  const unknown = Math.log(1 + phrases.length);

  function compare(ids: readonly number[]): void {
    likeness.fill(0);
    let mass = 0;
    for (const id of ids) {
      const weight = id < 0 ? unknown : (weights[id] ?? 0);
      mass += weight;
      if (id < 0) continue;
      for (let at = holders.starts[id] ?? 0, end = holders.starts[id + 1] ?? 0; at < end; at += 1) {
        const phrase = holders.values[at] ?? 0;
        likeness[phrase] = (likeness[phrase] ?? 0) + weight;
      }
    }
    for (let phrase = 0; phrase < likeness.length; phrase += 1) {
      const shared = likeness[phrase] ?? 0;
      if (shared > 0) count(phrase, (2 * shared) / (mass + (masses[phrase] ?? 0)));
    }
  }

  /** A likeness votes by its fourth power: a few near phrases outweigh many that share a word or two. */
  function count(phrase: number, like: number): void {
    const { nearest, second, vote } = measures;
    const squared = like * like;
    const start = meanings.starts[phrase] ?? 0;
    const end = meanings.starts[phrase + 1] ?? 0;
    for (let at = start; at < end; at += 1) {
      const one = meanings.values[at] ?? 0;
      vote[one] = (vote[one] ?? 0) + (squared * squared) / (end - start);
      if (like > (nearest[one] ?? 0)) {
        second[one] = nearest[one] ?? 0;
        nearest[one] = like;
      } else if (like > (second[one] ?? 0)) second[one] = like;
    }
  }

  function classify(ids: readonly number[]): void {
    const { bayes } = measures;
    for (const id of ids) {
      if (id < 0) continue;
      for (let at = told.rows.starts[id] ?? 0, end = told.rows.starts[id + 1] ?? 0; at < end; at += 1) {
        const one = told.rows.values[at] ?? 0;
        bayes[one] = (bayes[one] ?? 0) + (told.weights[at] ?? 0);
      }
    }
    let highest = 0;
    for (const sum of bayes) if (sum > highest) highest = sum;
    for (let one = 0; one < bayes.length; one += 1) bayes[one] = Math.exp(DAMPING * ((bayes[one] ?? 0) - highest));
  }

  return (found) => {
    const ids = [...new Set(tokensOf(found))].map(vocabulary.id);
    for (const values of Object.values(measures)) values.fill(0);
    compare(ids);
    classify(ids);
    toShares(measures.vote);
    toShares(measures.bayes);
    const at = (one: number): PhraseEvidence => ({
      nearest: measures.nearest[one] ?? 0,
      second: measures.second[one] ?? 0,
      vote: measures.vote[one] ?? 0,
      bayes: measures.bayes[one] ?? 0,
    });
    return {
      of: (item) => {
        const one = numbers.get(item);
        return one === undefined ? NONE : at(one);
      },
      other: classes.reduce((sum, meaning, one) => (meaning < 0 ? together(sum, at(one)) : sum), NONE),
      best: (limit) => {
        const places = [...highestOf(measures.bayes, limit), ...highestOf(measures.vote, limit)];
        return [...new Set(places)].map((one) => classes[one] ?? -1).filter((item) => item >= 0);
      },
    };
  };
}

function together(one: PhraseEvidence, other: PhraseEvidence): PhraseEvidence {
  return {
    nearest: Math.max(one.nearest, other.nearest),
    second: Math.max(Math.min(one.nearest, other.nearest), one.second, other.second),
    vote: one.vote + other.vote,
    bayes: one.bayes + other.bayes,
  };
}

/** No two families share a feature: sounds are written in characters of their own. */
function tokensOf({ single, written, sounded, voiced }: Features): string[] {
  return [...single, ...written, ...sounded, ...voiced];
}

interface Tables {
  vocabulary: Vocabulary;
  /** What may be meant, and the number of each. */
  classes: readonly number[];
  numbers: ReadonlyMap<number, number>;
  /** Phrases by feature; the meanings of each phrase. */
  holders: Rows;
  meanings: Rows;
  /** How telling each feature is, and all of a phrase together. */
  weights: Float32Array;
  masses: Float32Array;
  /** What each feature tells of each class, by feature. */
  told: { rows: Rows; weights: Float32Array };
}

function layOut(phrases: readonly KnownPhrase[], features: (text: string) => Features): Tables {
  const vocabulary = createVocabulary();
  const ids = phrases.map(({ text }) => [...new Set(tokensOf(features(text)))].map(vocabulary.add));
  const classes = [...new Set(phrases.flatMap(({ means }) => means))];
  const numbers = new Map(classes.map((meaning, one) => [meaning, one]));
  const meanings = createRows();
  for (const { means } of phrases) meanings.push(means.map((meaning) => numbers.get(meaning) ?? 0));
  const holders = inverted(ids, vocabulary.size);
  const weights = Float32Array.from({ length: vocabulary.size }, (_, id) => {
    const holding = (holders.starts[id + 1] ?? 0) - (holders.starts[id] ?? 0);
    return Math.log(1 + phrases.length / holding);
  });
  const masses = Float32Array.from(ids, (own) => own.reduce((sum, id) => sum + (weights[id] ?? 0), 0));
  const laid = { vocabulary, classes, numbers, holders, meanings: meanings.build(), weights, masses };
  return { ...laid, told: tellingOf(laid, phrases.length) };
}

function inverted(ids: readonly (readonly number[])[], features: number): Rows {
  const starts = new Int32Array(features + 1);
  for (const own of ids) for (const id of own) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < features; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const next = starts.slice();
  const values = new Int32Array(starts[features] ?? 0);
  ids.forEach((own, phrase) => {
    for (const id of own) {
      const at = next[id] ?? 0;
      next[id] = at + 1;
      values[at] = phrase;
    }
  });
  return { starts, values };
}

/** The logarithm of how much commoner a feature is in the phrases of a class than in all; absent features tell nothing. */
function tellingOf({ classes, holders, meanings }: Omit<Tables, 'told'>, phrases: number): Tables['told'] {
  const sizes = new Float32Array(classes.length);
  for (let phrase = 0; phrase < phrases; phrase += 1) addShares(meanings, phrase, (one, share) => add(sizes, one, share));
  const rows = createRows();
  const weights: number[] = [];
  const counts = new Float32Array(classes.length);
  for (let id = 0; id + 1 < holders.starts.length; id += 1) {
    const holding = holders.values.subarray(holders.starts[id], holders.starts[id + 1]);
    const touched = new Set<number>();
    for (const phrase of holding)
      addShares(meanings, phrase, (one, share) => {
        touched.add(one);
        add(counts, one, share);
      });
    rows.push(touched);
    const common = (holding.length + RARE) / phrases;
    for (const one of touched) weights.push(Math.log(1 + (counts[one] ?? 0) / (((sizes[one] ?? 0) + PRIOR) * common)));
    for (const one of touched) counts[one] = 0;
  }
  return { rows: rows.build(), weights: Float32Array.from(weights) };
}

/** A phrase that may mean several things counts for each in part. */
function addShares({ starts, values }: Rows, phrase: number, tell: (one: number, share: number) => void): void {
  const start = starts[phrase] ?? 0;
  const end = starts[phrase + 1] ?? 0;
  for (let at = start; at < end; at += 1) tell(values[at] ?? 0, 1 / (end - start));
}

function add(values: Float32Array, at: number, share: number): void {
  values[at] = (values[at] ?? 0) + share;
}

function toShares(values: Float64Array): void {
  let total = 0;
  for (const value of values) total += value;
  if (total > 0) for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) / total;
}

/** Places of the highest values, best first. */
function highestOf(values: Float64Array, limit: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value === 0 || (best.length === limit && value <= (values[best[limit - 1] ?? 0] ?? 0))) continue;
    let place = best.length;
    while (place > 0 && (values[best[place - 1] ?? 0] ?? 0) < value) place -= 1;
    best.splice(place, 0, at);
    if (best.length > limit) best.pop();
  }
  return best;
}
