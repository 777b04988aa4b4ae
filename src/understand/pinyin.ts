/** How a text sounds: each Han character by its toneless syllable, sounds that callers mix up folded into one. */
import { pinyin } from 'pinyin-pro';
import type { Homophones } from './parse-language.js';

/** Confusions up to this cost are folded; dearer ones stay different sounds. */
const MAX_FOLD_COST = 0.3;
/** Syllables are written as private-use characters, so that all text tools work on sounds, too; always the same ones, since what was learnt is kept by them. */
const FIRST_CODE = 0xe000;
const SYLLABLE = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/;
const INITIALS = ' b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ');
const FINALS =
  'a ai an ang ao e ei en eng er i ia ian iang iao ie in ing iong iu o ong ou u ua uai uan uang ue ui un uo v ve n ng'.split(' ');

export interface Sounds {
  /** One character a syllable; whatever is not Han stands for itself. */
  code(text: string): string;
  /** The folded syllables spelled out, for measures over letters. */
  spell(text: string): string;
}

/** Builds the sound tables of a language; the spelling of a character is looked up once. */
export function createSounds(homophones: Homophones): Sounds {
  const fold = createFold(homophones.confusion);
  const known = new Map<string, { code: string; spelling: string }>();

  function soundOf(character: string): { code: string; spelling: string } {
    const before = known.get(character);
    if (before !== undefined) return before;
    const spelling = character < '㐀' ? character : fold(pinyin(character, { toneType: 'none', v: true }));
    const sound = { spelling, code: character < '㐀' ? character : syllableCode(spelling) };
    known.set(character, sound);
    return sound;
  }
  return {
    code: (text) => Array.from(text, (character) => soundOf(character).code).join(''),
    spell: (text) => Array.from(text, (character) => soundOf(character).spelling).join(''),
  };
}

/** Characters that have no Mandarin syllable share one code. */
function syllableCode(syllable: string): string {
  const [, initial = '', final = ''] = SYLLABLE.exec(syllable) ?? [];
  const place = FINALS.indexOf(final);
  const row = place < 0 ? 0 : INITIALS.indexOf(initial);
  return String.fromCharCode(FIRST_CODE + row * (FINALS.length + 1) + (place < 0 ? FINALS.length : place));
}

/** Folds the first sound of each cheap pair into the second, at the start of a syllable for consonants, at its end for finals. */
function createFold(confusion: Homophones['confusion']): (syllable: string) => string {
  const rules = confusion
    .filter(({ cost }) => cost <= MAX_FOLD_COST)
    .map(({ sounds: [from, to] }) => ({ pattern: new RegExp(/^[aeiouv]/.test(from) ? `${from}$` : `^${from}`), to }));
  return (syllable) => rules.reduce((sound, { pattern, to }) => sound.replace(pattern, to), syllable);
}
