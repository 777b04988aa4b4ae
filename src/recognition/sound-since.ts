/** The sound a recogniser has not answered for: what a new stream must hear again so that no word is lost. */
import { BYTES_PER_MS } from '../audio/frame.js';

/** Kept while nobody speaks, so that the beginning of a word is not cut off. */
const LEAD_IN_BYTES = 400 * BYTES_PER_MS;
/** Nobody speaks longer without a final result. */
const MOST_BYTES = 30_000 * BYTES_PER_MS;

export interface SoundSince {
  push(sound: Buffer): void;
  /** Everything up to a place counted from the beginning of the stream has been answered. */
  answered(upTo?: number): void;
  /** Only the lead-in is kept: nobody has spoken. */
  quiet(): void;
  all(): Buffer;
  /** A new stream begins with what is kept. */
  restart(): void;
}

export function createSoundSince(): SoundSince {
  let kept: Buffer[] = [];
  let bytes = 0;
  /** Bytes of the stream before what is kept. */
  let before = 0;
  const dropTo = (most: number) => {
    for (let first = kept[0]; first !== undefined && bytes - first.length >= most; first = kept[0]) {
      kept.shift();
      bytes -= first.length;
      before += first.length;
    }
  };
  return {
    push(sound) {
      kept.push(sound);
      bytes += sound.length;
      dropTo(MOST_BYTES);
    },
    answered(upTo) {
      dropTo(upTo === undefined ? LEAD_IN_BYTES : Math.max(LEAD_IN_BYTES, before + bytes - upTo));
    },
    quiet: () => dropTo(LEAD_IN_BYTES),
    all: () => Buffer.concat(kept),
    restart() {
      kept = [Buffer.concat(kept)];
      before = 0;
    },
  };
}
