/** What a call goes on with when its media stream is over: the transfer, recording or goodbye the dialogue wanted, or the carrier's own ears. */
import type { CallEngine } from '../calls/call-engine.js';
import type { Reply } from '../domain/call.js';
import { HotlineError } from '../errors.js';
import type { LineSentences } from './own-sentences.js';

export interface AfterStreamParts {
  engine: Pick<CallEngine, 'current'>;
  sentences: () => Pick<LineSentences, 'again'>;
  /** The document of a reply, the call going on as it was. */
  toDocument: (reply: Reply) => string;
  /** The same, the carrier listening from now on. */
  toCarrierDocument: (reply: Reply) => string;
}

/** Sentences the caller heard to their end are not said again. Throws `internal` for a call nobody knows. */
export async function documentAfterStream(parts: AfterStreamParts, callId: string): Promise<string> {
  const turn = await parts.engine.current(callId);
  if (turn === null) throw new HotlineError('internal', 'a media stream ended whose call is not known');
  const { reply, played } = turn;
  const heard = played !== null && played.characters >= played.of;
  if (reply.wayOn.do !== 'gather') return parts.toDocument(heard ? { ...reply, spoken: [] } : reply);
  // The dialogue waits for the caller and the sound is gone: it broke, and one sentence is said for it.
  return parts.toCarrierDocument(heard ? { ...reply, spoken: [...parts.sentences().again[reply.language]] } : reply);
}
