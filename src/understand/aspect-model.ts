/** Which aspects an utterance asks, clause by clause and by all words together, as learnt from labelled questions; cues are evidence among others. */
import type { AspectId } from '../domain/intent.js';
import { ASKS, type AspectCue, type Span } from './aspects.js';
import { characters } from './features.js';
import { createLinearModel, type LinearModel, type LinearModelData } from './linear-model.js';
import type { MeaningsOf } from './meanings.js';

/** The aspects asked, in the order of the clauses that ask them. */
export type AspectsAsked = (text: string, cues: readonly AspectCue[], named: readonly Span[]) => AspectId[];

/**
 * Probability from which an aspect is taken to be asked: with a cue for it in the clause, with one of several cues (多少钱几天能拿),
 * beside another's cue, without any; and the likeliest of a clause that asks, when there is no other.
 */
const ENOUGH = { cued: 0.2, several: 0.05, beside: 0.35, uncued: 0.3, only: 0.1 };

/** Builds the reader. */
export function createAspectsAsked(data: LinearModelData, wordsOf: WordReaders): AspectsAsked {
  const model = createLinearModel(data);
  return (text, cues, named) => {
    const judged = clausesOf({ text, cues, named }, wordsOf).map((clause) => ({ clause, likely: likelihoods(model, clause) }));
    const asked = judged.flatMap(({ clause: { cued }, likely }) => {
      const withCue = cued.length > 1 ? ENOUGH.several : ENOUGH.cued;
      const without = cued.length > 0 ? ENOUGH.beside : ENOUGH.uncued;
      const found = likely.filter(({ aspect, share }) => share >= (cued.includes(aspect) ? withCue : without));
      const inOrder = found.map(({ aspect }) => aspect);
      return [...cued.filter((aspect) => inOrder.includes(aspect)), ...inOrder];
    });
    if (asked.length > 0) return [...new Set(asked)];
    const best = judged.flatMap(({ clause, likely }) => (clause.asks ? likely : [])).sort((a, b) => b.share - a.share)[0];
    return best !== undefined && best.share >= ENOUGH.only ? [best.aspect] : [];
  };
}

function likelihoods(model: LinearModel, { features }: Clause): { aspect: AspectId; share: number }[] {
  const scores = model.scores(features);
  return model.classes.map((aspect, at) => ({
    aspect: aspect as AspectId,
    share: 1 / (1 + Math.exp(-(scores[at] as number))),
  }));
}

export interface WordReaders {
  /** Writes a text as its sounds. */
  code(text: string): string;
  meanings: MeaningsOf;
}

export interface Clause {
  features: string[];
  /** It is put as a question or a request. */
  asks: boolean;
  /** Aspects it has a cue for, in order. */
  cued: AspectId[];
}

/** A name that tells what happened: after 身份证丢了 a 怎么办 asks nothing in particular, after 护照 it asks for the way. */
const BEFALLEN = /[了丢掉坏失期没]$/;
/** Looks like a question and is none by itself: 前几天, 公几金 misheard, 那护照呢. */
const SEEMING = /[前这那好过头]几|几(?![个天号钱年岁楼次点月块张份样种])|呢$/g;
/** So short a clause is a question by itself: 要啥. */
const SHORT = 4;

/** The clauses of a normalised text, names of items blanked: characters, pairs, threes, sounds, meanings, both ends, cues and place in the whole. */
export function clausesOf(
  { text, cues, named }: { text: string; cues: readonly AspectCue[]; named: readonly Span[] },
  { code, meanings }: WordReaders,
): Clause[] {
  let blanked = text;
  for (const { start, end } of named) {
    const sign = BEFALLEN.test(blanked.slice(start, end)) ? '＋' : '＊';
    blanked = blanked.slice(0, start) + sign.repeat(end - start) + blanked.slice(end);
  }
  const parts = blanked.split('，');
  let start = 0;
  return parts.map((part, at) => {
    const end = start + part.length;
    const cued = [...new Set(cues.filter((cue) => cue.start < end && cue.end > start).map(({ aspect }) => aspect))];
    start = end + 1;
    const place = [at === parts.length - 1 ? '@last' : '@before', parts.length === 1 ? '@only' : '@more'];
    const said = part.replace(/(＊|＋)\1*/g, '$1');
    const manner = ASKS.test(said) ? '@asks' : '@tells';
    const features = [...featuresOf(said, code(said)), ...meanings(said), manner, ...place, ...cued.map((aspect) => `?${aspect}`)];
    return { features, asks: ASKS.test(said.replace(SEEMING, '')), cued };
  });
}

function featuresOf(clause: string, sounds: string): string[] {
  const threes = Array.from({ length: Math.max(0, clause.length - 2) }, (_, at) => clause.slice(at, at + 3));
  const ends = [`$${clause.slice(-1)}`, `$${clause.slice(-2)}`, `^${clause.slice(0, 2)}`];
  return [...characters(clause), ...threes, ...ends, ...characters(sounds), ...(clause.length <= SHORT ? ['@short'] : [])];
}
