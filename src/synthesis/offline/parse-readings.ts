/** Words the voice would read wrong (data/readings.yaml): their schema and reader. */
import { parse } from 'yaml';
import { z } from 'zod';
import { HotlineError } from '../../errors.js';
import { mandarinSounds } from './mandarin-sounds.js';
import type { Readings } from './read-mandarin.js';

const schema = z.record(z.string().regex(/^\p{Script=Han}+$/u), z.string());

/** Word → syllables with tone digits, 0 for none. Throws `content_invalid` naming the word that is wrong. */
export function parseReadings(text: string, path: string): Readings {
  const read = schema.safeParse(parse(text) ?? {});
  if (!read.success)
    throw new HotlineError('content_invalid', `${path}: each line is a word and its reading, such as 行驶: xing2 shi3`);
  for (const [word, reading] of Object.entries(read.data)) {
    const syllables = reading.split(' ');
    const known = syllables.every(
      (one) => /^[a-zê]+[0-4]$/.test(one) && mandarinSounds({ sound: one.slice(0, -1), tone: 1 }) !== '',
    );
    if (!known || syllables.length !== Array.from(word).length)
      throw new HotlineError('content_invalid', `${path}: ${word}: give one syllable a character with its tone, not "${reading}"`);
  }
  return read.data;
}
