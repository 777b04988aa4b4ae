/** A cache of the newest turns of the calls that began in this process, so that going on with one needs no query. */
import type { CallProgress, TurnWrite } from '../calls/ports.js';

export interface NewestTurns {
  /** The progress to answer `request` from, or undefined when only the database can tell. */
  progress(callId: string, request: { index: number; token: string | null }): CallProgress | undefined;
  /** Notes a turn that was saved. */
  saved(write: TurnWrite): void;
  /** Drops what is known of a call, because somebody else went on with it or it ended. */
  forget(callId: string): void;
}

interface Entry {
  index: number;
  /** JSON, so that every reader gets an object of his own. */
  state: string;
  from: string | null;
  /** All tokens of the call so far: the entry follows it from its first turn. */
  tokens: Set<string>;
}

/**
 * It answers only the request for the very next turn with a token not seen before; repetitions and gaps are left to the database.
 * When another process went on with the call the answer is out of date, and saving finds the turn taken.
 * @param most calls remembered; the one longest untouched goes first.
 */
export function createNewestTurns(most: number): NewestTurns {
  const entries = new Map<string, Entry>();

  function remember(callId: string, entry: Entry): void {
    entries.delete(callId);
    entries.set(callId, entry);
    if (entries.size > most) for (const oldest of entries.keys()) return void entries.delete(oldest);
  }

  return {
    progress(callId, { index, token }) {
      const entry = entries.get(callId);
      if (!entry || index !== entry.index + 1 || (token !== null && entry.tokens.has(token))) return undefined;
      return { index: entry.index, state: JSON.parse(entry.state), from: entry.from, replay: null };
    },
    saved({ turn, call, ending }) {
      const before: Entry | undefined = call
        ? { index: turn.index - 1, state: '', from: call.from, tokens: new Set() }
        : entries.get(turn.callId);
      if (ending || before?.index !== turn.index - 1) return void entries.delete(turn.callId);
      if (turn.token !== null) before.tokens.add(turn.token);
      remember(turn.callId, { ...before, index: turn.index, state: JSON.stringify(turn.state) });
    },
    forget(callId) {
      entries.delete(callId);
    },
  };
}
