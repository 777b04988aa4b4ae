/** Finds names of items inside a text. A large catalog has a million names: they stand in typed arrays, not in a dictionary of strings. */
import { hashOf } from './hash.js';
import type { Found } from './phrase-finder.js';

export interface NameFinder {
  /** Every name at every place, with the items that have it. */
  all(text: string): Found<readonly number[]>[];
}

export interface Names {
  /** How many names there are. */
  count: number;
  /** A name as it is looked up, by its number; empty ones are not looked up. Asked again at each look-up. */
  nameOf(name: number): string;
  /** The item a name belongs to. */
  itemOf(name: number): number;
}

/** Builds the finder: a hash table of names by open addressing, those of the same spelling chained. */
export function createNameFinder({ count, nameOf, itemOf }: Names): NameFinder {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))).fill(-1);
  const next = new Int32Array(count).fill(-1);
  /** Looked at before a name is spelled out: most names in a text's way are other ones. */
  const hashes = new Uint32Array(count);
  /** Lengths of the names that begin with a pair of characters, one bit a length; longer ones share the last. */
  const lengths = new Map<string, number>();
  let longest = 0;
  for (let name = 0; name < count; name += 1) {
    const text = nameOf(name);
    if (text === '') continue;
    const slot = slotOf(text);
    next[name] = slots[slot] as number;
    slots[slot] = name;
    longest = Math.max(longest, text.length);
    hashes[name] = hashOf(text);
    const head = text.slice(0, 2);
    lengths.set(head, (lengths.get(head) ?? 0) | bitOf(text.length));
  }

  /** The slot of a text: the one that holds its spelling, or the empty one where it would go. */
  function slotOf(text: string): number {
    const wanted = hashOf(text);
    let slot = wanted & (slots.length - 1);
    while (slots[slot] !== -1 && !isSpelled(slots[slot] as number, text, wanted)) slot = (slot + 1) & (slots.length - 1);
    return slot;
  }

  function isSpelled(name: number, text: string, wanted: number): boolean {
    return hashes[name] === wanted && nameOf(name) === text;
  }

  function itemsOf(text: string): number[] {
    const items = new Set<number>();
    for (let name = slots[slotOf(text)] as number; name !== -1; name = next[name] as number) items.add(itemOf(name));
    return [...items].reverse();
  }

  return {
    all(text) {
      const found: Found<readonly number[]>[] = [];
      for (let start = 0; start < text.length; start += 1) {
        const known = (lengths.get(text.slice(start, start + 2)) ?? 0) | (lengths.get(text.slice(start, start + 1)) ?? 0);
        for (let length = Math.min(longest, text.length - start); known !== 0 && length > 0; length -= 1) {
          if ((known & bitOf(length)) === 0) continue;
          const phrase = text.slice(start, start + length);
          const value = itemsOf(phrase);
          if (value.length > 0) found.push({ phrase, start, end: start + length, value });
        }
      }
      return found;
    },
  };
}

function bitOf(length: number): number {
  return 1 << Math.min(30, length);
}
