/** One utterance read: everything that was found in it, before anything is decided. */

import type { AspectId } from '../domain/intent.js';
import type { Slots, UtteranceContext } from '../domain/understanding.js';
import { type AspectCue, aspectsOf, type Span } from './aspects.js';
import type { ChineseParts } from './chinese-parts.js';
import { correct } from './correction.js';
import { intentEvidence } from './intent-evidence.js';
import { type Findings, type Ranked, rank, type Weighed } from './rank.js';
import { THRESHOLDS } from './thresholds.js';

export interface Reading {
  /** Normalised, whole. */
  text: string;
  /** What is left to understand after a correction. */
  focus: string;
  /** An item was denied and nothing put in its place. */
  denied: boolean;
  slots: Slots;
  /** Where items are named word for word. */
  named: readonly Span[];
  aspects: AspectId[];
  /** The words that ask them. */
  cues: readonly AspectCue[];
  /** `focus` without aspects and words that carry no topic. */
  content: string;
  /** Items with their probabilities, which leave room for “none of them”. */
  ranked: Ranked[];
  /** What the caller wants, best first. */
  intents: Weighed[];
  /** What they were weighed by. */
  found: Findings;
  context: UtteranceContext | undefined;
  why: string[];
}

/** Reads an utterance with all parts; the order of the parts does not matter. */
export function read(parts: ChineseParts, raw: string, context?: UtteranceContext): Reading {
  const { text, notes } = parts.normalise(raw);
  const { focus, named, denied, why } = focusOf(parts, text);
  const cues = parts.aspects(focus, named);
  const content = contentOf(
    parts,
    focus,
    cues.filter(({ gap }) => !gap),
  );
  const said = focus || text;
  const features = parts.features(said);
  const topics = parts.topics(features);
  const evidence = parts.evidence(said, named);
  const candidates = content === '' ? [] : parts.index.candidates({ text: focus, content, features, evidence, topics });
  const found = {
    candidates,
    topics,
    shared: parts.ambiguous.get(said) ?? parts.ambiguous.get(content) ?? [],
    asked: cues.length > 0,
    intents: intentEvidence(parts, { text: said, corrected: why.length > 0, evidence, topics }, context),
  };
  const { ranked, intents } = rank(found, context);
  const asking = cues.filter((cue) => !isPartOfName(cue, ranked[0]));
  return {
    text,
    focus,
    denied,
    slots: parts.slots(text, context),
    named,
    aspects: parts.aspectsAsked?.(focus, asking, named) ?? aspectsOf(asking),
    cues: asking,
    content,
    ranked,
    intents,
    found,
    context,
    why: [...notes, ...why],
  };
}

/** Words that ask wherever they stand, in a name or not. */
const ASKS = /什么|哪|怎么|多少|多久|几|吗|不|谁|凭/;

/** 资格 asks nothing when the item itself is 货运从业资格证. */
function isPartOfName({ phrase }: AspectCue, best: Ranked | undefined): boolean {
  if (best === undefined || ASKS.test(phrase)) return false;
  return best.score >= THRESHOLDS.option && best.candidate.names.some((name) => name.includes(phrase));
}

interface Focus {
  focus: string;
  named: readonly Span[];
  denied: boolean;
  why: string[];
}

/** What was taken back is left out, unless the denial belongs to the name of an item (店不开了). */
function focusOf(parts: ChineseParts, text: string): Focus {
  const named = parts.index.named(text);
  const { text: focus, without } = correct(text);
  const nameHoldsDenial = named.some(({ phrase }) => /[不没别]/.test(phrase));
  if (without === null || nameHoldsDenial) return { focus: text, named, denied: false, why: [] };
  return { focus, named: parts.index.named(focus), denied: focus === '', why: [`“${without}”被否定，不算`] };
}

function contentOf(parts: ChineseParts, text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end);
  for (const { start, end } of parts.stop.scan(rest)) rest = rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end);
  return rest.replaceAll(/[，\s]/g, '');
}
