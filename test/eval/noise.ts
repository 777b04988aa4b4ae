/** Recogniser noise: what a telephone line, a dialect and a speech recogniser make of a sentence, repeatable by seed. */
import type { Homophones } from '../../src/understand/parse-language.js';
import { createRandom, type Random } from './random.js';
import { createSoundAlikes, type Said, sayAloud } from './sound-alikes.js';

/**
 * How often each kind of error strikes at strength 1, per character it can strike (cuts: per sentence).
 * Estimates, not counts of real recordings: together they change about one character in four. They are set so that the
 * libraries the line is compared with lose about as much of their clean accuracy as they do in the noise of the bars.
 */
export const NOISE_RATES = {
  homophone: 0.11,
  dialect: 0.19,
  digit: 0.16,
  dropped: 0.03,
  doubled: 0.04,
  functionWordLost: 0.2,
  cutStart: 0.2,
  cutEnd: 0.2,
} as const;
export type NoiseKind = keyof typeof NOISE_RATES;

/** Light words a recogniser swallows. 不, 没 and 未 are never lost: without them another answer would be right. */
const FUNCTION_WORDS = new Set('的了吗呢吧啊呀嘛哦就都个把给在那这得着');
const KEPT = new Set('不没未别');
/** Digits taken for each other over a narrow band: yi/qi, si/shi, liu/jiu, er/ba. */
const DIGITS = new Map(
  ['17', '69', '28', '一七', '四十', '六九', '二八'].flatMap(([a = '', b = '']) => [[a, b] as const, [b, a] as const]),
);
/** No more than this share of a sentence is cut at either end. */
const MAX_CUT = 0.2;

export interface NoiseOptions {
  seed: number;
  /** 0 nothing, 1 a usual bad line, 2 twice as many errors; 1 when absent. */
  strength?: number;
  /** Only these kinds; all when absent. */
  kinds?: readonly NoiseKind[];
}

/** Text with errors put in; the same text, seed and strength always give the same result. Never empty unless the text is. */
export type Noise = (text: string, options: NoiseOptions) => string;

/** The generator over the characters a recogniser may write and the language's confusable sounds. */
export function createNoise(characters: string, confusion: Homophones['confusion']): Noise {
  const alikes = createSoundAlikes(characters, confusion);
  return (text, { seed, strength = 1, kinds }) => {
    const random = createRandom(`${seed}:${text}`);
    const strikes = (kind: NoiseKind) =>
      (kinds === undefined || kinds.includes(kind)) && random.chance(Math.min(1, NOISE_RATES[kind] * strength));
    const misheard = (said: Said): string => {
      const digit = DIGITS.get(said.character);
      if (digit !== undefined) return strikes('digit') ? digit : said.character;
      if (!said.han || KEPT.has(said.character)) return said.character;
      if (strikes('homophone')) return random.pick(alikes.homophones(said)) ?? said.character;
      const confused = alikes.confused(said);
      return confused.length > 0 && strikes('dialect') ? (random.pick(confused) ?? said.character) : said.character;
    };
    const heard = sayAloud(text).flatMap((said) => {
      if (FUNCTION_WORDS.has(said.character) && strikes('functionWordLost')) return [];
      if (said.han && !KEPT.has(said.character) && strikes('dropped')) return [];
      return [misheard(said)];
    });
    const cut = cutEnds(
      stammer(heard, () => strikes('doubled'), random),
      strikes,
      random,
    ).join('');
    return cut === '' ? text : cut;
  };
}

/** One or two characters said again: 我想我想办. */
function stammer(heard: readonly string[], strikes: () => boolean, random: Random): string[] {
  return heard.flatMap((character, at) => {
    if (!strikes()) return [character];
    return [character, ...heard.slice(Math.max(0, at - random.below(2)), at + 1)];
  });
}

function cutEnds(heard: readonly string[], strikes: (kind: NoiseKind) => boolean, random: Random): string[] {
  const most = Math.floor(heard.length * MAX_CUT);
  const length = (kind: NoiseKind) => (most > 0 && strikes(kind) ? 1 + random.below(Math.min(3, most)) : 0);
  const start = length('cutStart');
  return heard.slice(start, heard.length - length('cutEnd'));
}
