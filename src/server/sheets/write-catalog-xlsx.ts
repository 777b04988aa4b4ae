/** The catalog as a workbook: items with drop-downs, the windows to look codes up in, and a sheet that explains every column. */
import type ExcelJS from 'exceljs';
import { itemCells } from '../../catalog/sheet/item-fields.js';
import { SHEET_COLUMNS, type SheetColumn } from '../../catalog/sheet/sheet-columns.js';
import type { Item, ServiceWindow } from '../../domain/item.js';
import { loadExcel } from './load-excel.js';

/** Rows that get drop-downs below what is filled in. */
const SPARE_ROWS = 200;
const WIDE = new Set(['materials', 'fee.items', 'conditions', 'steps', 'legal_basis', 'notes', 'aliases', 'source_refs', 'name']);
const GROUND: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F1ED' } };

/** The items as a sheet that can be imported again without any change. */
export async function writeCatalogXlsx(items: readonly Item[], windows: readonly ServiceWindow[]): Promise<Buffer> {
  return writeWorkbook(items.map(itemCells), windows);
}

/** The empty sheet with one example row, to be overwritten. */
export async function writeTemplateXlsx(windows: readonly ServiceWindow[]): Promise<Buffer> {
  return writeWorkbook([], windows);
}

async function writeWorkbook(rows: readonly (readonly string[])[], windows: readonly ServiceWindow[]): Promise<Buffer> {
  const workbook = new (await loadExcel()).Workbook();
  addItems(workbook, rows);
  addInstructions(workbook);
  addWindows(workbook, windows);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addItems(workbook: ExcelJS.Workbook, rows: readonly (readonly string[])[]): void {
  const sheet = workbook.addWorksheet('事项', { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  sheet.columns = SHEET_COLUMNS.map(({ key }) => ({
    width: WIDE.has(key) ? 36 : 14,
    style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  }));
  const titles = sheet.addRow(SHEET_COLUMNS.map(({ title, required }) => (required ? `${title.zh}*` : title.zh)));
  for (const [index, column] of SHEET_COLUMNS.entries()) {
    const cell = titles.getCell(index + 1);
    cell.font = { bold: true };
    cell.fill = GROUND;
    cell.note = `${column.title.en}\n${column.help.zh}\n${column.help.en}`;
  }
  for (const row of rows) sheet.addRow(row.map((text) => (text === '' ? null : text)));
  for (const [index, column] of SHEET_COLUMNS.entries()) addDropDown(sheet, index + 1, column, rows.length + 1 + SPARE_ROWS);
}

/** Only where one value is chosen; a column of lists has none. */
function addDropDown(sheet: ExcelJS.Worksheet, index: number, { choices, form, required }: SheetColumn, lastRow: number): void {
  if (choices === undefined || form === 'choices') return;
  const formulae = [`"${choices.map(({ label }) => label).join(',')}"`];
  for (let row = 2; row <= lastRow; row++)
    sheet.getCell(row, index).dataValidation = {
      type: 'list',
      allowBlank: !required,
      formulae,
      showErrorMessage: true,
      errorTitle: '请从下拉框里选',
      error: choices.map(({ label }) => label).join('、'),
    };
}

function addInstructions(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('填写说明');
  sheet.columns = [18, 18, 8, 60, 50, 40].map((width) => ({
    width,
    style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  }));
  for (const line of INTRODUCTION) sheet.addRow([line]).getCell(1).alignment = { wrapText: false };
  sheet.addRow([]);
  const titles = sheet.addRow(['列 Column', 'English', '必填', '怎么填', 'How', '例子 Example']);
  titles.font = { bold: true };
  for (const { title, required, help, example } of SHEET_COLUMNS)
    sheet.addRow([title.zh, title.en, required ? '是' : '', help.zh, help.en, example]);
}

function addWindows(workbook: ExcelJS.Workbook, windows: readonly ServiceWindow[]): void {
  const sheet = workbook.addWorksheet('窗口一览');
  sheet.columns = [10, 24, 24].map((width) => ({ width, style: { numFmt: '@' } }));
  sheet.addRow(['窗口', '部门 Department', '位置 Hall']).font = { bold: true };
  for (const { code, department, hall } of windows) sheet.addRow([code, department, hall]);
}

const INTRODUCTION = [
  '在“事项”表里一行填一个事项；列名不要改，列的先后可以换，不需要的列可以删掉（已有事项的那些内容保持不变）。',
  'One item a row on the sheet “事项”. Keep the titles; columns may be moved or deleted (what they hold then stays as it is).',
  '编号已有的，导入时更新；编号没有的，新增；表里没有的事项不会被删。导入前可以先看预览。',
  'A known code updates the item, a new code adds one; items that are not in the sheet stay. You see a preview first.',
  '不知道的就空着，热线不会播报；不要写公式，不要合并单元格。',
  'Leave empty what is not known: the line does not speak it. No formulas, no merged cells.',
];
