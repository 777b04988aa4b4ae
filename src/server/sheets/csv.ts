/** Sheets as CSV: read in whatever encoding an office computer saved it, written so that spreadsheets open it in Chinese. */
import Papa from 'papaparse';
import type { SheetCell, SheetTable } from '../../catalog/sheet/sheet-table.js';

const BOM = '\uFEFF';
/** A spreadsheet would take text that begins so for a formula; it gets an apostrophe, which is taken off again when reading. */
const LIKE_FORMULA = /^'*[=+\-@\t]/;

/** The text of a file: UTF-8 or UTF-16 with or without mark, otherwise GB 18030, which is what a Chinese spreadsheet saves. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Cells by row; comma, semicolon or tab is found out by the library. Null when quotes do not match up. */
export function readCsv(text: string): SheetTable | null {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  if (errors.some(({ type }) => type === 'Quotes')) return null;
  return { name: 'CSV', rows: data.map((cells, index) => ({ number: index + 1, cells: cells.map(cellOf) })) };
}

function cellOf(text: string): SheetCell {
  if (/^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/.test(text)) return { kind: 'fault', text };
  if (/^=/.test(text)) return { kind: 'formula' };
  return { kind: 'text', text: text.startsWith("'") && LIKE_FORMULA.test(text) ? text.slice(1) : text };
}

/** With a mark for Excel, and CRLF line ends. */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const safe = rows.map((row) => row.map((text) => (LIKE_FORMULA.test(text) ? `'${text}` : text)));
  return Buffer.from(BOM + Papa.unparse(safe, { newline: '\r\n' }));
}
