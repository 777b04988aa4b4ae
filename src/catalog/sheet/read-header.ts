/** Finds the titles of a sheet and which column of it holds which field. */
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.js';
import { type CellProblem, cellName, plainText, type SheetTable } from './sheet-table.js';

/** Where a field stands in the sheet. */
export interface PlacedColumn {
  column: SheetColumn;
  /** First column is 0. */
  index: number;
}

export interface SheetHeader {
  /** Number of the row with the titles. */
  row: number;
  columns: readonly PlacedColumn[];
  problems: CellProblem[];
}

const SEARCHED_ROWS = 5;

/** The titles within the first rows; null when none of these rows has a column of item codes. */
export function readHeader(table: SheetTable): SheetHeader | null {
  for (const { number, cells } of table.rows.slice(0, SEARCHED_ROWS)) {
    const titles = cells.map((cell) => plainText(cell).replace(/[\s*＊]/g, ''));
    const found = titles.map(columnOf);
    if (!found.some((column) => column?.key === 'code')) continue;
    const columns = found.flatMap((column, index) => (column === undefined ? [] : [{ column, index }]));
    return { row: number, columns, problems: [...unknownTitles(titles, number), ...repeatedTitles(columns, number)] };
  }
  return null;
}

function columnOf(title: string): SheetColumn | undefined {
  return SHEET_COLUMNS.find(({ key, title: { zh, en } }) => title === zh || title === key || title === en.replaceAll(' ', ''));
}

function unknownTitles(titles: readonly string[], row: number): CellProblem[] {
  return titles.flatMap((title, index) =>
    title === '' || columnOf(title) !== undefined
      ? []
      : [
          {
            cell: cellName(row, index),
            column: title,
            message: { zh: `不认识的列“${title}”`, en: `Unknown column “${title}”` },
            fix: { zh: '改成模板里的列名，或者删掉这一列', en: 'Use a title of the template, or delete the column' },
          },
        ],
  );
}

function repeatedTitles(columns: readonly PlacedColumn[], row: number): CellProblem[] {
  return columns
    .filter(({ column }, at) => columns.findIndex((other) => other.column === column) < at)
    .map(({ column, index }) => ({
      cell: cellName(row, index),
      column: column.title.zh,
      message: { zh: `“${column.title.zh}”这一列有两个`, en: `There are two columns “${column.title.en}”` },
      fix: { zh: '只留一个', en: 'Keep one' },
    }));
}
