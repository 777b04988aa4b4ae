/** Sound collected into pieces of a size worth sending. */

export interface Pieces {
  add(sound: Buffer): void;
  /** Sends what has been collected, however little. */
  send(): void;
}

/** Calls `ready` with every piece of at least `bytes`. */
export function createPieces(bytes: number, ready: (piece: Buffer) => void): Pieces {
  let parts: Buffer[] = [];
  let length = 0;
  const send = () => {
    if (length === 0) return;
    const piece = Buffer.concat(parts);
    parts = [];
    length = 0;
    ready(piece);
  };
  return {
    add(sound) {
      parts.push(sound);
      length += sound.length;
      if (length >= bytes) send();
    },
    send,
  };
}
