/** The rows of a sheet as items, each with everything that is wrong with its cells. Pure: the same for a look at a file and for its import. */
import { type Item, itemSchema } from '../../domain/item.js';
import { schemaWords } from '../schema-words.js';
import { type KnownCodes, readCell } from './cell-forms.js';
import { type CellRead, misread, readAs } from './cell-read.js';
import { columnOfPath, emptyFields, type ItemFields, itemFields, itemFromFields } from './item-fields.js';
import type { PlacedColumn, SheetHeader } from './read-header.js';
import type { SheetColumn } from './sheet-columns.js';
import { type CellProblem, cellName, type SheetCell, type SheetTable } from './sheet-table.js';

export interface ReadRow {
  row: number;
  /** As far as it could be read. */
  code: string | null;
  name: string | null;
  /** Null when there are problems. */
  item: Item | null;
  problems: CellProblem[];
  /** What was put right while reading. */
  notes: CellProblem[];
}

export interface ReadContext {
  header: SheetHeader;
  known: KnownCodes;
  /** The item a column that is not in the sheet is taken from. */
  current: (code: string) => Item | undefined;
}

/** Reads every row below the titles; rows without any text are passed over. */
export function readRows(table: SheetTable, context: ReadContext): ReadRow[] {
  return table.rows
    .filter(({ number, cells }) => number > context.header.row && cells.some(holdsSomething))
    .map(({ number, cells }) => readRow(number, cells, context));
}

function readRow(row: number, cells: readonly SheetCell[], { header, known, current }: ReadContext): ReadRow {
  const read: ItemFields = {};
  const problems: CellProblem[] = [];
  const notes: CellProblem[] = [];
  for (const { column, index } of header.columns) {
    const place = { cell: cellName(row, index), column: column.title.zh };
    const value = readAny(column, cells[index], known);
    if (!value.ok) problems.push({ ...place, message: value.message, fix: value.fix });
    else {
      read[column.key] = value.value;
      if (value.note) notes.push({ ...place, message: value.note, fix: { zh: '请看一眼对不对', en: 'Please check' } });
    }
  }
  const code = typeof read.code === 'string' ? read.code : null;
  const base = code === null ? undefined : current(code);
  const name = typeof read.name === 'string' ? read.name : (base?.name ?? null);
  if (problems.length > 0) return { row, code, name, item: null, problems, notes };
  const whole = itemFromFields({ ...(base ? itemFields(base) : emptyFields()), ...read });
  return { row, code, name, ...checked(whole, row, header.columns), notes };
}

function readAny(column: SheetColumn, cell: SheetCell | undefined, known: KnownCodes): CellRead<unknown> {
  switch (cell?.kind) {
    case undefined:
      return readCell(column, '', known);
    case 'text':
      return readCell(column, cell.text, known);
    case 'date':
      return column.form === 'date' ? readAs(cell.date) : misread(...DATE);
    case 'formula':
      return misread(...FORMULA);
    case 'merged':
      return misread(...MERGED);
    case 'fault':
      return misread({ zh: `单元格里是错误值 ${cell.text}`, en: `The cell holds the error ${cell.text}` }, FORMULA[1]);
  }
}

type Words = Parameters<typeof misread>;
const DATE: Words = [
  { zh: '表格软件把内容变成了日期', en: 'The spreadsheet turned the content into a date' },
  { zh: '把单元格格式设为“文本”，再重新输入', en: 'Format the cell as text and type it again' },
];
const FORMULA: Words = [
  { zh: '单元格里是公式', en: 'The cell holds a formula' },
  { zh: '复制这一格，“选择性粘贴”为“数值”', en: 'Copy the cell and paste it as a value' },
];
const MERGED: Words = [
  { zh: '这是合并的单元格', en: 'This cell is merged' },
  { zh: '取消合并，每一行都填上内容', en: 'Unmerge it and fill in every row' },
];

function holdsSomething(cell: SheetCell): boolean {
  return cell.kind === 'text' ? cell.text.trim() !== '' : cell.kind !== 'merged';
}

/** The schema has the last word. */
function checked(whole: unknown, row: number, columns: readonly PlacedColumn[]): Pick<ReadRow, 'item' | 'problems'> {
  const result = itemSchema.safeParse(whole);
  if (result.success) return { item: result.data, problems: [] };
  const problems = result.error.issues.map((issue): CellProblem => {
    const { message, fix } = schemaWords(issue, whole);
    return {
      ...placeOf(issue.path.join('.'), row, columns),
      message: { zh: message, en: issue.message },
      fix: { zh: fix, en: 'See the instruction sheet of the template' },
    };
  });
  return { item: null, problems };
}

/** Cell and title of a path of the item; the title alone when the sheet has no such column. */
export function placeOf(path: string, row: number, columns: readonly PlacedColumn[]): Pick<CellProblem, 'cell' | 'column'> {
  const column = columnOfPath(path);
  const placed = columns.find((one) => one.column === column);
  return { cell: placed ? cellName(row, placed.index) : null, column: column?.title.zh ?? null };
}
