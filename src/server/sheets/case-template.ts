/** Sheets of cases to be filled in: the empty one with drop-downs and explanations, and the rows that were refused. */
import type ExcelJS from 'exceljs';
import { CASE_COLUMNS } from '../../catalog/cases/case-columns.js';
import { caseSheetTexts, PROBLEM_TITLE } from '../../catalog/cases/read-case-sheet.js';
import type { StagedCase } from '../../catalog/cases/stage-cases.js';
import type { SheetTable } from '../../catalog/sheet/sheet-table.js';
import { writeCsv } from './csv.js';
import { loadExcel } from './load-excel.js';

const SPARE_ROWS = 500;
const GROUND: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F1ED' } };

const RED: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } };

const TITLES = CASE_COLUMNS.map(({ title, optional }) => (optional ? title.zh : `${title.zh}*`));

export function caseTemplateCsv(): Buffer {
  return writeCsv([TITLES]);
}

export async function caseTemplateXlsx(): Promise<Buffer> {
  const workbook = new (await loadExcel()).Workbook();
  const sheet = workbook.addWorksheet('办件', { views: [{ state: 'frozen', ySplit: 1 }] });
  // Text, so that receipt numbers and phone tails keep the zeros in front.
  sheet.columns = CASE_COLUMNS.map(({ key }) => ({ width: key === 'departments' ? 40 : 18, style: { numFmt: '@' } }));
  const titles = sheet.addRow(TITLES);
  for (const [index, { title, help, choices, optional }] of CASE_COLUMNS.entries()) {
    const cell = titles.getCell(index + 1);
    cell.font = { bold: true };
    cell.fill = GROUND;
    cell.note = `${title.en}\n${help.zh}\n${help.en}`;
    for (let row = 2; choices !== undefined && row <= SPARE_ROWS; row++)
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: optional ?? false,
        formulae: [`"${choices.join(',')}"`],
      };
  }
  addInstructions(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The rows that were refused as they stood in the sheet, each with what is wrong, to be mended and imported again. */
export async function refusedCasesXlsx(table: SheetTable, refused: readonly StagedCase[]): Promise<Buffer> {
  const { titles, rows } = caseSheetTexts(table);
  const at = titles.includes(PROBLEM_TITLE) ? titles.indexOf(PROBLEM_TITLE) : titles.length;
  const workbook = new (await loadExcel()).Workbook();
  const sheet = workbook.addWorksheet('办件', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = Array.from({ length: Math.max(at + 1, titles.length) }, (_, index) => ({
    width: index === at ? 60 : 18,
    style: { numFmt: '@' },
  }));
  sheet.addRow(titles.toSpliced(at, 1, PROBLEM_TITLE)).font = { bold: true };
  for (const { row, problems } of refused) {
    const words = problems.map(({ cell, message, fix }) => [cell, message.zh, fix?.zh].filter(Boolean).join(' ')).join('；');
    const cells = rows.get(row) ?? [];
    sheet.addRow([...Array.from({ length: at }, (_, index) => cells[index] ?? ''), words]).getCell(at + 1).fill = RED;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addInstructions(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('填写说明');
  sheet.columns = [14, 18, 8, 44, 50, 40].map((width) => ({
    width,
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  }));
  sheet.addRow(['列 Column', 'English', '必填', '怎么填', 'How', '例子 Example']).font = { bold: true };
  for (const { title, optional, help, example } of CASE_COLUMNS)
    sheet.addRow([title.zh, title.en, optional ? '' : '是', help.zh, help.en, example]);
}
