/** A workbook's sheets as plain cells; formulas, merged cells and dates keep their kind. */
import type ExcelJS from 'exceljs';
import type { SheetCell, SheetTable } from '../../catalog/sheet/sheet-table.js';
import { loadExcel } from './load-excel.js';

/** Every visible sheet in order. Throws whatever the library throws at a damaged file. */
export async function readXlsx(bytes: Buffer): Promise<SheetTable[]> {
  const workbook = new (await loadExcel()).Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets.filter(({ state }) => state === 'visible').map(readSheet);
}

function readSheet(sheet: ExcelJS.Worksheet): SheetTable {
  const width = sheet.columnCount;
  const rows: SheetTable['rows'][number][] = [];
  sheet.eachRow((row, number) => {
    const cells = Array.from({ length: width }, (_, index) => readCell(row.getCell(index + 1)));
    rows.push({ number, cells });
  });
  return { name: sheet.name, rows };
}

function readCell(cell: ExcelJS.Cell): SheetCell {
  if (cell.isMerged && cell.master !== cell) return { kind: 'merged' };
  const { value } = cell;
  if (value === null || value === undefined) return { kind: 'text', text: '' };
  if (value instanceof Date) return { kind: 'date', date: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? '是' : '否' };
  if (typeof value !== 'object') return { kind: 'text', text: String(value) };
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
  if ('hyperlink' in value) return { kind: 'text', text: linkText(value.text) };
  if ('error' in value) return { kind: 'fault', text: String(value.error) };
  return { kind: 'formula' };
}

/** The words of a link may be formatted, whatever the types say. */
function linkText(text: unknown): string {
  if (typeof text !== 'object' || text === null || !('richText' in text)) return String(text ?? '');
  return (text.richText as { text: string }[]).map((part) => part.text).join('');
}
