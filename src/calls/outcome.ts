/** What a call came to, read off the state it ended in. */
import type { CallState } from '../domain/call.js';
import type { CallEnding } from './ports.js';

/** A person or a ticket reached counts first, then whether anything was answered; else the call was abandoned where it stood. */
export function endingOf(state: CallState, at: Date): CallEnding {
  const outcome = state.reached ?? (state.served ? 'self_served' : 'abandoned');
  return { outcome, stage: state.stage, at };
}
