/** A sentence, Chinese with Latin letters or English, in the symbols the model reads. */
import type { Language } from '../../domain/language.js';
import { englishSounds, letterSounds } from './english-sounds.js';
import { mandarinSounds } from './mandarin-sounds.js';
import type { ReadMandarin } from './read-mandarin.js';

/** Han stretches, Latin words, digits, punctuation. */
const PARTS = /\p{Script=Han}+|[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+|[^\p{Script=Han}A-Za-z\d]+/gu;
/** Only these are pauses or melodies to the model. */
const PUNCTUATION: readonly [RegExp, string][] = [
  [/[，、,]/, ','],
  [/[；;]/, ';'],
  [/[：:]/, ':'],
  [/[。.]/, '.'],
  [/[！!]/, '!'],
  [/[？?]/, '?'],
  [/…/, '…'],
  [/[—–]/, '—'],
];
const DIGITS = '零一二三四五六七八九';

export type SentenceSounds = (text: string, language: Language) => string;

/** Throws nothing: what cannot be read is left out. */
export function createSentenceSounds(read: ReadMandarin): SentenceSounds {
  const chinese = (text: string): string =>
    (digitsRead(text).match(PARTS) ?? [])
      .map((part) => {
        if (/\p{Script=Han}/u.test(part)) return ` ${hanSounds(read, part)}`;
        if (/[A-Za-z]/.test(part)) return ` ${latinSounds(part)}`;
        return punctuation(part);
      })
      .join('')
      .trim();
  return (text, language) => (language === 'en' && !/\p{Script=Han}/u.test(text) ? englishSounds(text) : chinese(text));
}

function hanSounds(read: ReadMandarin, han: string): string {
  return read(han)
    .map(({ syllables }) => syllables.map(mandarinSounds).join(''))
    .join(' ');
}

/** Capitals and single letters by their names, as in A4, PDF, ETC; the rest is English. */
function latinSounds(word: string): string {
  return /^[A-Z]{1,4}$|^[a-z]$/.test(word) ? Array.from(word, letterSounds).join(' ') : englishSounds(word);
}

/** Digits should have become words long before; what is left is read one by one, one as 幺 only in numbers that name. */
function digitsRead(text: string): string {
  return text.replace(/\d+/g, (digits) =>
    Array.from(digits, (digit) => (digit === '1' && digits.length > 2 ? '幺' : DIGITS[Number(digit)])).join(''),
  );
}

function punctuation(part: string): string {
  return Array.from(part, (one) => PUNCTUATION.find(([pattern]) => pattern.test(one))?.[1] ?? '')
    .join('')
    .slice(0, 1);
}
