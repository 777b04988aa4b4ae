/** Which characters sound like which: exactly alike, or alike to a dialect ear. */
import { pinyin } from 'pinyin-pro';
import type { Homophones } from '../../src/understand/parse-language.js';
import { groupBy } from './group-by.js';

/** Pairs up to this cost are taken for each other in real calls: zh/z, ch/c, sh/s, en/eng, in/ing. */
const MAX_COST = 0.3;

/** A character as it is said in its sentence. */
export interface Said {
  character: string;
  initial: string;
  final: string;
  tone: number;
  han: boolean;
}

export interface SoundAlikes {
  /** Other characters of the same syllable, those of the same tone alone when there are any. */
  homophones(said: Said): readonly string[];
  /** Characters of the syllables a dialect ear takes it for. */
  confused(said: Said): readonly string[];
}

/** Reads a sentence character by character; 行 in 行驶证 is xing, in 银行 hang. */
export function sayAloud(text: string): Said[] {
  return pinyin(text, { type: 'all', toneType: 'none' }).map(({ origin, initial, final, num, isZh }) => ({
    character: origin,
    initial,
    final,
    tone: num,
    han: isZh,
  }));
}

/** The tables over all `characters`, the ones that may be written in place of what was said. */
export function createSoundAlikes(characters: string, confusion: Homophones['confusion']): SoundAlikes {
  const bySyllable = groupBy(knownHan(characters), ({ initial, final }) => `${initial}-${final}`);
  const cheap = confusion
    .filter(({ cost }) => cost <= MAX_COST)
    .flatMap(({ sounds: [a, b] }) => [[a, b] as const, [b, a] as const]);
  const spelled = (initial: string, final: string) => bySyllable.get(`${initial}-${final}`) ?? [];
  return {
    homophones({ character, initial, final, tone }) {
      const others = spelled(initial, final).filter((one) => one.character !== character);
      const sameTone = others.filter((one) => one.tone === tone);
      return (sameTone.length > 0 ? sameTone : others).map((one) => one.character);
    },
    confused({ initial, final }) {
      return cheap.flatMap(([from, to]) => {
        const heard = [...(initial === from ? spelled(to, final) : []), ...(final === from ? spelled(initial, to) : [])];
        return heard.map((one) => one.character);
      });
    },
  };
}

function knownHan(characters: string): Said[] {
  return [...new Set(characters)].flatMap((character) => sayAloud(character)).filter(({ han }) => han);
}
