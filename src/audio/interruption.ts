/** Barge-in: silence as soon as somebody speaks, the word to the caller once enough is said, and on with the sentence after a false alarm. */
import type { Expects } from '../domain/call.js';
import type { Listening } from './listening.js';
import type { Player } from './player.js';
import type { AudioObserver } from './ports.js';
import { wordsSaid } from './spoken-words.js';

/** Han characters or words that interrupt; fewer may be a slip. */
const WORDS_TO_INTERRUPT = 2;
/** After so much quiet without such words the sentence goes on. */
const FALSE_ALARM_MS = 900;
/** Somebody who talks without a word being understood is not waited for longer. */
const LONGEST_HOLD_MS = 5_000;

/** True when a text said over our own words interrupts them. 对 answers a yes-or-no question, and is a listening noise elsewhere. */
export function interrupts(text: string, expects: Expects): boolean {
  return expects === 'yes_no' ? text !== '' : wordsSaid(text) >= WORDS_TO_INTERRUPT;
}

export interface Interruption {
  /** The line begins to speak: a voice from before does not silence it, only words do. */
  begin(): void;
  /** To be called while the line speaks; true when the caller has taken the word. */
  look(expects: Expects): boolean;
}

/** Watches one call: holds and resumes the player by itself, stopping it is the call's business. */
export function createInterruption(parts: {
  player: Player;
  listening: Listening;
  observer: AudioObserver;
  now: () => number;
}): Interruption {
  const { player, listening, observer, now } = parts;
  let heldMs = 0;
  let fromMs = 0;
  let asked = false;
  const silenced = () => observer.silenced(now() - listening.startedMs());
  const isFalseAlarm = () => {
    if (now() >= heldMs + LONGEST_HOLD_MS) return true;
    return !listening.speaking() && now() >= Math.max(heldMs, listening.voicedMs()) + FALSE_ALARM_MS;
  };
  const goOn = () => {
    listening.discard();
    player.resume();
    observer.resumed();
  };
  return {
    begin() {
      fromMs = now();
    },
    look(expects) {
      const held = player.state() === 'held';
      if (interrupts(listening.text(), expects)) {
        if (!held && listening.speaking()) silenced();
        return true;
      }
      const begun = listening.speaking() && listening.startedMs() >= fromMs;
      if (player.state() === 'playing' && begun) {
        silenced();
        heldMs = now();
        asked = false;
        player.hold();
      } else if (held && isFalseAlarm()) {
        // A recogniser that tells nothing before the end of an utterance is asked first.
        if (!asked) listening.finish();
        else if (!listening.finishing()) goOn();
        asked = true;
      }
      return false;
    },
  };
}
