/** Sheets of cases: what is read, what would change, what is refused. */
import { describe, expect, test } from 'vitest';
import { CASE_COLUMNS } from '../../src/catalog/cases/case-columns.js';
import { readCaseJson } from '../../src/catalog/cases/read-case-json.js';
import { readCaseSheet } from '../../src/catalog/cases/read-case-sheet.js';
import { casesToWrite, countStaged, stageCases } from '../../src/catalog/cases/stage-cases.js';
import type { SheetCell, SheetTable } from '../../src/catalog/sheet/sheet-table.js';
import type { CaseFile } from '../../src/domain/case-file.js';
import { aCase } from '../contracts/case-store.js';

const RECEIPT = '261101000014';
const OTHER = '261101000022';
const rules = { receipt: { length: 12, check: 'luhn' as const }, knowsItem: (code: string) => code === '0101' };
const stored = (...files: CaseFile[]) => new Map(files.map((file) => [file.receipt, file]));

function table(...rows: (string | SheetCell)[][]): SheetTable {
  const cell = (value: string | SheetCell): SheetCell => (typeof value === 'string' ? { kind: 'text', text: value } : value);
  return { name: '办件', rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map(cell) })) };
}
const TITLES = CASE_COLUMNS.map(({ title }) => title.zh);
const rowOf = (file: CaseFile) => CASE_COLUMNS.map(({ write }) => write(file));
const stageTable = (sheet: SheetTable, known = stored()) => stageCases(readCaseSheet(sheet).rows, known, rules);

test('what is written is read back exactly, and importing it again changes nothing', () => {
  const file = aCase(RECEIPT, { promised_on: '2026-11-30', next_step: '带身份证来领', reason: '缺少签字' });
  const sheet = table(TITLES, rowOf(file));
  const fresh = stageTable(sheet);
  expect(fresh).toMatchObject([{ row: 2, receipt: RECEIPT, state: 'new', problems: [] }]);
  expect(casesToWrite(fresh)).toEqual([file]);
  const again = stageTable(sheet, stored(file));
  expect(countStaged(again)).toEqual({ received: 1, created: 0, changed: 0, unchanged: 1, failed: 0 });
  expect(casesToWrite(again)).toEqual([]);
});

test('the changes of a row are named, the second factor is not shown', () => {
  const before = aCase(RECEIPT);
  const after = { ...before, status: 'approved' as const, step: '领证', phone_tail: '6688' };
  const [row] = stageTable(table(TITLES, rowOf(after)), stored(before));
  expect(row?.state).toBe('changed');
  expect(row?.changes).toEqual([
    { column: '状态', before: '审核中', after: '已办结' },
    { column: '当前环节', before: '现场核查', after: '领证' },
    { column: '手机后四位', before: '••••', after: '••••' },
  ]);
});

test('a column that is not in the sheet keeps what is stored; for a new case it is missed', () => {
  const sheet = table(['回执号*', '状态'], [RECEIPT, '已办结'], [OTHER, '审核中']);
  const [known, fresh] = stageTable(sheet, stored(aCase(RECEIPT, { reason: '缺少签字' })));
  expect(known?.file).toEqual(aCase(RECEIPT, { status: 'approved', reason: '缺少签字' }));
  expect(fresh).toMatchObject({ state: 'error', file: null });
  expect(fresh?.problems[0]?.message.zh).toBe('新办件缺少：事项编号、当前环节、部门、受理日期、手机后四位');
});

test('lost zeros, dates of several kinds and departments without a status are understood', () => {
  const sheet = table(TITLES, [
    RECEIPT,
    '101',
    '审核中',
    '核查',
    '市场监督管理局；卫生健康委:已办结',
    { kind: 'date', date: '2026-11-02' },
    '2026年11月30日',
    '',
    '',
    '42',
  ]);
  expect(stageTable(sheet)[0]?.file).toMatchObject({
    item: '0101',
    departments: [
      { name: '市场监督管理局', status: 'reviewing' },
      { name: '卫生健康委', status: 'approved' },
    ],
    accepted_on: '2026-11-02',
    promised_on: '2026-11-30',
    next_step: null,
    phone_tail: '0042',
  });
});

describe('what is refused, with its cell', () => {
  const good = rowOf(aCase(RECEIPT));
  const wrong: [string, Record<number, string | SheetCell>, string | null, RegExp][] = [
    ['a status that is none', { 2: '快好了' }, 'C2', /快好了/],
    ['a formula', { 3: { kind: 'formula' } }, 'D2', /公式/],
    ['a date that is none', { 5: '下周三' }, 'F2', /不是日期/],
    ['an empty step', { 3: ' ' }, 'D2', /没有填“当前环节”/],
    ['letters in the receipt number', { 0: '26110100001X' }, 'A2', /26110100001X/],
    ['a wrong check digit', { 0: '261101000015' }, null, /校验位/],
    ['a receipt number of another length', { 0: '2611010' }, null, /12 位/],
    ['an item that is not in the catalog', { 1: '9999' }, null, /9999/],
    ['a promise before the acceptance', { 6: '2026-01-01' }, null, /受理日期之前/],
    ['departments without a name', { 4: ':审核中' }, 'E2', /部门/],
  ];
  test.each(wrong)('%s', (_, cells, place, message) => {
    const row = good.map((text, index) => cells[index] ?? text);
    const [staged] = stageTable(table(TITLES, row));
    expect(staged).toMatchObject({ state: 'error', file: null });
    expect(staged?.problems[0]?.cell).toBe(place);
    expect(staged?.problems[0]?.message.zh).toMatch(message);
  });

  test('the second row with a receipt number, and only that one', () => {
    const staged = stageTable(table(TITLES, good, rowOf(aCase(OTHER)), good));
    expect(staged.map(({ state }) => state)).toEqual(['new', 'new', 'error']);
    expect(staged[2]?.problems[0]?.message.zh).toBe('和第 2 行的回执号一样');
  });

  test('a sheet with an unknown or a repeated title as a whole', () => {
    expect(readCaseSheet(table([...TITLES, '备注'], good)).problems[0]?.cell).toBe('K1');
    expect(readCaseSheet(table([...TITLES, '状态'], good)).problems[0]?.message.zh).toContain('两个');
    expect(readCaseSheet(table(['姓名'], ['张三'])).problems[0]?.message.zh).toContain('回执号');
  });
});

test('JSON: optional fields may be absent, each bad row is told by itself', () => {
  const { promised_on: _, next_step: __, reason: ___, ...short } = aCase(RECEIPT);
  const staged = stageCases(readCaseJson([short, { ...short, receipt: OTHER, status: 'lost' }, 'x', null]), stored(), rules);
  expect(staged.map(({ state }) => state)).toEqual(['new', 'error', 'error', 'error']);
  expect(staged[0]?.file).toEqual(aCase(RECEIPT));
  expect(staged[1]).toMatchObject({ row: 1, receipt: OTHER, problems: [{ column: 'status' }] });
});
