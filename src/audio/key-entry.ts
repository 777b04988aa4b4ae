/** Keys as they are pressed, gathered into what a question awaits; what is pressed too early is kept for the next one. */

/** A pause after which an entry counts as it is. */
const BETWEEN_KEYS_MS = 3_000;

export interface KeyEntry {
  /** A question awaits so many keys; keys pressed before count for it. */
  await(keys: number, atMs: number): void;
  press(key: string, atMs: number): void;
  /** The keys of a complete entry, taken out; null while more may come. */
  take(atMs: number): string | null;
  /** Keys were pressed that nobody has taken yet. */
  pending(): boolean;
}

/** The key entry of one call. * and # end an entry at once: the one means back, the other ends a number. */
export function createKeyEntry(): KeyEntry {
  let pressed = '';
  let awaited = 1;
  let lastMs = 0;
  return {
    await(keys, atMs) {
      awaited = Math.max(1, keys);
      if (pressed !== '') lastMs = atMs;
    },
    press(key, atMs) {
      if (/^[\d*#]$/.test(key)) pressed += key;
      lastMs = atMs;
    },
    take(atMs) {
      const end = entryEnd(pressed, awaited);
      if (end === 0 && (pressed === '' || atMs < lastMs + BETWEEN_KEYS_MS)) return null;
      const entry = pressed.slice(0, end || pressed.length);
      pressed = pressed.slice(entry.length);
      return entry;
    },
    pending: () => pressed !== '',
  };
}

/** Length of the complete entry at the beginning, 0 when there is none yet. */
function entryEnd(pressed: string, awaited: number): number {
  const ended = pressed.search(/[*#]/) + 1;
  const full = pressed.length >= awaited ? awaited : 0;
  return ended > 0 && (full === 0 || ended < full) ? ended : full;
}
