/** Who watches the calls, for figures: told of every turn once it is durable. Must not throw. */
import type { Turn } from '../domain/call.js';

export interface CallObserver {
  /** A turn was answered and saved. */
  turn(turn: Turn): void;
  /** A request that had been answered before got the same document again. */
  replay(): void;
}
