/** The rows of a sheet as cases, as far as each cell can be read. Pure: the same for a look at a file and for its import. */
import type { CaseFile } from '../../domain/case-file.js';
import type { CaseProblem } from '../../domain/console/cases.js';
import { type CellRead, misread, readAs } from '../sheet/cell-read.js';
import { readDateText } from '../sheet/date-text.js';
import { cellName, plainText, type SheetCell, type SheetTable } from '../sheet/sheet-table.js';
import { CASE_COLUMNS, type CaseColumn } from './case-columns.js';

/** What a row says; fields whose column is not in the sheet are absent and stay as they are stored. */
export interface CaseRowRead {
  row: number;
  receipt: string | null;
  fields: Partial<Record<keyof CaseFile, unknown>>;
  problems: CaseProblem[];
}

export interface CaseSheet {
  rows: CaseRowRead[];
  /** Of the sheet as a whole; with any, nothing of it is imported. */
  problems: CaseProblem[];
}

interface Placed {
  column: CaseColumn;
  index: number;
}

const SEARCHED_ROWS = 5;
/** The column a sheet of refused rows has more; it is passed over when that sheet comes back. */
export const PROBLEM_TITLE = '问题';

/** The titles of a sheet and the cells of its rows as they stand there, for handing rows back; empty when it holds no cases. */
export function caseSheetTexts(table: SheetTable): { titles: string[]; rows: Map<number, string[]> } {
  const header = headerOf(table);
  const text = (cell: SheetCell) =>
    cell.kind === 'text' || cell.kind === 'fault' ? cell.text : cell.kind === 'date' ? cell.date : '';
  const rows = new Map(table.rows.map(({ number, cells }) => [number, cells.map(text)]));
  return { titles: rows.get(header?.row ?? 0) ?? [], rows };
}

/** Whether a sheet holds cases: one of its first rows has a column of receipt numbers. */
export function isCaseSheet(table: SheetTable): boolean {
  return headerOf(table) !== null;
}

export function readCaseSheet(table: SheetTable): CaseSheet {
  const header = headerOf(table);
  if (header === null)
    return {
      rows: [],
      problems: [problem(null, null, '前五行里没有“回执号”这一列', 'None of the first five rows has the title “回执号”')],
    };
  const problems = titleProblems(header.titles, header.row);
  if (problems.length > 0) return { rows: [], problems };
  const rows = table.rows.filter(({ number, cells }) => number > header.row && cells.some(holdsSomething));
  return { rows: rows.map(({ number, cells }) => readRow(number, cells, header.placed)), problems };
}

function headerOf(table: SheetTable) {
  for (const { number, cells } of table.rows.slice(0, SEARCHED_ROWS)) {
    const titles = cells.map((cell) => plainText(cell).replace(/[\s*＊]/g, ''));
    const placed = titles.flatMap((title, index): Placed[] => {
      const column = columnOf(title);
      return column === undefined ? [] : [{ column, index }];
    });
    if (placed.some(({ column }) => column.key === 'receipt')) return { row: number, titles, placed };
  }
  return null;
}

function columnOf(title: string): CaseColumn | undefined {
  return CASE_COLUMNS.find(({ key, title: { zh, en } }) => title === zh || title === key || title === en.replaceAll(' ', ''));
}

function titleProblems(titles: readonly string[], row: number): CaseProblem[] {
  return titles.flatMap((title, index) => {
    if (title === '' || title === PROBLEM_TITLE) return [];
    const cell = cellName(row, index);
    const column = columnOf(title);
    if (column === undefined) return [problem(cell, title, `不认识的列“${title}”`, `Unknown column “${title}”`)];
    const twice = titles.findIndex((other) => columnOf(other) === column) < index;
    return twice ? [problem(cell, title, `“${title}”这一列有两个`, `There are two columns “${title}”`)] : [];
  });
}

function readRow(row: number, cells: readonly SheetCell[], placed: readonly Placed[]): CaseRowRead {
  const fields: CaseRowRead['fields'] = {};
  const problems: CaseProblem[] = [];
  for (const { column, index } of placed) {
    const read = readCell(column, cells[index]);
    if (read.ok) fields[column.key] = read.value;
    else problems.push({ cell: cellName(row, index), column: column.title.zh, message: read.message, fix: read.fix });
  }
  return { row, receipt: typeof fields.receipt === 'string' ? fields.receipt : null, fields, problems };
}

function readCell(column: CaseColumn, cell: SheetCell | undefined): CellRead<unknown> {
  if (cell?.kind === 'date') return column.read === readDateText ? readAs(cell.date) : misread(...NO_DATE);
  if (cell !== undefined && cell.kind !== 'text') return misread(...NO_FORMULA);
  const text = (cell?.text ?? '').trim();
  if (text !== '') return column.read(text);
  if (column.optional) return readAs(null);
  return misread(
    { zh: `没有填“${column.title.zh}”`, en: `“${column.title.en}” is missing` },
    { zh: `例如 ${column.example}`, en: `For example ${column.example}` },
  );
}

function holdsSomething(cell: SheetCell): boolean {
  return cell.kind !== 'text' ? cell.kind !== 'merged' : cell.text.trim() !== '';
}

function problem(cell: string | null, column: string | null, zh: string, en: string): CaseProblem {
  return { cell, column, message: { zh, en }, fix: { zh: '用模板里的列名', en: 'Use the titles of the template' } };
}

type Refusal = Parameters<typeof misread>;
const NO_DATE: Refusal = [
  { zh: '表格软件把内容变成了日期', en: 'The spreadsheet turned the content into a date' },
  { zh: '把单元格格式设为“文本”，再重新输入', en: 'Format the cell as text and type it again' },
];
const NO_FORMULA: Refusal = [
  { zh: '单元格里是公式、错误值或者合并单元格', en: 'The cell holds a formula, an error, or is merged' },
  { zh: '改成普通的文字', en: 'Put plain text there' },
];
