/** Whether anybody is on the line: work that takes long waits until nobody is. */
import type { CallObserver } from '../calls/call-observer.js';
import type { Clock } from '../domain/clock.js';

export interface QuietLine {
  /** The observer, watched for turns. */
  watching(observer: CallObserver): CallObserver;
  /** No turn for some seconds; callers think and speak for less. */
  isQuiet(): boolean;
}

const QUIET_MS = 15_000;

/** Knows of the turns of this process only. */
export function createQuietLine(clock: Clock): QuietLine {
  let lastMs = Number.NEGATIVE_INFINITY;
  const note = () => {
    lastMs = clock().getTime();
  };
  return {
    watching: (observer) => ({
      turn: (turn) => {
        note();
        observer.turn(turn);
      },
      replay: () => {
        note();
        observer.replay();
      },
    }),
    isQuiet: () => clock().getTime() - lastMs >= QUIET_MS,
  };
}
