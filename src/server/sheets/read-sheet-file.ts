/** A file somebody uploaded as the sheet it should hold, whatever it turns out to be. */
import { readHeader } from '../../catalog/sheet/read-header.js';
import type { CellProblem, SheetTable } from '../../catalog/sheet/sheet-table.js';
import type { Bilingual } from '../../domain/bilingual.js';
import { decodeText, readCsv } from './csv.js';
import { readXlsx } from './read-xlsx.js';

export type FileRead = { ok: true; table: SheetTable } | { ok: false; problem: CellProblem };

/** Which of a workbook's sheets is meant. */
export interface WantedSheet {
  has: (table: SheetTable) => boolean;
  /** The title it is known by, and the name it has in the template. */
  title: string;
  sheet: string;
}

const ITEMS: WantedSheet = { has: (table) => readHeader(table) !== null, title: '事项编号', sheet: '事项' };
const MOST_ROWS = 5_000;
/** First bytes of what is not a CSV file: old Excel, PDF, pictures, executables. */
const FOREIGN = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x4d, 0x5a, 0x90],
];

/** Reads XLSX or CSV by what the bytes are, not by the name. Of several sheets the first with the titles is taken. */
export async function readSheetFile(bytes: Buffer, wanted: WantedSheet = ITEMS): Promise<FileRead> {
  if (bytes.length === 0) return refused({ zh: '文件是空的', en: 'The file is empty' }, EXPORT_AGAIN);
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes, wanted);
  if (FOREIGN.some((magic) => startsWith(bytes, magic)))
    return refused({ zh: '不是 XLSX 或 CSV 文件', en: 'This is neither an XLSX nor a CSV file' }, SAVE_AS);
  const table = readCsv(decodeText(bytes));
  if (table === null || table.rows.some(({ cells }) => cells.some((cell) => cell.kind === 'text' && cell.text.includes('\0'))))
    return refused(
      {
        zh: 'CSV 文件读不出来：引号没有配对，或者文件坏了',
        en: 'The CSV file cannot be read: quotes do not match, or it is damaged',
      },
      EXPORT_AGAIN,
    );
  return limited(table);
}

async function readWorkbook(bytes: Buffer, { has, title, sheet }: WantedSheet): Promise<FileRead> {
  const tables = await readXlsx(bytes).catch(() => null);
  if (tables === null) return refused({ zh: '文件坏了，打不开', en: 'The file is damaged and cannot be opened' }, EXPORT_AGAIN);
  const table = tables.find(has);
  if (table !== undefined) return limited(table);
  const names = tables.map(({ name }) => name).join('、');
  return refused(
    {
      zh: `没有一张表的前五行里有“${title}”（表：${names}）`,
      en: `No sheet has the title “${title}” in its first five rows (sheets: ${names})`,
    },
    { zh: `下载模板，把内容粘到模板的“${sheet}”表里`, en: `Download the template and paste your rows into its sheet “${sheet}”` },
  );
}

function limited(table: SheetTable): FileRead {
  if (table.rows.length <= MOST_ROWS) return { ok: true, table };
  return refused({ zh: `超过 ${MOST_ROWS} 行`, en: `More than ${MOST_ROWS} rows` }, { zh: '分几次导入', en: 'Import it in parts' });
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function refused(message: Bilingual, fix: Bilingual): FileRead {
  return { ok: false, problem: { cell: null, column: null, message, fix } };
}

const EXPORT_AGAIN: Bilingual = { zh: '重新导出或另存一份再上传', en: 'Save it again and upload the new file' };
const SAVE_AS: Bilingual = {
  zh: '在表格软件里“另存为”XLSX 再上传',
  en: 'Save it as XLSX in your spreadsheet program and upload that',
};
