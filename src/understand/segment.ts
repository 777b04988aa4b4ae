/** Chinese words, cut by jieba with the catalog's own words in its dictionary. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** A word of the catalog is cut whole where the general dictionary would split it. */
const FREQUENCY = 2000;

/** Cuts a normalised text into words, spaces and punctuation left out. */
export type Segment = (text: string) => string[];

/** Builds the segmenter; takes a second. `words` are short names of things, not whole sentences. */
export function createSegment(words: Iterable<string>): Segment {
  const jieba = Jieba.withDict(dict);
  const lines = [...new Set(words)].filter((word) => /^\p{L}+$/u.test(word)).map((word) => `${word} ${FREQUENCY} n`);
  if (lines.length > 0) jieba.loadDict(Buffer.from(lines.join('\n')));
  return (text) => jieba.cut(text, false).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
