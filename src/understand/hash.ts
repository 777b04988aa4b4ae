/** Hashes of short texts for the tables of names and features. */

const FACTOR = 0x01000193;
/** With it a hash of its own: two texts share both hashes once in 2^64. */
export const OTHER_FACTOR = 0x5bd1e995;

/** 32 bits, not below zero, that all depend on every UTF-16 code unit: multiplied and stirred in turn, as MurmurHash does. */
export function hashOf(text: string, factor = FACTOR): number {
  let hash = text.length;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), factor);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
