/** The sentences being spoken as one growing sound: made sentence by sentence, the next one prepared while the first is heard. */
import type { Spoken } from '../domain/prompt.js';
import type { Voice } from './ports.js';

/** One sentence's place in the sound; `end` is null while it is being made. */
interface Stretch {
  spoken: Spoken;
  /** Index of the turn it belongs to; null for the call's own sentences. */
  turn: number | null;
  start: number;
  end: number | null;
}

export interface Track {
  /** Adds sentences behind what is there. */
  add(spoken: readonly Spoken[], options: { turn: number | null; slow: boolean }): void;
  /** Bytes that exist so far. */
  length(): number;
  /** Everything added has been made. */
  complete(): boolean;
  /** The sound from `from` on, at most `most` bytes, within one piece; empty when it is not made yet. */
  read(from: number, most: number): Buffer;
  /** How many characters of a turn's sentences lie before a byte of the sound, and how many there are. */
  characters(turn: number, byte: number): { characters: number; of: number };
  /** The sentence a byte belongs to: where it begins and whose it is. */
  at(byte: number): { start: number; turn: number | null } | undefined;
}

/** Sentences made at the same time: one that is heard, one behind it. */
const AHEAD = 2;
/** For a sentence that is not wholly made: about 4.5 characters a second. */
const BYTES_A_CHARACTER = 1_800;

/** A track over a voice; `onTrouble` is told when a sentence cannot be had, `onSound` whenever there is more. */
export function createTrack(voice: Voice, told: { onSound: () => void; onTrouble: (error: unknown) => void }): Track {
  const sound: Buffer[] = [];
  const stretches: Stretch[] = [];
  let length = 0;
  let waiting = 0;
  let making = Promise.resolve();
  const ahead: Promise<unknown>[] = [];

  async function append(stretch: Stretch, pieces: AsyncIterable<Buffer>): Promise<void> {
    stretch.start = length;
    for await (const piece of pieces) {
      if (piece.length === 0) continue;
      sound.push(piece);
      length += piece.length;
      told.onSound();
    }
    stretch.end = length;
  }

  return {
    add(spoken, { turn, slow }) {
      for (const one of spoken) {
        const stretch: Stretch = { spoken: one, turn, start: Number.POSITIVE_INFINITY, end: null };
        stretches.push(stretch);
        waiting++;
        const before = ahead.at(-AHEAD);
        const pieces = eager(before, () => voice.speak(one, slow));
        ahead.push(pieces.done);
        making = making
          .then(() => append(stretch, pieces))
          .then(
            () => void waiting--,
            (error) => told.onTrouble(error),
          );
      }
      making = making.then(told.onSound);
    },
    length: () => length,
    complete: () => waiting === 0,
    read(from, most) {
      let start = 0;
      for (const piece of sound) {
        if (from < start + piece.length) return piece.subarray(from - start, from - start + most);
        start += piece.length;
      }
      return Buffer.alloc(0);
    },
    characters(turn, byte) {
      const own = stretches.filter((one) => one.turn === turn);
      const of = own.reduce((sum, { spoken }) => sum + spoken.text.length, 0);
      return { characters: own.reduce((sum, one) => sum + heardOf(one, byte), 0), of };
    },
    at: (byte) => stretches.findLast(({ start }) => start <= byte),
  };
}

function heardOf({ spoken, start, end }: Stretch, byte: number): number {
  if (byte <= start) return 0;
  const whole = end === null ? spoken.text.length * BYTES_A_CHARACTER : end - start;
  return Math.round(spoken.text.length * Math.min(1, (byte - start) / Math.max(1, whole)));
}

interface Eager extends AsyncIterable<Buffer> {
  done: Promise<unknown>;
}

/** Begins to consume a stream at once, or as soon as `after` is over, and keeps what comes until somebody reads it. */
function eager(after: Promise<unknown> | undefined, begin: () => AsyncIterable<Buffer>): Eager {
  const ready: Buffer[] = [];
  let wake = () => {};
  let over = false;
  const consume = async () => {
    await after;
    for await (const piece of begin()) {
      ready.push(piece);
      wake();
    }
  };
  let failure: { error: unknown } | undefined;
  const done = consume()
    .catch((error) => {
      failure = { error };
    })
    .finally(() => {
      over = true;
      wake();
    });
  return {
    done,
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const piece = ready.shift();
        if (piece !== undefined) yield piece;
        else if (failure !== undefined) throw failure.error;
        else if (over) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
