/** Pinyin → the model's phonetic symbols: initials, finals, tones and erhua, from the phonology of Standard Chinese (IPA). */

export interface Syllable {
  /** Pinyin without its tone, ü as v: `zhong`, `lv`, `er`. */
  sound: string;
  /** 1–4; 0 is the neutral tone. */
  tone: number;
  /** 儿 has melted into it. */
  rhotic?: boolean;
}

/** Aspiration tells p from b: both are voiceless. Longer spellings first. */
const INITIALS: readonly [pinyin: string, ipa: string][] = [
  ['zh', 'ꭧ'],
  ['ch', 'ꭧʰ'],
  ['sh', 'ʂ'],
  ['b', 'p'],
  ['p', 'pʰ'],
  ['m', 'm'],
  ['f', 'f'],
  ['d', 't'],
  ['t', 'tʰ'],
  ['n', 'n'],
  ['l', 'l'],
  ['g', 'k'],
  ['k', 'kʰ'],
  ['h', 'x'],
  ['j', 'ʨ'],
  ['q', 'ʨʰ'],
  ['x', 'ɕ'],
  ['r', 'ɻ'],
  ['z', 'ʦ'],
  ['c', 'ʦʰ'],
  ['s', 's'],
];

/** The vowels of each final and the nasal behind them; the tone stands between. */
const FINALS: Readonly<Record<string, readonly [vowels: string, nasal?: string]>> = {
  a: ['a'],
  o: ['wo'],
  e: ['ɤ'],
  ai: ['ai'],
  ei: ['ei'],
  ao: ['au'],
  ou: ['ou'],
  an: ['a', 'n'],
  en: ['ə', 'n'],
  ang: ['a', 'ŋ'],
  eng: ['ə', 'ŋ'],
  ong: ['ʊ', 'ŋ'],
  i: ['i'],
  ia: ['ja'],
  io: ['jo'],
  ie: ['je'],
  iao: ['jau'],
  iu: ['jou'],
  ian: ['jɛ', 'n'],
  in: ['i', 'n'],
  iang: ['ja', 'ŋ'],
  ing: ['i', 'ŋ'],
  iong: ['jʊ', 'ŋ'],
  u: ['u'],
  ua: ['wa'],
  uo: ['wo'],
  uai: ['wai'],
  ui: ['wei'],
  uan: ['wa', 'n'],
  un: ['wə', 'n'],
  uang: ['wa', 'ŋ'],
  ueng: ['wə', 'ŋ'],
  v: ['y'],
  ve: ['ɥe'],
  van: ['ɥɛ', 'n'],
  vn: ['y', 'n'],
};
/** Syllables that are no initial with a final: interjections, and 儿 itself. */
const WHOLE: Readonly<Record<string, readonly [vowels: string, nasal?: string]>> = {
  er: ['ɚ'],
  o: ['ɔ'],
  ê: ['ɛ'],
  m: ['m'],
  n: ['n'],
  ng: ['ŋ'],
  hm: ['xm'],
  hng: ['xŋ'],
};
/** The i of zhi chi shi ri zi ci si is the consonant's own buzz. */
const BUZZ = 'ɨ';
const TONES = ['', '→', '↗', '↓', '↘'];

/** One syllable in the model's symbols; '' for what is no syllable. */
export function mandarinSounds({ sound, tone, rhotic = false }: Syllable): string {
  const mark = TONES[tone] ?? '';
  const [initial, vowels, nasal] = parted(sound);
  if (vowels === undefined) return '';
  return rhotic ? initial + rhotacised(vowels, nasal) + mark + 'ɻ' : initial + vowels + mark + (nasal ?? '');
}

function parted(sound: string): [initial: string, vowels?: string, nasal?: string] {
  const whole = WHOLE[sound];
  if (whole !== undefined) return ['', ...whole];
  const spelled = respelled(sound);
  const [pinyin, ipa] = INITIALS.find(([begin]) => spelled.startsWith(begin)) ?? ['', ''];
  const final = spelled.slice(pinyin.length);
  if (final === 'i' && /^(?:[zcs]h?|r)$/.test(pinyin)) return [ipa, BUZZ];
  return [ipa, ...(FINALS[/^[jqx]$/.test(pinyin) ? final.replace(/^u/, 'v') : final] ?? [])] as [string, string?, string?];
}

/** y and w only mark a syllable without initial: yi → i, you → iu, yuan → van, wei → ui. */
function respelled(sound: string): string {
  return sound
    .replace(/^yu/, 'v')
    .replace(/^y(?=i)/, '')
    .replace(/^you$/, 'iu')
    .replace(/^y/, 'i')
    .replace(/^wu/, 'u')
    .replace(/^wei$/, 'ui')
    .replace(/^wen$/, 'un')
    .replace(/^w/, 'u');
}

/** 儿 takes the place of n and of a final i; behind ng and u it is added; i and ü get a schwa before it. */
function rhotacised(vowels: string, nasal: string | undefined): string {
  if (vowels === BUZZ) return 'ə';
  if (/^[iy]$/.test(vowels)) return nasal === 'ŋ' ? `${vowels}ŋə` : `${vowels}ə`;
  if (nasal === 'ŋ') return `${vowels}ŋ`;
  return nasal === 'n' ? vowels.replace('ɛ', 'a') : vowels.replace(/(?<=[ae])i$/, '').replace(/e$/, 'ə');
}
