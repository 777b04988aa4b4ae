/** Sheets as real files: XLSX and CSV as offices save them, and files that are something else. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { itemCells } from '../../../src/catalog/sheet/item-fields.js';
import { SHEET_COLUMNS } from '../../../src/catalog/sheet/sheet-columns.js';
import { stageImport } from '../../../src/catalog/sheet/stage-import.js';
import { writeCsv } from '../../../src/server/sheets/csv.js';
import { readSheetFile } from '../../../src/server/sheets/read-sheet-file.js';
import { writeCatalogXlsx, writeTemplateXlsx } from '../../../src/server/sheets/write-catalog-xlsx.js';
import { catalog, TODAY } from '../../catalog/shipped.js';

const into = { items: catalog.items, windows: catalog.windows, today: TODAY };
const titles = SHEET_COLUMNS.map(({ title }) => title.zh);

async function stage(bytes: Buffer) {
  const read = await readSheetFile(bytes);
  if (!read.ok) throw new Error(read.problem.message.zh);
  return stageImport(read.table, into);
}

async function refusal(bytes: Buffer): Promise<string> {
  const read = await readSheetFile(bytes);
  return read.ok ? 'read' : read.problem.message.zh;
}

/** A workbook of one sheet, filled by hand. */
async function workbook(fill: (sheet: ExcelJS.Worksheet) => void, name = '事项'): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet(name));
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('the exported workbook imports as no change at all', async () => {
  const staged = await stage(await writeCatalogXlsx(catalog.items, catalog.windows));
  expect(staged.rows.map(({ item }) => item)).toEqual(catalog.items);
  expect(staged.rows.every(({ state }) => state === 'same')).toBe(true);
});

test('so does the exported CSV, also after a Chinese spreadsheet saved it in its own encoding', async () => {
  const bytes = writeCsv([titles, ...catalog.items.map(itemCells)]);
  expect((await stage(bytes)).rows.map(({ item }) => item)).toEqual(catalog.items);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  expect((await stage(Buffer.from(text))).rows.length).toBe(277);
  expect((await stage(Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'))).rows.length).toBeGreaterThan(0);
});

test('GBK is recognised', async () => {
  // 事项编号,办理对象 / 0301,个人 as GB 18030 bytes.
  const gbk = Buffer.from('cac2cfeeb1e0bac52cb0ecc0edb6d4cff30d0a303330312cb8f6c8cb0d0a', 'hex');
  const staged = await stage(gbk);
  expect(staged.rows.map(({ code, state }) => [code, state])).toEqual([['0301', 'same']]);
});

test('text that looks like a formula survives CSV and is none in the file', () => {
  expect(writeCsv([['=1+1', "'@x", '普通']]).toString('utf8')).toBe("\uFEFF'=1+1,''@x,普通");
});

test('the template has titles, drop-downs, instructions and an example for each required column', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeTemplateXlsx(catalog.windows)) as unknown as ArrayBuffer);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['事项', '填写说明', '窗口一览']);
  const sheet = book.getWorksheet('事项');
  const column = titles.indexOf('办件类型') + 1;
  expect(sheet?.getCell(1, column).value).toBe('办件类型*');
  expect(sheet?.getCell(2, column).dataValidation.formulae).toEqual(['"即办件,承诺件"']);
  expect(sheet?.getCell(1, 1).note).toContain('四位数字');
  expect(SHEET_COLUMNS.filter(({ required, example }) => required && example === '').map(({ key }) => key)).toEqual([]);
});

test('the example of the instructions is itself a right item', async () => {
  const cell = (key: string, example: string) =>
    key === 'code' ? '0398' : key === 'short_name' || key === 'aliases' ? `例子${key}` : example;
  const staged = await stage(writeCsv([titles, SHEET_COLUMNS.map(({ key, example }) => cell(key, example))]));
  expect(staged.rows[0]?.problems).toEqual([]);
  expect(staged.rows[0]?.state).toBe('new');
});

test('formulas, merged cells, dates, numbers, links and formatted text', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['事项编号', '短名称', '内容日期', '办理结果', '网上办理']);
    sheet.addRow(['0301', { formula: 'A1' }, new Date('2025-03-01T00:00:00Z'), '护照']);
    sheet.addRow([
      301,
      { richText: [{ text: '首次' }, { text: '办护照', font: { bold: true } }] },
      45717,
      '护照',
      { text: '网站', hyperlink: 'https://example.cn' },
    ]);
    sheet.addRow(['0303', '港澳通行证', null, '合并']);
    sheet.mergeCells('D4:D5');
    sheet.getCell('A5').value = '0304';
  });
  const read = await readSheetFile(bytes);
  if (!read.ok) throw new Error(read.problem.message.zh);
  const [, first, second, , merged] = read.table.rows;
  expect(first?.cells.map(({ kind }) => kind)).toEqual(['text', 'formula', 'date', 'text', 'text']);
  expect(second?.cells.map((cell) => (cell.kind === 'text' ? cell.text : cell.kind))).toEqual([
    '301',
    '首次办护照',
    '45717',
    '护照',
    '网站',
  ]);
  expect(merged?.cells[3]).toEqual({ kind: 'merged' });
});

test('the sheet with the titles is found among others', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面').addRow(['某某中心']);
  book.addWorksheet('数据').addRows([
    ['', ''],
    ['事项编号', '办理对象'],
    ['0301', '个人'],
  ]);
  expect((await stage(Buffer.from(await book.xlsx.writeBuffer()))).rows.map(({ code, row }) => [code, row])).toEqual([['0301', 3]]);
});

test('what is no sheet is refused in plain words', async () => {
  const good = await writeTemplateXlsx(catalog.windows);
  expect(await refusal(Buffer.alloc(0))).toBe('文件是空的');
  expect(await refusal(good.subarray(0, good.length / 2))).toBe('文件坏了，打不开');
  expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('不是 XLSX 或 CSV 文件');
  expect(await refusal(Buffer.from('%PDF-1.7'))).toBe('不是 XLSX 或 CSV 文件');
  expect(await refusal(Buffer.from('事项编号\n"0301'))).toContain('引号没有配对');
  expect(await refusal(await workbook((sheet) => sheet.addRow(['别的']), '人员名单'))).toContain('人员名单');
});
