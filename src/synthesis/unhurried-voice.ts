/** A voice for sentences made ahead: each waits until no caller does. */
import type { Voice } from '../audio/ports.js';

/** `idle` resolves when nobody waits for a sentence. */
export function createUnhurriedVoice(inner: Voice, idle: () => Promise<void>): Voice {
  return {
    async *speak(spoken, slow) {
      await idle();
      yield* inner.speak(spoken, slow);
    },
  };
}
