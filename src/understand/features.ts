/** The pieces a text is compared by: words and pairs of neighbouring characters, and pairs of neighbouring sounds. */
import type { Sounds } from './pinyin.js';
import type { Segment } from './segment.js';

export interface Features {
  /** Words of three and more characters and character pairs; single characters only for a text of one. */
  written: string[];
  /** Pairs of sounds (see `pinyin.ts`). */
  sounded: string[];
}

export type FeaturesOf = (text: string) => Features;

/** Builds the feature extractor. Texts are normalised; pairs never cross a clause mark or a space. */
export function createFeatures(segment: Segment, sounds: Sounds): FeaturesOf {
  return (text) => ({
    written: [...pairs(text), ...segment(text).filter((word) => word.length >= 3)],
    sounded: pairs(sounds.code(text)),
  });
}

/** Neighbouring characters, in order, repetitions kept. */
export function pairs(text: string): string[] {
  if (text.length === 1) return [text];
  const result: string[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (!isGap(text[at]) && !isGap(text[at + 1])) result.push(text.slice(at, at + 2));
  }
  return result;
}

function isGap(character: string | undefined): boolean {
  return character === '，' || character === ' ';
}
