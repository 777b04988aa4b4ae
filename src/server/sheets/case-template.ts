/** The empty sheet of cases, with drop-downs and a page that explains every column. */
import ExcelJS from 'exceljs';
import { CASE_COLUMNS } from '../../catalog/cases/case-columns.js';
import { writeCsv } from './csv.js';

const SPARE_ROWS = 500;
const GROUND: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F1ED' } };

const TITLES = CASE_COLUMNS.map(({ title, optional }) => (optional ? title.zh : `${title.zh}*`));

export function caseTemplateCsv(): Buffer {
  return writeCsv([TITLES]);
}

export async function caseTemplateXlsx(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
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
