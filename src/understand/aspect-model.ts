/** Which aspects an utterance asks, clause by clause and by all words together, as learnt from labelled questions; cues are evidence among others. */
import type { AspectId } from '../domain/intent.js';
import { ASKS, type AspectCue, type Span } from './aspects.js';
import { characters } from './features.js';
import { createLinearModel, type LinearModelData } from './linear-model.js';

/** The aspects asked, in the order of the clauses that ask them. */
export type AspectsAsked = (text: string, cues: readonly AspectCue[], named: readonly Span[]) => AspectId[];

/** Probability from which an aspect is taken to be asked, with a cue for it in the clause and without. */
const ENOUGH = { cued: 0.2, uncued: 0.4 };

/** Builds the reader. */
export function createAspectsAsked(data: LinearModelData): AspectsAsked {
  const model = createLinearModel(data);
  return (text, cues, named) => {
    const asked = clausesOf(text, cues, named).flatMap(({ features, cued }) => {
      const scores = model.scores(features);
      const found = model.classes.filter((aspect, at) => {
        const likely = 1 / (1 + Math.exp(-(scores[at] as number)));
        return likely >= (cued.includes(aspect as AspectId) ? ENOUGH.cued : ENOUGH.uncued);
      }) as AspectId[];
      return [...cued.filter((aspect) => found.includes(aspect)), ...found];
    });
    return [...new Set(asked)];
  };
}

export interface Clause {
  features: string[];
  /** Aspects it has a cue for, in order. */
  cued: AspectId[];
}

/** So short a clause is a question by itself: 要啥. */
const SHORT = 4;

/** The clauses of a normalised text, names of items blanked: characters, pairs, threes, both ends, cues and place in the whole. */
export function clausesOf(text: string, cues: readonly AspectCue[], named: readonly Span[]): Clause[] {
  let blanked = text;
  for (const { start, end } of named) blanked = blanked.slice(0, start) + '＊'.repeat(end - start) + blanked.slice(end);
  const parts = blanked.split('，');
  let start = 0;
  return parts.map((part, at) => {
    const end = start + part.length;
    const cued = [...new Set(cues.filter((cue) => cue.start < end && cue.end > start).map(({ aspect }) => aspect))];
    start = end + 1;
    const place = [at === parts.length - 1 ? '@last' : '@before', parts.length === 1 ? '@only' : '@more'];
    return { features: [...featuresOf(part.replace(/＊+/g, '＊')), ...place, ...cued.map((aspect) => `?${aspect}`)], cued };
  });
}

function featuresOf(clause: string): string[] {
  const threes = Array.from({ length: Math.max(0, clause.length - 2) }, (_, at) => clause.slice(at, at + 3));
  const ends = [`$${clause.slice(-1)}`, `$${clause.slice(-2)}`, `^${clause.slice(0, 2)}`];
  return [
    ...characters(clause),
    ...threes,
    ...ends,
    ASKS.test(clause) ? '@asks' : '@tells',
    ...(clause.length <= SHORT ? ['@short'] : []),
  ];
}
