/** Han text → words of syllables as they are said: readings in context, 儿, tone changes. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import type { Syllable } from './mandarin-sounds.js';
import { type SpokenWord, withSandhi } from './tone-sandhi.js';

/** Words whose reading the general dictionary gets wrong: word → pinyin with tone digits, one syllable a character. */
export type Readings = Readonly<Record<string, string>>;

/** A stretch of Han characters as words of syllables, tones as they are said. */
export type ReadMandarin = (han: string) => SpokenWord[];

/** Where 儿 is no syllable of its own: after these; 婴儿, 女儿, 幼儿 keep it. */
const MELTS_INTO = /[哪这那会点事活玩块边面今明昨样空门份]/;

/** Builds the reader; takes some 0.2 s. */
export function createReadMandarin(readings: Readings): ReadMandarin {
  const jieba = Jieba.withDict(dict);
  const own = Object.keys(readings).filter((word) => word.length > 1);
  if (own.length > 0) jieba.loadDict(Buffer.from(own.map((word) => `${word} 100000 n`).join('\n')));
  // The longest come last: they have the last word.
  const shortestFirst = Object.keys(readings).toSorted((a, b) => a.length - b.length);
  return (han) => {
    const syllables = syllablesOf(han);
    for (const word of shortestFirst) correct(han, syllables, word, readings[word] ?? '');
    let at = 0;
    const words = jieba.cut(han, false).map((text) => {
      const characters = Array.from(text);
      const word = { text, syllables: melted(characters, syllables.slice(at, at + characters.length)) };
      at += characters.length;
      return word;
    });
    return withSandhi(words);
  };
}

/** One syllable a character, as the dictionary reads them in context; tones unchanged. */
function syllablesOf(han: string): Syllable[] {
  return pinyin(han, { toneType: 'num', type: 'array', toneSandhi: false, v: true }).map(syllableOf);
}

/** `zhong4` → its sound and tone. */
function syllableOf(spelled: string): Syllable {
  return { sound: spelled.replace(/\d$/, ''), tone: Number(/[1-4]$/.exec(spelled)?.[0] ?? 0) };
}

function correct(han: string, syllables: Syllable[], word: string, reading: string): void {
  for (let at = han.indexOf(word); at >= 0; at = han.indexOf(word, at + word.length))
    for (const [i, spelled] of reading.split(' ').entries()) syllables[at + i] = syllableOf(spelled);
}

function melted(characters: readonly string[], syllables: readonly Syllable[]): Syllable[] {
  return syllables.flatMap((syllable, i) => {
    if (characters[i] === '儿' && MELTS_INTO.test(characters[i - 1] ?? '')) return [];
    const rhotic = characters[i + 1] === '儿' && MELTS_INTO.test(characters[i] ?? '');
    return [rhotic ? { ...syllable, rhotic } : syllable];
  });
}
