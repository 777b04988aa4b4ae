/** What importing a sheet would do: the same pure function for the preview and for the import itself. */
import type { Item, ServiceWindow } from '../../domain/item.js';
import type { Finding } from '../finding.js';
import { lintCatalog } from '../lint-catalog.js';
import { compareItems, type FieldChange } from './compare-items.js';
import { readHeader, type SheetHeader } from './read-header.js';
import { placeOf, type ReadRow, readRows } from './read-rows.js';
import type { CellProblem, SheetTable } from './sheet-table.js';

export interface StagedRow extends ReadRow {
  state: 'new' | 'changed' | 'same' | 'error';
  changes: FieldChange[];
}

export interface StagedImport {
  rows: StagedRow[];
  /** What is wrong with the sheet as a whole; nothing can be imported then. */
  problems: CellProblem[];
  /** Items of the catalog the sheet does not name: they stay as they are. */
  untouched: number;
}

export interface ImportInto {
  items: readonly Item[];
  windows: readonly ServiceWindow[];
  /** YYYY-MM-DD. */
  today: string;
}

/** Compares a sheet with the catalog. Never throws; what cannot be read is a problem with its place. */
export function stageImport(table: SheetTable, into: ImportInto): StagedImport {
  const header = readHeader(table);
  if (header === null) return { rows: [], problems: [NO_HEADER], untouched: into.items.length };
  if (header.problems.length > 0) return { rows: [], problems: header.problems, untouched: into.items.length };
  const byCode = new Map(into.items.map((item) => [item.code, item]));
  const known = { items: new Set(byCode.keys()), windows: new Set(into.windows.map(({ code }) => code)) };
  const read = refuseRepeated(readRows(table, { header, known, current: (code) => byCode.get(code) }), header);
  const rows = withFindings(read, into, header).map((row) => staged(row, byCode));
  if (rows.length === 0) return { rows, problems: [NO_ROWS], untouched: into.items.length };
  const named = new Set(rows.map(({ code }) => code));
  return { rows, problems: [], untouched: into.items.filter(({ code }) => !named.has(code)).length };
}

/** The items an import writes: new and changed ones. */
export function importedItems({ rows }: StagedImport): Item[] {
  return rows.flatMap(({ item, state }) => (item !== null && (state === 'new' || state === 'changed') ? [item] : []));
}

function staged(row: ReadRow, byCode: ReadonlyMap<string, Item>): StagedRow {
  if (row.item === null) return { ...row, state: 'error', changes: [] };
  const before = byCode.get(row.item.code);
  const changes = compareItems(before, row.item);
  return { ...row, changes, state: before === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same' };
}

function refuseRepeated(rows: ReadRow[], header: SheetHeader): ReadRow[] {
  const byCode = groupedBy(rows, ({ code }) => code);
  return rows.map((row) => {
    const twins = row.code === null ? [] : (byCode.get(row.code) ?? []).filter((other) => other !== row);
    if (twins.length === 0) return row;
    const at = twins.map((twin) => twin.row).join('、');
    const problem = {
      ...placeOf('code', row.row, header.columns),
      message: { zh: `事项编号 ${row.code} 在第 ${at} 行也有`, en: `Code ${row.code} is on row ${at} too` },
      fix: { zh: '只留一行，或者改正编号', en: 'Keep one of the rows, or correct the code' },
    };
    return { ...row, item: null, problems: [...row.problems, problem] };
  });
}

function groupedBy<T>(list: readonly T[], key: (entry: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/** The catalog's own checks over the catalog as it would be: errors refuse a row, new warnings are noted. */
function withFindings(rows: ReadRow[], { items, windows, today }: ImportInto, { columns }: SheetHeader): ReadRow[] {
  const coming = new Map(rows.flatMap(({ item }) => (item === null ? [] : [[item.code, item] as const])));
  const whole = [...items.filter(({ code }) => !coming.has(code)), ...coming.values()];
  const locate = () => ({ file: '', line: 0 });
  const key = ({ item, rule, field, message }: Finding) => [item, rule, field, message].join('\n');
  const before = new Set(lintCatalog({ items, windows, locate, today }).map(key));
  const findings = groupedBy(lintCatalog({ items: whole, windows, locate, today }), ({ item }) => item);
  return rows.map((row) => {
    if (row.item === null) return row;
    const own = findings.get(row.item.code) ?? [];
    const words = (finding: Finding) => findingProblem(finding, placeOf(finding.field, row.row, columns));
    const errors = own.filter(({ severity }) => severity === 'error').map(words);
    const warnings = own.filter((finding) => finding.severity === 'warning' && !before.has(key(finding))).map(words);
    return {
      ...row,
      item: errors.length > 0 ? null : row.item,
      problems: [...row.problems, ...errors],
      notes: [...row.notes, ...warnings],
    };
  });
}

function findingProblem({ message, fix, rule }: Finding, place: Pick<CellProblem, 'cell' | 'column'>): CellProblem {
  return {
    ...place,
    message: { zh: message, en: `The catalog check objects (${rule})` },
    fix: { zh: fix, en: 'See the Chinese words' },
  };
}

const NO_HEADER: CellProblem = {
  cell: null,
  column: null,
  message: { zh: '没有找到列名：前五行里没有“事项编号”', en: 'No titles found: none of the first five rows has “事项编号”' },
  fix: { zh: '下载模板，把内容粘到模板的“事项”表里', en: 'Download the template and paste your rows into its sheet “事项”' },
};
const NO_ROWS: CellProblem = {
  cell: null,
  column: null,
  message: { zh: '列名下面没有内容', en: 'There is nothing below the titles' },
  fix: { zh: '从列名的下一行开始，一行填一个事项', en: 'Fill in one item a row, right below the titles' },
};
