/** The monthly bulletin as a workbook: the figures, then windows, items and days. */
import type exceljs from 'exceljs';
import type { Figures } from '../domain/call-figures.js';
import type { Bulletin, BulletinRow } from '../domain/console/figures.js';
import { loadExcel } from './sheets/load-excel.js';

export interface BookNames {
  centre: string;
  itemName: (code: string) => string | undefined;
  windowName: (code: string) => string | undefined;
}

/** XLSX bytes. Shares are numbers formatted as per cent, so that a spreadsheet can go on counting. */
export async function bulletinBook(bulletin: Bulletin, names: BookNames): Promise<Buffer> {
  const book = new (await loadExcel()).Workbook();
  book.creator = names.centre;
  addFigures(book, bulletin, names.centre);
  addRows(book, '窗口', bulletin.windows, names.windowName);
  addRows(book, '事项', bulletin.items, names.itemName);
  addDays(book, bulletin);
  return Buffer.from(await book.xlsx.writeBuffer());
}

type Measure = [name: string, of: (figures: Figures) => number | null, format?: string];
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const PERCENT = '0.0%';
const MEASURES: Measure[] = [
  ['来电量（通）', ({ calls }) => calls],
  ['接通率', ({ calls, unanswered }) => share(calls, calls + unanswered), PERCENT],
  ['15 秒内接听', ({ in_time, calls }) => share(in_time, calls), PERCENT],
  ['自助办结（通）', ({ self_served }) => self_served],
  ['自助办结率', ({ self_served, calls }) => share(self_served, calls), PERCENT],
  ['转人工接通（通）', ({ transferred }) => transferred],
  ['留言和待回电（通）', ({ message_left, callback_owed }) => message_left + callback_owed],
  ['中途挂断（通）', ({ abandoned }) => abandoned],
  ['未听懂率（轮次）', ({ not_understood, inputs }) => share(not_understood, inputs), PERCENT],
  ['平均通话时长（秒）', ({ duration_ms, calls }) => share(duration_ms / 1000, calls), '0'],
  ['首次回答（秒）', ({ first_answer_ms, answered }) => share(first_answer_ms / 1000, answered), '0.0'],
];

function addFigures(book: exceljs.Workbook, bulletin: Bulletin, centre: string): void {
  const sheet = book.addWorksheet('总体情况');
  sheet.columns = [{ width: 24 }, { width: 14 }, { width: 14 }, { width: 10 }, { width: 14 }, { width: 10 }];
  sheet.addRow([`${centre}月度通报 ${bulletin.month}`]).font = { bold: true, size: 14 };
  if (bulletin.demo) sheet.addRow(['含演示数据']);
  sheet.addRow([]);
  sheet.addRow(['指标', '本月', '上月', '环比', '去年同月', '同比']).font = { bold: true };
  for (const [name, of, format] of MEASURES) {
    const [now, before, year] = [bulletin.figures, bulletin.previous.figures, bulletin.yearAgo.figures].map(of);
    const row = sheet.addRow([name, now, before, change(now, before), year, change(now, year)]);
    for (const column of [2, 3, 5]) if (format) row.getCell(column).numFmt = format;
    for (const column of [4, 6]) row.getCell(column).numFmt = '+0.0%;-0.0%;0.0%';
  }
  sheet.addRow(['工单（件）', bulletin.tickets.opened]);
  sheet.addRow(['超期工单（件）', bulletin.tickets.overdue]);
}

function change(now: number | null | undefined, before: number | null | undefined): number | null {
  return now === null || now === undefined || !before ? null : now / before - 1;
}

function addRows(
  book: exceljs.Workbook,
  title: string,
  rows: readonly BulletinRow[],
  nameOf: (code: string) => string | undefined,
): void {
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [title, '编号', '来电', '上月', '环比', '自助办结', '转人工', '有未听懂', '工单', '超期工单'].map(
    (header, at) => ({
      header,
      width: at === 0 ? 28 : 11,
    }),
  );
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) {
    const { key, calls, previous, self_served, transferred, not_understood, tickets, overdue } = row;
    const added = sheet.addRow([
      nameOf(key) ?? key,
      key,
      calls,
      previous,
      change(calls, previous),
      self_served,
      transferred,
      not_understood,
      tickets,
      overdue,
    ]);
    added.getCell(5).numFmt = '+0.0%;-0.0%;0.0%';
  }
}

function addDays(book: exceljs.Workbook, { days }: Bulletin): void {
  const sheet = book.addWorksheet('每日', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = ['日期', '来电', '自助办结', '转人工接通', '中途挂断', '有未听懂'].map((header) => ({ header, width: 12 }));
  sheet.getRow(1).font = { bold: true };
  for (const { day, figures } of days)
    sheet.addRow([day, figures.calls, figures.self_served, figures.transferred, figures.abandoned, figures.calls_not_understood]);
}
