/** What an editor should know about a wording: its variables, an example of it, the seconds it takes, and what is wrong with it. */
import type { Bilingual } from '../domain/bilingual.js';
import type { Language } from '../domain/language.js';
import { PROMPTS, type PromptId, type ValueType } from '../domain/prompt.js';
import { spokenSeconds } from './duration.js';
import type { PromptBook, TemplatePart, Terms } from './prompt-book.js';
import { sampleValues } from './prompt-samples.js';
import { renderSay } from './render.js';

/** A piece of a wording; a variable the prompt does not have is not `known`. */
export type WordingPiece = { text: string } | { variable: string; known: boolean };

export interface PromptFacts {
  pieces: WordingPiece[];
  /** Declared variables with their types. */
  variables: { name: string; type: ValueType; used: boolean }[];
  /** With sample values, as it would be read aloud. Empty when the wording is faulty. */
  example: { text: string; language: Language }[];
  seconds: number;
  problems: WordingProblem[];
}

export interface WordingProblem {
  severity: 'error' | 'warning';
  message: Bilingual;
  fix: Bilingual;
}

/** Longest a sentence should take; the opening and the two menus have their own limits. */
const LONGEST_S = 10;
const LONGEST: Partial<Record<PromptId, number>> = { opening: 8, menu: 20, 'item.menu': 20 };

/** Facts of a wording that may be half written. `terms` are those of the language. */
export function promptFacts(
  id: PromptId,
  wording: string,
  { language, terms }: Pick<PromptBook, 'language' | 'terms'>,
): PromptFacts {
  const declared: Record<string, ValueType> = PROMPTS[id];
  const pieces = cut(wording, declared);
  const used = new Set(pieces.flatMap((piece) => ('variable' in piece ? [piece.variable] : [])));
  const variables = Object.entries(declared).map(([name, type]) => ({ name, type, used: used.has(name) }));
  const errors = faults(wording, pieces);
  const example = errors.length > 0 ? [] : exampleOf(id, pieces, { language, terms });
  const spoken = example.reduce((sum, part) => sum + spokenSeconds(part.text, part.language), 0);
  const seconds = Math.round(spoken * 10) / 10;
  return {
    pieces,
    variables,
    example,
    seconds,
    problems: [...errors, ...forgotten(variables), ...tooLong(id, wording, seconds, language)],
  };
}

function cut(wording: string, declared: Record<string, ValueType>): WordingPiece[] {
  return wording
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const variable = /^\{(.*)\}$/.exec(piece)?.[1];
      return variable === undefined ? { text: piece } : { variable, known: variable in declared };
    });
}

function faults(wording: string, pieces: readonly WordingPiece[]): WordingProblem[] {
  const unknown = pieces.flatMap((piece) => ('variable' in piece && !piece.known ? [piece.variable] : []));
  const loose = pieces.some((piece) => 'text' in piece && /[{}]/.test(piece.text));
  return [
    ...complain(wording.trim() === '', ['error', '没有文字', 'There are no words', '写上要说的话', 'Write what is to be said']),
    ...complain(loose, [
      'error',
      '大括号没有成对',
      'A brace has no partner',
      '变量写成 {名字} 的样子',
      'Variables are written as {name}',
    ]),
    ...unknown.flatMap((name) =>
      complain(true, [
        'error',
        `这句话没有变量 {${name}}`,
        `This prompt has no variable {${name}}`,
        '只用列出的变量',
        'Use the variables listed',
      ]),
    ),
  ];
}

function forgotten(variables: PromptFacts['variables']): WordingProblem[] {
  const names = variables.filter(({ used }) => !used).map(({ name }) => `{${name}}`);
  return complain(names.length > 0, [
    'warning',
    `没有用到 ${names.join('、')}，这些内容就不会播报`,
    `${names.join(', ')} is not used and will not be spoken`,
    '确认是有意的，否则插入这个变量',
    'Insert it unless you mean to leave it out',
  ]);
}

/** Counted without what fills the variables: that is the catalog's length, not the wording's. Prompts without variables count whole. */
function tooLong(id: PromptId, wording: string, seconds: number, language: Language): WordingProblem[] {
  const words = wording.replace(/\{[^{}]*\}/g, '');
  const own = id === 'opening' ? seconds : spokenSeconds(words, language);
  const most = LONGEST[id] ?? LONGEST_S;
  return complain(own > most, [
    id === 'opening' ? 'error' : 'warning',
    `要说 ${own.toFixed(1)} 秒，最多 ${most} 秒`,
    `It takes ${own.toFixed(1)} s; at most ${most} s`,
    '缩短，或者分成两句',
    'Shorten it',
  ]);
}

type Words = [severity: WordingProblem['severity'], zh: string, en: string, fixZh: string, fixEn: string];

function complain(holds: boolean, [severity, zh, en, fixZh, fixEn]: Words): WordingProblem[] {
  return holds ? [{ severity, message: { zh, en }, fix: { zh: fixZh, en: fixEn } }] : [];
}

function exampleOf(
  id: PromptId,
  pieces: readonly WordingPiece[],
  { language, terms }: { language: Language; terms: Terms },
): PromptFacts['example'] {
  const declared: Record<string, ValueType> = PROMPTS[id];
  const template = pieces.map(
    (piece): TemplatePart => ('text' in piece ? piece : { variable: piece.variable, type: declared[piece.variable] as ValueType }),
  );
  const book = { language, terms, templates: new Map([[id, template]]) };
  return renderSay({ prompt: id, values: sampleValues(id, language) }, book).map((part) => ({
    text: part.text,
    language: part.language,
  }));
}
