/** The filtered calls as a file: CSV for Excel or XLSX, written while it is read, so that there is no most of it. */
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import type exceljs from 'exceljs';
import type { CallFilter } from '../domain/call-filter.js';
import type { ListedCall } from '../domain/console/calls.js';
import type { Database } from '../store/database.js';
import { listCalls } from '../store/reports/call-list.js';
import { INTENT_NAMES, OUTCOME_NAMES, STAGE_NAMES } from './call-names.js';
import { loadExcel } from './sheets/load-excel.js';

export interface ExportParts {
  database: Database;
  hideDemo: boolean;
  /** Names by code; codes that are no longer in the catalog stay codes. */
  itemName: (code: string) => string | undefined;
  windowName: (code: string) => string | undefined;
  /** The centre's clock, YYYY-MM-DD HH:MM:SS. */
  localTime: (atMs: number) => string;
  /** Told how many rows are written. */
  progress: (written: number) => void;
}

const PAGE = 500;
/** Excel holds 1,048,576 rows a sheet; what is more goes on in the next one. */
const SHEET_ROWS = 1_000_000;
const BYTE_ORDER_MARK = '\uFEFF';

type Cell = string | number;
const COLUMNS: [header: string, width: number, of: (call: ListedCall, parts: ExportParts) => Cell][] = [
  ['开始时间', 20, (call, { localTime }) => localTime(call.startedAtMs)],
  ['来电号码', 14, ({ caller }) => caller ?? '未显示'],
  ['结果', 12, ({ outcome }) => OUTCOME_NAMES[outcome]],
  ['结束环节', 14, ({ stage }) => STAGE_NAMES[stage]],
  ['时长（秒）', 10, ({ durationMs }) => Math.round(durationMs / 1000)],
  ['轮次', 6, ({ turns }) => turns],
  ['未听懂（轮）', 11, ({ notUnderstood }) => notUnderstood],
  ['未出声（轮）', 11, ({ noInput }) => noInput],
  ['转人工（次）', 11, ({ transfers }) => transfers],
  ['事项', 30, ({ items }, { itemName }) => items.map((code) => itemName(code) ?? code).join('、')],
  ['窗口', 20, ({ windows }, { windowName }) => windows.map((code) => windowName(code) ?? code).join('、')],
  ['意图', 20, ({ intents }) => intents.map((id) => INTENT_NAMES[id]).join('、')],
  ['第一句话', 40, ({ firstHeard }) => firstHeard ?? ''],
  ['标签', 16, ({ tags }) => tags.join('、')],
  ['语言', 8, ({ language }) => (language === 'en' ? '英语' : '普通话')],
  ['演示', 6, ({ demo }) => (demo ? '是' : '')],
  ['通话编号', 36, ({ id }) => id],
];

/** All calls of a filter as CSV with a byte order mark, which Excel needs to read Chinese. */
export function callsCsv(filter: CallFilter, parts: ExportParts): Readable {
  return Readable.from(csvPages(filter, parts));
}

async function* csvPages(filter: CallFilter, parts: ExportParts): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvRow(COLUMNS.map(([header]) => header))}`;
  let written = 0;
  for await (const calls of pages(filter, parts)) {
    yield calls.map((call) => csvRow(COLUMNS.map(([, , of]) => of(call, parts)))).join('');
    written += calls.length;
    parts.progress(written);
  }
}

function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A spreadsheet would take words that begin like a formula for one. */
function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** All calls of a filter as XLSX; rows go out as they are read. */
export function callsXlsx(filter: CallFilter, parts: ExportParts): Readable {
  const stream = new PassThrough();
  writeXlsx(stream, filter, parts).catch((error) => stream.destroy(error));
  return stream;
}

async function writeXlsx(stream: PassThrough, filter: CallFilter, parts: ExportParts): Promise<void> {
  const book = new (await loadExcel()).stream.xlsx.WorkbookWriter({ stream });
  let sheet = addSheet(book, 1);
  let written = 0;
  for await (const calls of pages(filter, parts)) {
    for (const call of calls) {
      if (written > 0 && written % SHEET_ROWS === 0) {
        await sheet.commit();
        sheet = addSheet(book, written / SHEET_ROWS + 1);
      }
      sheet.addRow(COLUMNS.map(([, , of]) => of(call, parts))).commit();
      written++;
    }
    parts.progress(written);
    if (stream.destroyed) return;
    if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  }
  await sheet.commit();
  await book.commit();
}

function addSheet(book: exceljs.stream.xlsx.WorkbookWriter, number: number): exceljs.Worksheet {
  const sheet = book.addWorksheet(`通话记录${number === 1 ? '' : number}`, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(([header, width]) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  return sheet;
}

async function* pages(filter: CallFilter, { database, hideDemo }: ExportParts): AsyncGenerator<ListedCall[]> {
  for (let before: number | null | undefined; before !== null; ) {
    const page = await listCalls(database, filter, { limit: PAGE, before, hideDemo });
    if (page.calls.length > 0) yield page.calls;
    before = page.next;
  }
}
