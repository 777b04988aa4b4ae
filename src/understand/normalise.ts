/** One spelling for what was said: width, script, small numbers, fillers, synonyms and misheard words. */
import { hanNumeral } from './han-numeral.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';
import { simplify } from './simplify.js';

/** Longer utterances are cut: nobody asks one question in more characters. */
export const MAX_CHARACTERS = 200;
const MAX_RAW = 1000;
const MAX_PASSES = 8;

export interface Normalised {
  text: string;
  /** What was changed, for people. */
  notes: string[];
}

export type Normalise = (raw: string) => Normalised;

/**
 * Builds the normaliser of a language. Its result is a fixed point: normalising it again changes nothing.
 * Clauses are parted by ，; texts of fillers only are kept as they are.
 */
export function createNormalise({ words, homophones }: Pick<LanguageData, 'words' | 'homophones'>): Normalise {
  const table = new Map<string, string>();
  for (const filler of words.fillers) table.set(spell(filler), '');
  for (const [said, meant] of [...words.synonyms, ...homophones.pairs]) addPair(table, spell(said), spell(meant));
  const finder = createPhraseFinder(table);

  return (raw) => {
    const spelled = spell(raw);
    const changes = new Map<string, string>();
    let text = spelled;
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      const next = tidy(replaceAll(text, finder.scan(text), changes));
      if (next === text) break;
      text = next;
    }
    return text === '' ? { text: cut(spelled), notes: [] } : { text: cut(text), notes: notesOf(changes) };
  };
}

/** A replacement that contains its own trigger would never come to rest. */
function addPair(table: Map<string, string>, said: string, meant: string): void {
  if (!meant.includes(said)) table.set(said, meant);
}

interface Replacement {
  phrase: string;
  start: number;
  end: number;
  value: string;
}

function replaceAll(text: string, found: readonly Replacement[], changes: Map<string, string>): string {
  let result = '';
  let at = 0;
  for (const { phrase, start, end, value } of found) {
    result += text.slice(at, start) + value;
    changes.set(phrase, value);
    at = end;
  }
  return result + text.slice(at);
}

function notesOf(changes: ReadonlyMap<string, string>): string[] {
  const fillers = [...changes].filter(([, meant]) => meant === '').map(([said]) => `“${said}”`);
  const meanings = [...changes].filter(([, meant]) => meant !== '').map(([said, meant]) => `“${said}”按“${meant}”理解`);
  return [...(fillers.length > 0 ? [`语气词已去：${fillers.join('')}`] : []), ...meanings];
}

/** Width (NFKC), case, script, punctuation; small Arabic numbers inside Han text as Han: 2手房 → 二手房. */
function spell(raw: string): string {
  const plain = raw
    .slice(0, MAX_RAW)
    .replace(/\p{Surrogate}/gu, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{C}/gu, ' ');
  const clauses = simplify(plain).replace(/[^\p{L}\p{N}\s\-%']+/gu, '，');
  return tidy(clauses.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')).replace(SMALL_NUMBER, hanNumeral);
}

/** One or two Arabic digits before a Han character, not part of a longer number. */
const SMALL_NUMBER =
  /(?<![\d\s.a-z\-零〇一二三四五六七八九幺洞拐勾十百千万点])[1-9]\d?(?=\p{Script=Han})(?![零〇一二三四五六七八九幺洞拐勾十百千万点])/gu;

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?，[，\s]*/g, '，')
    .replace(/^[，\s]+|[，\s]+$/g, '');
}

function cut(text: string): string {
  return text.length > MAX_CHARACTERS
    ? [...text]
        .slice(0, MAX_CHARACTERS)
        .join('')
        .replace(/[，\s]+$/, '')
    : text;
}
