/** English words → the model's phonetic symbols (General American): the CMU dictionary, letters spelled, numbers read. */
import { dictionary } from 'cmu-pronouncing-dictionary';

/** ARPABET → symbols; capitals are the model's diphthongs. Vowels carry a stress digit: 0 none, 1 primary, 2 secondary. */
const CONSONANTS: Readonly<Record<string, string>> = {
  B: 'b',
  CH: 'ʧ',
  D: 'd',
  DH: 'ð',
  F: 'f',
  G: 'ɡ',
  HH: 'h',
  JH: 'ʤ',
  K: 'k',
  L: 'l',
  M: 'm',
  N: 'n',
  NG: 'ŋ',
  P: 'p',
  R: 'ɹ',
  S: 's',
  SH: 'ʃ',
  T: 't',
  TH: 'θ',
  V: 'v',
  W: 'w',
  Y: 'j',
  Z: 'z',
  ZH: 'ʒ',
};
const VOWELS: Readonly<Record<string, string>> = {
  AA: 'ɑ',
  AE: 'æ',
  AH: 'ʌ',
  AO: 'ɔ',
  AW: 'W',
  AY: 'I',
  EH: 'ɛ',
  ER: 'ɜɹ',
  EY: 'A',
  IH: 'ɪ',
  IY: 'i',
  OW: 'O',
  OY: 'Y',
  UH: 'ʊ',
  UW: 'u',
};
const REDUCED: Readonly<Record<string, string>> = { AH: 'ə', ER: 'əɹ' };
const STRESS = ['', 'ˈ', 'ˌ'];

/** Words that are weak in a sentence; the dictionary gives their strong form. */
const WEAK: Readonly<Record<string, string>> = {
  a: 'ə',
  an: 'ən',
  the: 'ðə',
  and: 'ænd',
  of: 'ʌv',
  to: 'tə',
  for: 'fɔɹ',
  in: 'ɪn',
  is: 'ɪz',
  it: 'ɪt',
  at: 'æt',
  on: 'ɔn',
  or: 'ɔɹ',
  by: 'bI',
  as: 'æz',
  are: 'ɑɹ',
  was: 'wʌz',
  your: 'jʊɹ',
  you: 'ju',
  we: 'wi',
  with: 'wɪð',
  that: 'ðæt',
  its: 'ɪts',
};
/** The names of the letters the dictionary does not have as such. */
const LETTERS: Readonly<Record<string, string>> = { a: 'ˈA', w: 'dˈʌbᵊlju', z: 'zˈi' };
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English text without Han characters in symbols, words parted by spaces; punctuation is left where it stands. */
export function englishSounds(text: string): string {
  const words = withNumbersRead(text)
    .replace(/[-/&+_]/g, ' ')
    .match(/[A-Za-z]+(?:['’][A-Za-z]+)*|[,.;:!?—…]+/g);
  return (words ?? [])
    .map((word, i, all) => (/[A-Za-z]/.test(word) ? ` ${wordSounds(word, all[i + 1] ?? '')}` : word))
    .join('')
    .trim();
}

/** One letter by its name, 'A' → ˈA. */
export function letterSounds(letter: string): string {
  const small = letter.toLowerCase();
  return LETTERS[small] ?? fromArpabet(dictionary[small] ?? '');
}

function wordSounds(word: string, next: string): string {
  const small = word.toLowerCase().replace('’', "'");
  if (small === 'the' && /^[aeiou]/i.test(next)) return 'ði';
  const weak = WEAK[small];
  if (weak !== undefined) return weak;
  const known = /^[A-Z]{2,}$/.test(word) && word.length < 4 ? undefined : dictionary[small];
  if (known !== undefined) return fromArpabet(known);
  return inflected(small) ?? Array.from(small.replace(/'/g, ''), letterSounds).join(' ');
}

/** Plurals and past tenses of words that are known. */
function inflected(word: string): string | undefined {
  const [, stem = '', ending = ''] = /^([a-z]{3,}?)('?s|ed|ing|ly)$/.exec(word) ?? [];
  const known = dictionary[stem] ?? (ending === 'ed' || ending === 'ing' ? dictionary[`${stem}e`] : undefined);
  if (known === undefined) return undefined;
  const tail: Record<string, string> = { ed: 'd', ing: 'ɪŋ', ly: 'li' };
  return fromArpabet(known) + (tail[ending] ?? (/[PTKF]$|TH$/.test(known) ? 's' : 'z'));
}

function fromArpabet(spelled: string): string {
  return spelled
    .split(' ')
    .map((sound) => {
      const [, vowel = '', stress = ''] = /^([A-Z]{2})([012])$/.exec(sound) ?? [];
      if (vowel === '') return CONSONANTS[sound] ?? '';
      return stress === '0' ? (REDUCED[vowel] ?? VOWELS[vowel] ?? '') : (STRESS[Number(stress)] ?? '') + (VOWELS[vowel] ?? '');
    })
    .join('');
}

/** Digits as words: counts up to 9,999, longer strings and those with a leading zero digit by digit, times of day. */
function withNumbersRead(text: string): string {
  return text
    .replace(/(\d{1,2}):(\d{2})/g, (_, hour: string, minute: string) =>
      [
        countWords(Number(hour)),
        minute === '00' ? "o'clock" : minute.startsWith('0') ? `oh ${minute[1]}` : countWords(Number(minute)),
      ].join(' '),
    )
    .replace(/(\d+)%/g, '$1 percent')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d+)\.(\d+)/g, (_, whole: string, part: string) => `${whole} point ${[...part].join(' ')}`)
    .replace(/\d+/g, (digits) =>
      digits.length > 4 || (digits.length > 1 && digits.startsWith('0'))
        ? Array.from(digits, (digit) => countWords(Number(digit))).join(' ')
        : countWords(Number(digits)),
    );
}

function countWords(n: number): string {
  if (n < 20) return SMALL.split(' ')[n] ?? '';
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : ` ${countWords(n % 10)}`}`;
  const [unit, name] = n < 1_000 ? [100, 'hundred'] : [1_000, 'thousand'];
  const rest = n % unit;
  return `${countWords(Math.floor(n / unit))} ${name}${rest === 0 ? '' : ` ${countWords(rest)}`}`;
}
