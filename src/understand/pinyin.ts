/** How a text sounds: each Han character by its toneless syllable, sounds that callers mix up folded into one. */
import { pinyin } from 'pinyin-pro';
import type { Homophones } from './parse-language.js';

/** Confusions up to this cost are folded; dearer ones stay different sounds. */
const MAX_FOLD_COST = 0.3;
/** Syllables are written as private-use characters, so that all text tools work on sounds, too. */
const FIRST_CODE = 0xe000;

export interface Sounds {
  /** One character a syllable; whatever is not Han stands for itself. */
  code(text: string): string;
  /** The folded syllables spelled out, for measures over letters. */
  spell(text: string): string;
}

/** Builds the sound tables of a language; the spelling of a character is looked up once. */
export function createSounds(homophones: Homophones): Sounds {
  const fold = createFold(homophones.confusion);
  const codes = new Map<string, string>();
  const syllables: string[] = [];
  const byCharacter = new Map<string, string>();

  function codeOf(character: string): string {
    if (character < '㐀') return character;
    const known = byCharacter.get(character);
    if (known !== undefined) return known;
    const code = syllableCode(fold(pinyin(character, { toneType: 'none', v: true })));
    byCharacter.set(character, code);
    return code;
  }
  function syllableCode(syllable: string): string {
    const known = codes.get(syllable);
    if (known !== undefined) return known;
    const code = String.fromCharCode(FIRST_CODE + syllables.length);
    codes.set(syllable, code);
    syllables.push(syllable);
    return code;
  }
  return {
    code: (text) => Array.from(text, codeOf).join(''),
    spell: (text) => Array.from(text, (character) => syllables[codeOf(character).charCodeAt(0) - FIRST_CODE] ?? character).join(''),
  };
}

/** Folds the first sound of each cheap pair into the second, at the start of a syllable for consonants, at its end for finals. */
function createFold(confusion: Homophones['confusion']): (syllable: string) => string {
  const rules = confusion
    .filter(({ cost }) => cost <= MAX_FOLD_COST)
    .map(({ sounds: [from, to] }) => ({ pattern: new RegExp(/^[aeiouv]/.test(from) ? `${from}$` : `^${from}`), to }));
  return (syllable) => rules.reduce((sound, { pattern, to }) => sound.replace(pattern, to), syllable);
}
