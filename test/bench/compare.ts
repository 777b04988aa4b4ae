/** Our line beside what a developer would otherwise take: the same text learnt, the same questions, in one run and in turn. */

import type { Question } from '../eval/question.js';
import { heldMb } from './memory.js';
import type { Answers, Peer, PeerKind, Training } from './peers/peer.js';
import { timed } from './processor-time.js';
import { SET_NAMES, type SetName } from './question-sets.js';
import { ANSWERS_ALWAYS, type Keeps, learnRejection, type Rejection } from './rejection.js';

/** A peer ready for questions, with what teaching it took. */
export interface Contender {
  name: string;
  peer: Peer;
  buildMs: number;
  heldMb: number;
  rejection: Rejection;
}

export interface Row {
  contender: Contender;
  /** Shares of questions by set: right item first, first or among three; nothing answered once the rule of rejection applies. */
  first: Record<SetName, number>;
  offered: Record<SetName, number>;
  rejected: Record<SetName, number>;
  /** Microseconds of processor time a question, ascending. */
  times: number[];
}

export interface RejectionPlan {
  outside: readonly string[];
  /** Holds back each n-th phrase; 0 learns no rule. */
  every: number;
}

/** Teaches a peer with everything; its rule of rejection is learnt beforehand, with some phrases held back. */
export async function teach(kind: PeerKind, training: Training, plan: RejectionPlan): Promise<Contender> {
  const learns = plan.every > 0 && kind.name !== 'ours';
  const rejection = learns ? await learnRejection(kind, training, plan.outside, plan.every) : ANSWERS_ALWAYS;
  const before = heldMb();
  const { result: peer, us } = await timed(() => kind.teach(training));
  return { name: kind.name, peer, buildMs: us / 1000, heldMb: heldMb() - before, rejection };
}

const WARM_UP_MS = 400;

/** Has every contender meet `texts`, which are asked nowhere else: some keep what they have once heard. */
export async function warmUp(contenders: readonly Contender[], texts: readonly string[]): Promise<void> {
  for (const { peer } of contenders) {
    const until = performance.now() + WARM_UP_MS;
    for (const text of texts) if (performance.now() < until) await peer(text);
  }
}

interface Heard {
  question: Question;
  answers: Answers;
  us: number;
}

/** Asks every question of all contenders, one after the other, each question beginning with another one. */
export async function compare(contenders: readonly Contender[], sets: Record<SetName, readonly Question[]>): Promise<Row[]> {
  const heard = contenders.map(() => ({ spoken: [], noise: [], written: [], outside: [] }) as Record<SetName, Heard[]>);
  for (const set of SET_NAMES) {
    for (const [at, question] of sets[set].entries()) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const place = (at + turn) % contenders.length;
        heard[place]?.[set].push(await ask((contenders[place] as Contender).peer, question));
      }
    }
  }
  return contenders.map((contender, place) => rowOf(contender, heard[place] as Record<SetName, Heard[]>));
}

async function ask(peer: Peer, question: Question): Promise<Heard> {
  const { result, us } = await timed(() => peer(question.text));
  return { question, answers: result, us };
}

function rowOf(contender: Contender, heard: Record<SetName, Heard[]>): Row {
  const shares = (holds: (one: Heard) => boolean) =>
    Object.fromEntries(SET_NAMES.map((set) => [set, heard[set].filter(holds).length / heard[set].length])) as Record<
      SetName,
      number
    >;
  const { keeps } = contender.rejection;
  return {
    contender,
    first: shares((one) => isRightWithin(one, 1)),
    offered: shares((one) => isRightWithin(one, 3)),
    rejected: shares((one) => isRejected(one, keeps)),
    times: SET_NAMES.flatMap((set) => heard[set].map(({ us }) => us)).sort((a, b) => a - b),
  };
}

function isRightWithin({ question, answers }: Heard, count: number): boolean {
  return answers.slice(0, count).some(({ code }) => question.right.includes(code));
}

function isRejected({ question, answers }: Heard, keeps: Keeps): boolean {
  return !keeps(answers, question.text);
}
