/** Files and what is published over them, merged into one state of the content; pure. */
import type { z } from 'zod';
import { type CatalogChange, overlayCatalog } from '../catalog/overlay-catalog.js';
import type { ParsedCatalog } from '../catalog/parse-catalog.js';
import {
  type ContentKind,
  type ContentRevision,
  type Notice,
  noticeSchema,
  phraseSchema,
  REMOVED,
  type TaughtPhrase,
} from '../domain/content.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { promptFaults, type Wording } from '../speech/prompt-book.js';
import type { PublishedFiles } from './read-published-files.js';
import { remembered } from './remembered.js';

/** What stands for one key. */
export type Standing = Pick<ContentRevision, 'kind' | 'key' | 'value' | 'revision'>;

export interface MergedContent {
  catalog: ParsedCatalog;
  wordings: Record<Language, Wording>;
  phrases: TaughtPhrase[];
  notices: Notice[];
  /** What does not fit and was left out. */
  problems: Problem[];
}

/** Why a change is left out, in words for staff. */
export interface Problem {
  kind: ContentKind;
  key: string;
  message: string;
}

/** Number of what is not published yet: later than all that is. */
export const UNPUBLISHED = Number.MAX_SAFE_INTEGER;

/** How a revision is named as the source of a finding. */
export function sourceOf({ revision }: Standing): string {
  return revision === UNPUBLISHED ? '草稿 draft' : `修订 revision ${revision}`;
}

export type Merge = (standing: readonly Standing[]) => MergedContent;

/** Builds the merging of one set of files; parts that did not change come out as the very same objects. */
export function createMerge(files: PublishedFiles): Merge {
  const catalogOf = remembered((changes: Standing[]) => overlayCatalog(files.catalog, changes.map(toCatalogChange)));
  const wordingsOf = remembered((prompts: Standing[]) => overlayWordings(files.wordings, prompts));
  const phrasesOf = remembered((phrases: Standing[]) => checked<TaughtPhrase>(phrases, phraseSchema));
  const noticesOf = remembered((notices: Standing[]) => checked<Notice>(notices, noticeSchema));
  return (standing) => {
    const of = (...kinds: ContentKind[]) => standing.filter((one) => kinds.includes(one.kind) && one.value !== null);
    const [wordings, phrases, notices] = [wordingsOf(of('prompt')), phrasesOf(of('phrase')), noticesOf(of('notice'))];
    return {
      catalog: catalogOf(of('item', 'window')),
      wordings: wordings.values,
      phrases: phrases.values,
      notices: notices.values,
      problems: [wordings, phrases, notices].flatMap(({ problems }) => problems),
    };
  };
}

interface Checked<T> {
  values: T;
  problems: Problem[];
}

function checked<T>(standing: readonly Standing[], schema: z.ZodType<T>): Checked<T[]> {
  const results = standing.map(({ kind, key, value }) => ({ kind, key, ...schema.safeParse(value) }));
  return {
    values: results.flatMap(({ success, data }) => (success ? [data as T] : [])),
    problems: results.flatMap(({ kind, key, error }) => (error?.issues ?? []).map(({ message }) => ({ kind, key, message }))),
  };
}

function toCatalogChange(one: Standing): CatalogChange {
  return {
    kind: one.kind as CatalogChange['kind'],
    code: one.key,
    value: isRemoved(one.value) ? null : one.value,
    source: sourceOf(one),
  };
}

/** Taken out, though the files have it. */
export function isRemoved(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removed' in value && value.removed === REMOVED.removed;
}

function overlayWordings(files: Record<Language, Wording>, prompts: readonly Standing[]): Checked<Record<Language, Wording>> {
  const values = { ...files };
  const problems: Problem[] = [];
  for (const { kind, key, value } of prompts) {
    const slash = key.indexOf('/');
    const [language, id] = [LANGUAGES.find((one) => one === key.slice(0, slash)), key.slice(slash + 1)];
    const faults =
      language === undefined || typeof value !== 'string' || value.trim() === '' ? [NO_PROMPT] : promptFaults(id, value);
    problems.push(...faults.map((message) => ({ kind, key, message })));
    if (faults.length > 0 || language === undefined) continue;
    const { terms, prompts: written } = values[language];
    values[language] = { terms, prompts: { ...written, [id]: value as string } };
  }
  return { values, problems };
}

const NO_PROMPT = '话术要有语言、编号和文字';
