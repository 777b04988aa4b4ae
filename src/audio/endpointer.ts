/** When is an utterance over? After a pause that depends on the question, shorter once the text is complete, longer while it cannot be. */
import type { Expects } from '../domain/call.js';
import type { Verdict } from './ports.js';

/** Pauses that end an utterance, in ms; recorded calls pause 2.5 s at the 95th percentile in the middle of a turn. */
const PAUSE_MS: Record<Expects, number> = { yes_no: 750, sentence: 1_500, digits: 2_000 };
/** A text that answers the question and names one thing only. */
const COMPLETE_MS = 500;
/** A text that names one thing only, or asks something of a thing that was not made out. */
const LIKELY_MS = 900;
/** A number that lacks digits: people look at their papers. */
const UNFINISHED_MS = 4_000;
/** Recognisers lag behind: a text that has just changed may change again. */
const SETTLED_MS: Record<Verdict, number> = { complete: 150, likely: 300, open: 600, unfinished: 1_000 };

export interface Utterance {
  text: string;
  /** 0–1 of the least certain stretch; absent when the recogniser does not tell. */
  confidence?: number;
}

export interface Endpointer {
  /** Begins a new utterance; what was said before is forgotten. */
  begin(expects: Expects, judge: (text: string) => Verdict): void;
  /** Changes the question without forgetting what is being said. */
  ask(expects: Expects, judge: (text: string) => Verdict): void;
  /** Somebody is speaking at this moment. */
  voiced(atMs: number): void;
  /** A `whole` text lags behind nothing that was heard: it need not settle. */
  partial(text: string, atMs: number, whole?: boolean): void;
  final(text: string, confidence: number | undefined, atMs: number): void;
  /** The moment the utterance will be over if nothing else happens; Infinity while nothing was said. */
  deadlineMs(): number;
  /** The moment of the last voice. */
  voicedMs(): number;
  utterance(): Utterance;
}

/** The endpointer of one call; told every moment, it knows no clock. */
export function createEndpointer(): Endpointer {
  let question: { expects: Expects; judge: (text: string) => Verdict } = { expects: 'sentence', judge: () => 'open' };
  let finals: { text: string; confidence: number | undefined }[] = [];
  let partial = '';
  let voicedMs = Number.NEGATIVE_INFINITY;
  let changedMs = Number.NEGATIVE_INFINITY;
  let verdict: Verdict = 'open';

  let text = '';

  const changed = (atMs: number) => {
    const now = joined([...finals.map((one) => one.text), partial]);
    if (now === text) return;
    text = now;
    verdict = question.judge(text);
    changedMs = atMs;
  };
  return {
    begin(expects, judge) {
      question = { expects, judge };
      finals = [];
      partial = '';
      text = '';
      voicedMs = Number.NEGATIVE_INFINITY;
      changedMs = Number.NEGATIVE_INFINITY;
      verdict = 'open';
    },
    ask(expects, judge) {
      question = { expects, judge };
      if (text !== '') verdict = judge(text);
    },
    voiced(atMs) {
      voicedMs = atMs;
    },
    partial(next, atMs, whole = false) {
      partial = next.trim();
      changed(atMs);
      if (whole) changedMs = Number.NEGATIVE_INFINITY;
    },
    final(next, confidence, atMs) {
      if (next.trim() !== '') finals.push({ text: next.trim(), confidence });
      partial = '';
      changed(atMs);
    },
    deadlineMs() {
      if (text === '') return voicedMs < 0 ? Number.POSITIVE_INFINITY : voicedMs + PAUSE_MS[question.expects];
      return Math.max(voicedMs + pauseOf(verdict, question.expects), changedMs + SETTLED_MS[verdict]);
    },
    voicedMs: () => voicedMs,
    utterance() {
      const known = finals.map((one) => one.confidence).filter((one) => one !== undefined);
      return { text, ...(known.length > 0 && { confidence: Math.min(...known) }) };
    },
  };
}

function pauseOf(verdict: Verdict, expects: Expects): number {
  if (verdict === 'complete') return Math.min(COMPLETE_MS, PAUSE_MS[expects]);
  if (verdict === 'likely') return Math.min(LIKELY_MS, PAUSE_MS[expects]);
  return verdict === 'unfinished' ? UNFINISHED_MS : PAUSE_MS[expects];
}

/** Chinese is joined without a space, words of Latin letters with one. */
function joined(stretches: readonly string[]): string {
  return stretches
    .filter((one) => one !== '')
    .reduce((all, one) => all + (/[a-z]$/i.test(all) && /^[a-z]/i.test(one) ? ' ' : '') + one, '');
}
