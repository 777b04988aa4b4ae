/** Accuracy on the sets in `sets/`: utterances written apart from the language data, never used for training. */
import { readFileSync } from 'node:fs';
import type { Understanding } from '../../src/domain/understanding.js';
import { understand } from './fixture.js';

export interface Row {
  text: string;
  /** Acceptable answers. */
  right: string[];
  /** Aspects asked; absent when not checked. */
  aspects?: string[];
}

/** Share of rows and the rows that failed. */
export interface Figure {
  share: number;
  failed: { row: Row; heard: Understanding }[];
}

/** Reads a set; lines that begin with # are comments. */
export function readSet(name: 'items' | 'intents' | 'outside'): Row[] {
  const lines = readFileSync(`test/understand/sets/${name}.tsv`, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [text = '', right = '', aspects = '-'] = line.split('\t');
      return { text, right: right.split(','), aspects: aspects === '-' ? undefined : aspects.split(',') };
    });
}

/** How many rows hold. */
export function measure(rows: readonly Row[], holds: (heard: Understanding, row: Row) => boolean): Figure {
  const failed = rows
    .map((row) => ({ row, heard: understand(row.text, { language: 'zh-CN' }) }))
    .filter(({ row, heard }) => !holds(heard, row));
  return { share: 1 - failed.length / rows.length, failed };
}

/** The right item stands first. */
export function first(heard: Understanding, row: Row): boolean {
  return heard.intent === 'item' && row.right.includes(heard.items[0]?.code ?? '');
}

/** The right item is answered, asked back, or among the three offered. */
export function offered(heard: Understanding, row: Row): boolean {
  const codes = heard.items.map(({ code }) => code);
  if (heard.decision === 'choose') return codes.slice(0, 3).some((code) => row.right.includes(code));
  return (heard.decision === 'answer' || heard.decision === 'confirm') && row.right.includes(codes[0] ?? '');
}

/** Nothing wrong is answered outright. */
export function notWrong(heard: Understanding, row: Row): boolean {
  return heard.decision !== 'answer' || row.right.includes(heard.items[0]?.code ?? '');
}

/** The aspects asked, whatever their order. */
export function aspectsRight(heard: Understanding, row: Row): boolean {
  return row.aspects === undefined || [...row.aspects].sort().join() === [...heard.aspects].sort().join();
}

/** The intent is one of those accepted. */
export function intentRight(heard: Understanding, row: Row): boolean {
  return row.right.includes(heard.intent);
}

/** Not answered from the catalog. */
export function notAnswered(heard: Understanding): boolean {
  return heard.decision !== 'answer';
}
