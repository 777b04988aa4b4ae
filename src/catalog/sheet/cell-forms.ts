/** One field of an item as the text of a cell and back, by the form its column has. */
import type { FeeLine, Limit, Material } from '../../domain/item.js';
import { readLines, writeLines } from './cell-lines.js';
import { type CellRead, misread, readAs } from './cell-read.js';
import { readDateText } from './date-text.js';
import { readFees, readMaterials, writeFees, writeMaterials } from './entry-lines.js';
import type { CellForm, SheetColumn } from './sheet-columns.js';

/** Codes the sheet may refer to; a number that lost its leading zeros is only completed to one of these. */
export interface KnownCodes {
  items: ReadonlySet<string>;
  windows: ReadonlySet<string>;
}

interface FormRule {
  write: (value: never, column: SheetColumn) => string;
  /** `text` is trimmed and not empty. */
  read: (text: string, column: SheetColumn, known: KnownCodes) => CellRead<unknown>;
  /** What an empty cell means. */
  empty: unknown;
}

const RULES: Record<CellForm, FormRule> = {
  text: { write: plain, read: (text) => readAs(text), empty: null },
  code: { write: plain, read: (text, _, known) => readCode(text, 4, known.items), empty: null },
  window: { write: plain, read: (text, _, known) => readCode(text, 2, known.windows), empty: null },
  choice: { write: writeChoice, read: readChoice, empty: null },
  flag: { write: writeChoice, read: readChoice, empty: null },
  charged: { write: writeChoice, read: readChoice, empty: null },
  choices: { write: writeLines, read: readChoices, empty: [] },
  lines: { write: writeLines, read: (text) => readAs(readLines(text)), empty: [] },
  codes: { write: writeLines, read: (text, _, known) => readCodes(text, known), empty: [] },
  materials: { write: (value: readonly Material[]) => writeMaterials(value), read: readMaterials, empty: [] },
  fees: { write: (value: readonly FeeLine[]) => writeFees(value), read: readFees, empty: [] },
  limit: { write: ({ days, unit }: Limit) => `${days}${unit}`, read: readLimit, empty: null },
  date: { write: plain, read: readDateText, empty: null },
};

/** The text of a value; nothing known is an empty cell. */
export function writeCell(column: SheetColumn, value: unknown): string {
  return value === null || value === undefined ? '' : RULES[column.form].write(value as never, column);
}

/** The value of a cell's text. An empty cell of a required column is refused. */
export function readCell(column: SheetColumn, text: string, known: KnownCodes): CellRead<unknown> {
  const trimmed = text.trim();
  if (trimmed !== '') return RULES[column.form].read(trimmed, column, known);
  if (!column.required) return readAs(structuredClone(RULES[column.form].empty));
  return misread({ zh: `“${column.title.zh}”空着`, en: `“${column.title.en}” is empty` }, { zh: '这一列必须填', en: 'Fill it in' });
}

function plain(value: string): string {
  return value;
}

function writeChoice(value: unknown, { choices = [] }: SheetColumn): string {
  return choices.find((choice) => choice.value === value)?.label ?? String(value);
}

function readChoice(text: string, { choices = [] }: SheetColumn): CellRead<unknown> {
  const found = choices.find(({ value, label }) => label === text || String(value).toLowerCase() === text.toLowerCase());
  return found === undefined ? notAChoice(text, choices) : readAs(found.value);
}

function readChoices(text: string, { choices = [] }: SheetColumn): CellRead<unknown[]> {
  const words = text.split(/[\n\r、，,；;]+/).map((word) => word.trim());
  const named = words.filter((word) => word !== '');
  const wrong = named.find((word) => !choices.some(({ label }) => label === word));
  return wrong === undefined ? readAs(named) : notAChoice(wrong, choices);
}

function notAChoice(text: string, choices: NonNullable<SheetColumn['choices']>): CellRead<never> {
  const labels = choices.map(({ label }) => label).join('、');
  return misread(
    { zh: `不能填“${text}”`, en: `“${text}” is not one of the choices` },
    { zh: `只能填：${labels}`, en: `Choose from: ${labels}` },
  );
}

/** A spreadsheet turns 0101 into 101: completed when that is a code we know, refused when it could be anything. */
function readCode(text: string, length: number, known: ReadonlySet<string>): CellRead<string> {
  const digits = text.replace(/^['‘’]/, '').replace(/\.0+$/, '');
  if (new RegExp(`^\\d{${length}}$`).test(digits)) return readAs(digits);
  const padded = digits.padStart(length, '0');
  if (/^\d+$/.test(digits) && digits.length < length && known.has(padded))
    return readAs(padded, {
      zh: `“${digits}”前面的 0 丢了，按“${padded}”读`,
      en: `“${digits}” lost its leading zero and is read as “${padded}”`,
    });
  return misread(
    { zh: `“${text}”不是${length === 4 ? '四' : '两'}位编号`, en: `“${text}” is not a code of ${length} digits` },
    {
      zh: `写满 ${length} 位数字；把这一列的单元格格式设为“文本”，前面的 0 才不会丢`,
      en: `Write all ${length} digits; format the column as text so that leading zeros stay`,
    },
  );
}

function readCodes(text: string, known: KnownCodes): CellRead<string[]> {
  const codes: string[] = [];
  for (const part of text.split(/[\s、，,；;]+/).filter((word) => word !== '')) {
    const code = readCode(part, 4, known.items);
    if (!code.ok) return code;
    codes.push(code.value);
  }
  return readAs(codes);
}

function readLimit(text: string): CellRead<Limit> {
  const [, days, unit] = /^(\d{1,4})\s*个?\s*(工作日|日)$/.exec(text) ?? [];
  if (days !== undefined) return readAs({ days: Number(days), unit: unit as Limit['unit'] });
  return misread(
    { zh: `时限“${text}”没有写明是日还是工作日`, en: `“${text}” does not say whether it counts days or working days` },
    { zh: '写成“20工作日”或者“30日”；当场办结写“0工作日”', en: 'Write 20工作日 (working days) or 30日 (days)' },
  );
}
