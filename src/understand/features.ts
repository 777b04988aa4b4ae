/** The pieces a text is compared by: characters, neighbouring characters and words, neighbouring sounds. */
import type { MeaningsOf } from './meanings.js';
import type { Sounds } from './pinyin.js';
import type { Segment } from './segment.js';

/** The families of features, in the order of their tables. */
export const FAMILIES = ['single', 'written', 'sounded'] as const;
export type Family = (typeof FAMILIES)[number];

/** One Han character, or a word in Latin letters or digits. */
const CHARACTER = /[a-z0-9']+|[^\s，]/g;

/**
 * Features by family: single characters; character pairs and words of three and more; pairs of sounds (see `pinyin.ts`).
 * `voiced` are single sounds: too common to look items up by, but evidence for a classifier; so is `shape`: both ends and about how long it is,
 * and `meant`: what groups of words it holds (see `meanings.ts`).
 */
export type Features = Record<Family | 'voiced' | 'shape' | 'meant', string[]>;

export type FeaturesOf = (text: string) => Features;

/**
 * Builds the feature extractor. Texts are normalised; pairs never cross a clause mark or a space.
 * The features of the text asked last are kept: intents, aspects and items ask for the same one.
 */
export function createFeatures(segment: Segment, sounds: Sounds, meanings: MeaningsOf): FeaturesOf {
  let last = '';
  let features: Features = { single: [], written: [], sounded: [], voiced: [], shape: [], meant: [] };
  return (text) => {
    if (text === last) return features;
    last = text;
    const code = sounds.code(text);
    features = {
      single: text.match(CHARACTER) ?? [],
      written: [...pairs(text), ...segment(text).filter((word) => word.length >= 3)],
      sounded: pairs(code),
      voiced: Array.from(code).filter((sound) => isSound(sound)),
      shape: shapeOf(text),
      meant: meanings(text),
    };
    return features;
  };
}

/** Lengths between which it makes a difference, in characters: 啥 is another thing to say than a sentence with 啥 in it. */
const LENGTHS = [1, 2, 4, 7, 12];

function shapeOf(text: string): string[] {
  const length = LENGTHS.find((most) => text.length <= most) ?? '+';
  return [`^${text.slice(0, 1)}`, `^^${text.slice(0, 2)}`, `$${text.slice(-1)}`, `$$${text.slice(-2)}`, `#${length}`];
}

/** Characters and neighbouring characters of a text: what phrases are compared by. */
export function characters(text: string): string[] {
  return [...(text.match(CHARACTER) ?? []), ...pairs(text)];
}

function pairs(text: string): string[] {
  const result: string[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (isSound(text[at]) && isSound(text[at + 1])) result.push(text.slice(at, at + 2));
  }
  return result;
}

/** A Han character or the code of a sound: above all letters, digits and clause marks. */
function isSound(character = ''): boolean {
  return character >= '㐀' && character !== '，';
}
