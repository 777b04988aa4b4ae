/** Tone changes of Standard Chinese: third before third, 一 and 不, syllables that lose their tone. Pure; words in, words out. */
import type { Syllable } from './mandarin-sounds.js';

export interface SpokenWord {
  text: string;
  /** One a character, but for a melted 儿. */
  syllables: readonly Syllable[];
}

/** Particles, wherever they stand as a word or at the end of one. */
const PARTICLES = /^[吗呢吧啊呀嘛啦的了么着们]$/;
/** 一 names a number here: it keeps its tone. */
const COUNTING_BEFORE = /[第按初周期十百千万亿零〇一二三四五六七八九幺点]$/;
const COUNTING_AFTER = /^(?:[零〇一二三四五六七八九十幺月号楼级层期]|点[零一二三四五六七八九])/;

/** The words of a stretch without a pause, tones as they are said. */
export function withSandhi(words: readonly SpokenWord[]): SpokenWord[] {
  const flat = words.flatMap(({ text, syllables }, word) =>
    syllables.map((syllable, i) => ({
      ...syllable,
      character: Array.from(text)[i] ?? '',
      word,
      last: i === syllables.length - 1,
      alone: syllables.length === 1,
    })),
  );
  const changed = [neutral, yiAndBu, thirds].reduce((line, change) => change(line), flat);
  return words.map(({ text }, word) => ({
    text,
    syllables: changed
      .filter((one) => one.word === word)
      .map(({ sound, tone, rhotic }) => (rhotic ? { sound, tone, rhotic } : { sound, tone })),
  }));
}

interface Place extends Syllable {
  character: string;
  /** Index of its word. */
  word: number;
  /** It ends its word. */
  last: boolean;
  /** It is its word. */
  alone: boolean;
}

/** Particles, the second of 看看 and 谢谢, and the middle of 是不是 have no tone. */
export function neutral(line: readonly Place[]): Place[] {
  return line.map((one, i) => {
    const before = line[i - 1];
    const after = line[i + 1];
    const particle = PARTICLES.test(one.character) && one.last && (i > 0 || one.alone) && !/[dl]i|zh(?:ao|uo)/.test(one.sound);
    const doubled = before?.word === one.word && one.last && before.character === one.character && line[i - 2]?.word !== one.word;
    const between = /[不一]/.test(one.character) && before !== undefined && before.character === after?.character;
    return particle || (doubled && !/[零一二三四五六七八九幺]/.test(one.character)) || between ? { ...one, tone: 0 } : one;
  });
}

/** 一 and 不 rise before a falling tone; 一 falls before the others, unless it counts. */
export function yiAndBu(line: readonly Place[]): Place[] {
  return line.map((one, i) => {
    const after = line[i + 1];
    if (after === undefined || one.tone === 0) return one;
    // 个 has lost its fourth tone and still counts as having it.
    const falling = after.tone === 4 || (after.character === '个' && after.tone === 0);
    if (one.character === '不') return falling ? { ...one, tone: 2 } : one;
    if (one.character !== '一' || (one.last && !one.alone)) return one;
    const counts =
      COUNTING_BEFORE.test(line[i - 1]?.character ?? '') || COUNTING_AFTER.test(after.character + (line[i + 2]?.character ?? ''));
    return counts ? one : { ...one, tone: falling ? 2 : 4 };
  });
}

/** A third tone rises before another: within a word, and between words one of which is a single syllable. */
export function thirds(line: readonly Place[]): Place[] {
  return line.map((one, i) => {
    const after = line[i + 1];
    const together = after !== undefined && (one.word === after.word || one.alone || after.alone);
    return one.tone === 3 && after?.tone === 3 && together ? { ...one, tone: 2 } : one;
  });
}
