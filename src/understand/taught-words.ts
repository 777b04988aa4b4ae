/** How taught phrases and utterances are written to be compared: whole, without what asks or carries no topic, and as they sound. */
import type { Language } from '../domain/language.js';
import { createNormalise } from './normalise.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';
import { createSounds, type Sounds } from './pinyin.js';

export interface TaughtWords {
  spell(text: string): string;
  /** A text without words that ask an aspect or carry no topic. */
  core(text: string): string;
  sounds: Sounds;
}

/** The words of each language, read once. */
export function wordsOf(language: Record<Language, LanguageData>): Record<Language, TaughtWords> {
  return { 'zh-CN': chineseWords(language['zh-CN']), en: englishWords(language.en) };
}

/** The same words for texts that come again and again: what is known of a text is kept, of so many texts. */
export function keptWords({ spell, core, sounds }: TaughtWords, most = 20_000): TaughtWords {
  return { spell: kept(spell, most), core: kept(core, most), sounds: { ...sounds, code: kept(sounds.code, most) } };
}

function kept(work: (text: string) => string, most: number): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}

/** Cue words written out; those with gaps or choices in them are patterns, and are left to the understanding proper. */
const PLAIN = /^[^…(|]+$/;

function chineseWords(data: LanguageData): TaughtWords {
  const normalise = createNormalise(data);
  const plain = (text: string) => normalise(text).text.replaceAll(/[，\s]/g, '');
  const cues = Object.values(data.aspects).flatMap((aspect) => [...(aspect?.cues ?? []), ...(aspect?.phrases ?? [])]);
  const idle = [...cues.filter((cue) => PLAIN.test(cue)), ...data.words.stop].map((text) => [plain(text), true] as const);
  const finder = createPhraseFinder(idle);
  const core = (text: string) => {
    let rest = plain(text);
    for (const { start, end } of finder.scan(rest).toReversed()) rest = rest.slice(0, start) + rest.slice(end);
    return rest;
  };
  return { spell: plain, core, sounds: createSounds(data.homophones) };
}

function englishWords(data: LanguageData): TaughtWords {
  const spell = (text: string) =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[a-z0-9']+/g) ?? []
    ).join(' ');
  const idle = new Set([...data.words.stop, ...data.words.fillers].map(spell));
  const core = (text: string) =>
    spell(text)
      .split(' ')
      .filter((word) => !idle.has(word))
      .join(' ');
  return { spell, core, sounds: { code: (text) => text, spell: (text) => text } };
}

/** Neighbouring characters. */
export function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
