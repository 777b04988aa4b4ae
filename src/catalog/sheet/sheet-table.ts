/** A sheet as it was read from a file, and what can be wrong with a cell of it. */
import type { Bilingual } from '../../domain/bilingual.js';

/** What a cell held. Formulas, merged and broken cells are kept apart: their text cannot be trusted. */
export type SheetCell =
  | { kind: 'text'; text: string }
  | { kind: 'date'; date: string }
  | { kind: 'formula' }
  | { kind: 'merged' }
  | { kind: 'fault'; text: string };

export interface SheetTable {
  name: string;
  /** First column first; `number` as the spreadsheet counts, from 1. */
  rows: readonly { number: number; cells: readonly SheetCell[] }[];
}

export interface CellProblem {
  /** `D12`; null when the sheet as a whole is meant. */
  cell: string | null;
  /** Title of the column. */
  column: string | null;
  message: Bilingual;
  fix: Bilingual;
}

/** `D12` for row 12 and the fourth column (index 3). */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The text of a cell that holds plain text; empty for any other. */
export function plainText(cell: SheetCell | undefined): string {
  return cell?.kind === 'text' ? cell.text : '';
}
