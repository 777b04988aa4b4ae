/** Test calls on content that is not published: each on a private line of its own, closed with the call. */
import type { Published } from '../../calls/published.js';
import type { CaseFile } from '../../domain/case-file.js';
import type { Clock } from '../../domain/clock.js';
import type { PhoneInput, PhoneView } from '../../domain/phone.js';
import { HotlineError } from '../../errors.js';
import { createPhoneCalls, type PhoneCalls } from '../phone-calls.js';
import { phoneTurn } from '../phone-turn.js';
import { openPrivateLine, type PrivateLine } from '../scripted-calls/private-line.js';

export interface DraftCalls {
  /** Dials a line that answers with `published`. Throws `too_many` when too many are running. */
  start(from: string | null, published: Published): Promise<PhoneView>;
  input(callId: string, input: PhoneInput): Promise<PhoneView>;
  close(): Promise<void>;
}

interface Running {
  line: PrivateLine;
  calls: PhoneCalls;
  touchedMs: number;
}

const MOST_CALLS = 10;
const IDLE_MS = 600_000;

export function createDraftCalls({ clock, cases }: { clock: Clock; cases: () => readonly CaseFile[] }): DraftCalls {
  const running = new Map<string, Running>();
  const end = async (callId: string) => {
    const entry = running.get(callId);
    running.delete(callId);
    await entry?.line.close();
  };
  const endIdle = async () => {
    const before = clock().getTime() - IDLE_MS;
    for (const [id, { touchedMs }] of running) if (touchedMs < before) await end(id);
  };
  return {
    async start(from, published) {
      await endIdle();
      if (running.size >= MOST_CALLS) throw new HotlineError('too_many', 'too many test calls at once; hang one up first');
      const line = await openPrivateLine({ published: () => published, cases: cases(), clock });
      const nameOf = (code: string) => published.knowledge.catalog.item(code)?.short_name;
      const newestTurn = async (callId: string) => {
        const turn = await line.newestTurn(callId);
        return turn === null ? null : phoneTurn(turn, nameOf);
      };
      const calls = createPhoneCalls({ carrier: line.carrier, newestTurn, clock });
      const view = await calls.start(from);
      running.set(view.callId, { line, calls, touchedMs: clock().getTime() });
      return view;
    },
    async input(callId, input) {
      const entry = running.get(callId);
      if (entry === undefined) throw new HotlineError('not_found', 'this call is over');
      entry.touchedMs = clock().getTime();
      const view = await entry.calls.input(callId, input);
      if (view.waiting === null) await end(callId);
      return view;
    },
    async close() {
      for (const id of [...running.keys()]) await end(id);
    },
  };
}
