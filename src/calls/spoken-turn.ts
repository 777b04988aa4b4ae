/** A turn for a provider that speaks and listens by itself: the reply, and a judge of what is heard before it is final. */

import { listenFor } from '../dialog/listen.js';
import type { CallState, Played, Reply } from '../domain/call.js';
import type { CallEngineParts } from './call-engine.js';
import { type UtteranceVerdict, utteranceVerdict } from './utterance-verdict.js';
import { contextOf, knowledge, wayOnOf } from './work-out-turn.js';

export interface SpokenTurn {
  reply: Reply;
  /** How far an utterance has come as an answer to this turn. */
  judge(text: string): UtteranceVerdict;
  /** What the caller heard of it already; null when nobody told. */
  played: Played | null;
  /** The call is over. */
  ended: boolean;
}

/** The turn as a provider needs it. */
export function spokenTurn(
  parts: CallEngineParts,
  reply: Reply,
  { state, played }: { state: CallState; played: Played | null },
): SpokenTurn {
  const judge = (text: string) => {
    const { understand, knowledge: known } = parts.published();
    return utteranceVerdict(understand(text, contextOf(state)), state, { receiptLength: known.centre.receipt.length });
  };
  return { reply, judge, played, ended: state.stage === 'ended' };
}

/** The newest turn of a call, its expectations made anew: they are not stored. */
export async function currentTurn(parts: CallEngineParts, callId: string): Promise<SpokenTurn | null> {
  const newest = await parts.calls.newest(callId);
  if (newest === null) return null;
  const { index, state, spoken, actions, played } = newest;
  const know = await knowledge(parts, parts.published(), { state, from: null, at: parts.clock() });
  const logged = wayOnOf(actions);
  const wayOn = logged.do === 'gather' ? { do: 'gather' as const, gather: listenFor(state, know) } : logged;
  return spokenTurn(parts, { index, language: state.language, slow: state.slow, spoken, wayOn }, { state, played });
}
