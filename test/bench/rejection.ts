/** At which score a peer should rather not answer: learnt from the training text alone. */
import type { Answers, Example, Peer, PeerKind, Training } from './peers/peer.js';

/** What may tell a good answer from a bad one. */
const SIGNALS: Record<string, (answers: Answers, text: string) => number> = {
  score: ([first]) => first?.score ?? 0,
  'score a character': ([first], text) => (first?.score ?? 0) / text.length,
  lead: ([first, second]) => (first === undefined ? 0 : 1 - (second?.score ?? 0) / first.score),
};

/** Whether an answer would be given. */
export type Keeps = (answers: Answers, text: string) => boolean;

export interface Rejection {
  /** For people: which signal, and from where on. */
  rule: string;
  keeps: Keeps;
}

export const ANSWERS_ALWAYS: Rejection = { rule: 'none', keeps: (answers) => answers.length > 0 };

/** A rule must sort out more than this, share kept plus share rejected less one, or there is none. */
const MIN_GAIN = 0.02;

/**
 * Each n-th phrase is held back and the peer taught with the others; the signal and threshold are taken that best part the phrases held
 * back from `outside`, what data/language knows of other bodies and complaints. The best is the highest share kept plus share rejected.
 */
export async function learnRejection(
  kind: PeerKind,
  training: Training,
  outside: readonly string[],
  every: number,
): Promise<Rejection> {
  const isHeldBack = (example: Example, at: number) => example.kind === 'phrase' && at % every === 0;
  const heldBack = training.examples.filter(isHeldBack).map(({ text }) => text);
  const peer = await kind.teach({ ...training, examples: training.examples.filter((example, at) => !isHeldBack(example, at)) });
  const [inside, beyond] = [await answersTo(peer, heldBack), await answersTo(peer, outside)];
  const rules = Object.keys(SIGNALS).map((signal) => bestRule(signal, inside, beyond));
  const best = rules.reduce((a, b) => (b.gain > a.gain ? b : a));
  if (best.gain < MIN_GAIN) return ANSWERS_ALWAYS;
  const read = SIGNALS[best.signal] as (answers: Answers, text: string) => number;
  return {
    rule: `${best.signal} ≥ ${best.threshold.toPrecision(2)}`,
    keeps: (answers, text) => answers.length > 0 && read(answers, text) >= best.threshold,
  };
}

interface Heard {
  text: string;
  answers: Answers;
}

async function answersTo(peer: Peer, texts: readonly string[]): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const text of texts) heard.push({ text, answers: await peer(text) });
  return heard;
}

function bestRule(signal: string, inside: readonly Heard[], beyond: readonly Heard[]) {
  const read = SIGNALS[signal] as (answers: Answers, text: string) => number;
  const values = (heard: readonly Heard[]) => heard.map(({ answers, text }) => read(answers, text)).sort((a, b) => a - b);
  const [good, bad] = [values(inside), values(beyond)];
  const below = (sorted: readonly number[], value: number) => sorted.filter((one) => one < value).length / sorted.length;
  return [...new Set(good)]
    .map((threshold) => ({ signal, threshold, gain: below(bad, threshold) - below(good, threshold) }))
    .reduce((a, b) => (b.gain > a.gain ? b : a));
}
