/** Which aspects an utterance asks, clause by clause and by all words together, as learnt from labelled questions; cues are evidence among others. */
import { z } from 'zod';
import type { AspectId } from '../domain/intent.js';
import { ASKS, type AspectCue, type Span } from './aspects.js';
import { characters } from './features.js';
import { createLinearModel, type LinearModel, linearModelSchema } from './linear-model.js';
import type { MeaningsOf } from './meanings.js';
import { THRESHOLDS } from './thresholds.js';

/** The aspects asked, in the order of the clauses that ask them. */
export type AspectsAsked = (text: string, cues: readonly AspectCue[], named: readonly Span[]) => AspectId[];

/** What was learnt of aspects: how much each feature of a clause speaks for each, and how much what was found in an utterance counts. */
export const aspectModelSchema = z.strictObject({ clauses: linearModelSchema, weights: z.record(z.string(), z.number()) });
export type AspectModelData = z.infer<typeof aspectModelSchema>;

/** Builds the reader. */
export function createAspectsAsked({ clauses, weights }: AspectModelData, wordsOf: WordReaders): AspectsAsked {
  const model = createLinearModel(clauses);
  return (text, cues, named) =>
    findingsOf(model, clausesOf({ text, cues, named }, wordsOf))
      .filter(({ values }) => likelihood(values, weights) >= THRESHOLDS.aspect)
      .sort((a, b) => a.clause - b.clause || a.cue - b.cue)
      .map(({ aspect }) => aspect);
}

function likelihood(values: Finding['values'], weights: Readonly<Record<string, number>>): number {
  const sum = Object.entries(values).reduce((total, [name, value]) => total + value * (weights[name] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** What an utterance holds for an aspect. */
export interface Finding {
  aspect: AspectId;
  /** The clause likeliest to ask it, and the place of its cue there; infinite without one. */
  clause: number;
  cue: number;
  /** Numbers that speak for or against it (stacking, Wolpert 1992). */
  values: Record<string, number>;
}

/** Scores above and below tell no more. */
const MOST = 8;
/** Clauses in which few words are the question. */
const LONG = 4;

/** Findings for every aspect of the model. */
export function findingsOf(model: LinearModel, clauses: readonly Clause[]): Finding[] {
  const scores = clauses.map(({ features }) =>
    Array.from(model.scores(features), (score) => Math.max(-MOST, Math.min(MOST, score))),
  );
  const bit = (is: boolean) => (is ? 1 : 0);
  const asking = bit(clauses.some(({ asks }) => asks));
  const anyCue = bit(clauses.some(({ cued }) => cued.length > 0));
  return model.classes.map((name, at) => {
    const aspect = name as AspectId;
    const own = scores.map((row) => row[at] as number);
    const best = Math.max(...own);
    const clause = own.indexOf(best);
    const { cued, asks } = clauses[clause] as Clause;
    const rival = Math.max(...(scores[clause] as number[]).filter((_, other) => other !== at));
    const cue = cued.indexOf(aspect);
    const values = {
      always: 1,
      score: best,
      squared: (best * best) / MOST,
      cued: bit(cue >= 0),
      beside: bit(cued.length > 1 || (cued.length > 0 && cue < 0)),
      several: bit(cue >= 0 && cued.length > 1),
      rival,
      outdone: Math.max(0, rival - best),
      again: Math.max(-MOST, ...own.filter((_, other) => other !== clause)),
      asks: bit(asks),
      asking,
      anyCue,
      parts: bit(clauses.length > 1),
      long: bit(clauses.length >= LONG),
      last: bit(clause === clauses.length - 1),
      scoreCued: cue >= 0 ? best : 0,
      scoreAsks: asks ? best : 0,
      scoreLong: clauses.length >= LONG ? best : 0,
    };
    return { aspect, clause, cue: cue < 0 ? Number.POSITIVE_INFINITY : cue, values };
  });
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
/** Looks like a question and is none by itself: 这几天, 公几金 misheard, 那护照呢. */
const SEEMING = /[这那好过]几|几(?![个天号钱年岁楼次点月块张份样种])|呢$/g;
/** Some time ago, which is no question for 几天. */
const AGO = /[前头]几[天日年个月次回]*|[前头]两[天日年月次回]|好几[天日年月次回]/g;
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
    const said = part.replace(/(＊|＋)\1*/g, '$1').replace(AGO, '前');
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
