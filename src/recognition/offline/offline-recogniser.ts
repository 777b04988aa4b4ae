/** Recognition on this machine behind the streaming port: as many calls as its processor can serve in time, the rest are refused at once. */
import type { Recogniser } from '../../audio/ports.js';
import { OfflineSession } from './offline-session.js';
import type { TranscriberPool } from './transcriber-pool.js';

/** A caller says something about this often, and twice as much is decoded because of guesses that come to nothing. */
const BETWEEN_UTTERANCES_MS = 12_000;
const DECODED_EACH = 2;
/** Beyond this share of its time a queue grows longer than callers wait. */
const MOST_BUSY = 0.7;

/** How many calls a pool serves without making anybody wait, at least one: workers × time ÷ work. */
export function mostCalls({ workers, usualMs }: Pick<TranscriberPool, 'workers' | 'usualMs'>): number {
  return Math.max(1, Math.floor((workers * MOST_BUSY * BETWEEN_UTTERANCES_MS) / (DECODED_EACH * usualMs())));
}

/** A recogniser over a pool; a call too many fails with `busy`, and whoever is next in the chain takes it. */
export function createOfflineRecogniser(pool: TranscriberPool): Recogniser & { calls(): number; mostCalls(): number } {
  let calls = 0;
  let sounds = 0;
  return {
    name: 'offline',
    calls: () => calls,
    mostCalls: () => mostCalls(pool),
    open(listener, expectation) {
      const most = mostCalls(pool);
      const session = new OfflineSession({ pool, nextSound: () => ++sounds, onClose: () => void calls-- }, listener, expectation);
      calls++;
      if (calls <= most) return session;
      session.close();
      listener.failed({ reason: 'busy', message: `this machine listens to ${most} calls at once, and that many are on` });
      return session;
    },
  };
}
