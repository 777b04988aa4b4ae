/** Reads a call that is over for what the line did not understand well; pure. */
import type { Outcome, Stage, Turn } from '../domain/call.js';
import type { IntentId } from '../domain/intent.js';
import type { MissedReason, MissedTurn } from '../domain/missed.js';
import { isNotUnderstood } from '../domain/not-understood.js';
import type { Understanding } from '../domain/understanding.js';

/** Below it an item asked back, or another intent acted on, was little more than a guess. */
const LOW = 0.5;
/** Stages that wait for numbers: what is said there teaches nothing. */
const NUMBERS: ReadonlySet<Stage> = new Set(['code', 'window', 'receipt', 'receipt_confirm', 'receipt_phone']);
/** Stages in which a no means that the line took something else for what was said. */
const ASKED_BACK: ReadonlySet<Stage> = new Set(['confirm', 'choose', 'operator_confirm']);
/** Words after which nobody was left waiting for an answer. */
const CLOSING: ReadonlySet<IntentId> = new Set<IntentId>(['bye', 'thanks', 'greeting', 'no']);

/** Turns to be taught, in order; turns are those of one call, in order. */
export function missedTurns(turns: readonly Turn[], outcome: Outcome | null): MissedTurn[] {
  const spoken = turns.filter(isTeachable);
  return spoken.flatMap((turn, at) => {
    const last = at === spoken.length - 1;
    const reason = reasonOf(turn) ?? (isDenied(turn, turns) ? 'corrected' : last && wasGivenUp(turn, outcome) ? 'abandoned' : null);
    return reason === null ? [] : [missed(turn, reason)];
  });
}

type Spoken = Turn & { heard: string; understood: Understanding };

function isTeachable(turn: Turn): turn is Spoken {
  return turn.event === 'speech' && turn.understood !== null && !NUMBERS.has(turn.stage) && /\p{L}{2}/u.test(turn.heard ?? '');
}

function reasonOf({ actions, understood }: Spoken): MissedReason | null {
  if (isNotUnderstood(actions)) return 'no_match';
  const { decision, intent, confidence, items } = understood;
  const asked = decision === 'confirm' || decision === 'choose';
  if (asked && (items[0]?.score ?? 0) < LOW) return 'low_confidence';
  return decision === 'other' && intent !== 'none' && confidence < LOW ? 'low_confidence' : null;
}

/** The caller's next words take it back: no to what was asked back, or 不是…，是… */
function isDenied({ index }: Spoken, turns: readonly Turn[]): boolean {
  const next = turns.find((turn) => turn.index > index && turn.event !== 'silence');
  if (next?.understood?.intent === 'no' || (next?.event === 'keys' && next.heard === '2' && next.stage === 'confirm'))
    return ASKED_BACK.has(next.stage);
  return next?.understood?.why.some((line) => line.includes('被否定')) ?? false;
}

/** Who was asked for a number and hung up had been understood; the number was missing. */
function wasGivenUp({ understood, state }: Spoken, outcome: Outcome | null): boolean {
  return outcome === 'abandoned' && !CLOSING.has(understood.intent) && !NUMBERS.has(state.stage);
}

function missed({ callId, index, at, state, heard, understood }: Spoken, reason: MissedReason): MissedTurn {
  const { intent, items } = understood;
  return { callId, index, at, language: state.language, text: heard, reason, intent, nearest: items };
}
