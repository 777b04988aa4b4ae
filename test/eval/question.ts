/** A question of a set with its right answers, and what the line made of it. */
import type { Understanding } from '../../src/domain/understanding.js';

/** item: asks for a catalog matter; outside: must not be answered from the catalog; command: only its intent counts. */
export type QuestionKind = 'item' | 'outside' | 'command';

export interface Question {
  text: string;
  kind: QuestionKind;
  /** Item codes, or intents; any of them is right, the first is the one meant. */
  right: readonly string[];
  /** Aspects plainly said; absent when the question names none, or the set has none. */
  aspects?: readonly string[];
}

/** A question put to the line. */
export interface Heard {
  question: Question;
  understanding: Understanding;
  micros: number;
}

const asksAnItem = ({ decision }: Understanding) => decision === 'answer' || decision === 'confirm' || decision === 'choose';

/** An item was spoken of at all: answered, asked back or offered. */
export function fromCatalog({ understanding }: Heard): boolean {
  return asksAnItem(understanding);
}

/** items[0] is a right one, whatever was decided. */
export function topRight({ question, understanding }: Heard): boolean {
  return question.kind === 'item' && question.right.includes(understanding.items[0]?.code ?? '');
}

/** A right item stands first in an answer, a question back or a choice. */
export function rightFirst(heard: Heard): boolean {
  return fromCatalog(heard) && topRight(heard);
}

/** A right item is answered, asked back, or among the first three of a choice. */
export function rightOffered(heard: Heard): boolean {
  const { question, understanding } = heard;
  if (understanding.decision !== 'choose') return rightFirst(heard);
  return understanding.items.slice(0, 3).some(({ code }) => question.right.includes(code));
}

/** A wrong item, or any item for a matter outside the catalog, is answered without a question. */
export function wronglyAnswered(heard: Heard): boolean {
  return heard.understanding.decision === 'answer' && !topRight(heard);
}

/** Exactly the aspects said, in whatever order. */
export function aspectsRight({ question, understanding }: Heard): boolean {
  return [...(question.aspects ?? [])].sort().join() === [...understanding.aspects].sort().join();
}

/** Every aspect said is heard; others may be, too. */
export function aspectsHeard({ question, understanding }: Heard): boolean {
  return (question.aspects ?? []).every((said) => understanding.aspects.some((aspect) => aspect === said));
}

export function intentRight({ question, understanding }: Heard): boolean {
  return question.right.includes(understanding.intent);
}

export type Failure = 'wrong-answer' | 'outside-offered' | 'not-offered' | 'not-first' | 'intent' | 'aspects';

/** What a question went wrong by, worst kind first; undefined when all is well. */
export function failureOf(heard: Heard): Failure | undefined {
  const { kind, aspects } = heard.question;
  if (kind !== 'command' && wronglyAnswered(heard)) return 'wrong-answer';
  if (kind === 'outside' && fromCatalog(heard)) return 'outside-offered';
  if (kind !== 'item') return intentRight(heard) ? undefined : 'intent';
  if (!rightOffered(heard)) return 'not-offered';
  if (!rightFirst(heard)) return 'not-first';
  return aspects !== undefined && !aspectsRight(heard) ? 'aspects' : undefined;
}
