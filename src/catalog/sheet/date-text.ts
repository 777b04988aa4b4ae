/** Dates as offices and spreadsheets write them. */
import { type CellRead, misread, readAs } from './cell-read.js';

/** Serial numbers of spreadsheets that are dates of this age: 1954 to 2119. */
const SERIALS = { from: 20_000, to: 80_000 };
const SERIAL_ZERO_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** `2026-01-31`, `2026/1/31`, `2026年1月31日`, or a spreadsheet's day number; anything whose order is a guess is refused. */
export function readDateText(text: string): CellRead<string> {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial >= SERIALS.from && serial <= SERIALS.to) return readSerial(text, serial);
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+0?0:00(?::00)?)?$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== '' && isCalendarDay(date)) return readAs(date);
  return misread(
    { zh: `“${text}”不是日期`, en: `“${text}” is not a date` },
    { zh: '日期写成 2026-01-31 的样子', en: 'Write dates as 2026-01-31' },
  );
}

function readSerial(text: string, serial: number): CellRead<string> {
  const date = new Date(SERIAL_ZERO_MS + serial * DAY_MS).toISOString().slice(0, 10);
  return readAs(date, { zh: `日期成了数字 ${text}，按 ${date} 读`, en: `The date had become the number ${text}; read as ${date}` });
}

function isCalendarDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
