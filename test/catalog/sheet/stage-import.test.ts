/** What an import would do, row by row and cell by cell. */
import { describe, expect, test } from 'vitest';
import { itemCells } from '../../../src/catalog/sheet/item-fields.js';
import { SHEET_COLUMNS } from '../../../src/catalog/sheet/sheet-columns.js';
import { cellName, type SheetCell } from '../../../src/catalog/sheet/sheet-table.js';
import { importedItems, stageImport } from '../../../src/catalog/sheet/stage-import.js';
import { catalog, TODAY } from '../shipped.js';

const into = { items: catalog.items, windows: catalog.windows, today: TODAY };
const titles = SHEET_COLUMNS.map(({ title }) => title.zh);
const passport = catalog.item('0301');
if (passport === undefined) throw new Error('no item 0301');

type Edit = Record<string, string | SheetCell>;

/** The row of item 0301 with some cells changed, by column title. */
function row(edit: Edit = {}): SheetCell[] {
  return itemCells(passport as NonNullable<typeof passport>).map((text, index) => {
    const cell = edit[titles[index] ?? ''];
    return typeof cell === 'object' ? cell : { kind: 'text', text: cell ?? text };
  });
}

function stage(rows: SheetCell[][], header: readonly string[] = titles) {
  const top: SheetCell[] = header.map((text) => ({ kind: 'text', text }));
  return stageImport({ name: '事项', rows: [top, ...rows].map((cells, index) => ({ number: index + 1, cells })) }, into);
}

function stageOne(edit: Edit) {
  const [one] = stage([row(edit)]).rows;
  if (one === undefined) throw new Error('no row');
  return one;
}

describe('states', () => {
  test('a changed field is shown as it was and as it will be', () => {
    const changed = stageOne({ 法定时限: '25日' });
    expect(changed.state).toBe('changed');
    expect(changed.changes.map(({ key, after }) => [key, after])).toEqual([['legal_limit', '25日']]);
    expect(changed.item?.legal_limit).toEqual({ days: 25, unit: '日' });
  });

  test('a new code is a new item, with all it holds listed', () => {
    const added = stageOne({ 事项编号: '0399', 事项名称: '一件新的事项', 短名称: '一件新的事', 别名: '', 易混事项: '' });
    expect(added.state).toBe('new');
    expect(added.changes.map(({ key }) => key)).toContain('materials');
  });

  test('what is not in the sheet stays: rows and columns', () => {
    const cell = (text: string): SheetCell => ({ kind: 'text', text });
    const staged = stage([[cell('0301'), cell('个人\n企业')]], ['事项编号', '办理对象']);
    expect(staged.untouched).toBe(catalog.items.length - 1);
    expect(importedItems(staged)).toEqual([{ ...passport, applicant: ['个人', '企业'] }]);
  });

  test('columns may be moved, and titles may be English or keys', () => {
    const cell = (text: string): SheetCell => ({ kind: 'text', text });
    const staged = stage([[cell('新的结果'), cell('0301')]], ['result', 'Code']);
    expect(importedItems(staged)).toEqual([{ ...passport, result: '新的结果' }]);
  });
});

describe('problems name the cell and what to do', () => {
  const at = (title: string) => cellName(2, titles.indexOf(title));
  test.each<[string, Edit, string, RegExp]>([
    ['an empty required cell', { 事项名称: '' }, at('事项名称'), /空着/],
    ['a word that is no choice', { 办件类型: '立等可取' }, at('办件类型'), /立等可取/],
    ['a limit without its kind of day', { 法定时限: '20天' }, at('法定时限'), /工作日/],
    ['a material without its parts', { 申报材料: '身份证' }, at('申报材料'), /第 1 行材料/],
    ['a fee without a number', { 收费项目: '工本费 | 四十 | 元/证' }, at('收费项目'), /第 1 行收费/],
    ['a code that could be anything', { 事项编号: '99' }, at('事项编号'), /四位编号/],
    ['a date of which the order is a guess', { 内容日期: '3/1/2025' }, at('内容日期'), /不是日期/],
    ['a day that does not exist', { 内容日期: '2025-02-30' }, at('内容日期'), /不是日期/],
    ['a formula', { 短名称: { kind: 'formula' } }, at('短名称'), /公式/],
    ['a merged cell', { 窗口编号: { kind: 'merged' } }, at('窗口编号'), /合并/],
    ['a broken cell', { 事项名称: { kind: 'fault', text: '#REF!' } }, at('事项名称'), /#REF!/],
    ['text that became a date', { 短名称: { kind: 'date', date: '2025-01-02' } }, at('短名称'), /变成了日期/],
    ['what the schema refuses', { 申报材料: '身份证 | 必要 | 要原件 | 复印99份' }, at('申报材料'), /数值太大/],
    ['a fee that is free and costs something', { 是否收费: '不收费' }, at('是否收费'), /不收费/],
    ['fees of which nobody says whether they are charged', { 是否收费: '' }, at('是否收费'), /./],
    ['a window nobody has', { 窗口编号: '77' }, at('窗口编号'), /没有编号为 77 的窗口/],
    ['a short name that is taken', { 短名称: catalog.items[0]?.short_name ?? '' }, at('短名称'), /重复/],
  ])('%s', (_, edit, cell, message) => {
    const { state, problems } = stageOne(edit);
    expect(state).toBe('error');
    expect(problems.map((problem) => problem.cell)).toContain(cell);
    const problem = problems.find((one) => one.cell === cell);
    expect(problem?.message.zh).toMatch(message);
    expect(problem?.fix.zh).not.toBe('');
    expect(problem?.message.en).not.toBe('');
  });

  test('the same code twice', () => {
    const { rows } = stage([row(), row({ 法定时限: '25日' })]);
    expect(rows.map(({ state }) => state)).toEqual(['error', 'error']);
    expect(rows[0]?.problems[0]?.message.zh).toContain('第 3 行也有');
  });

  test('unknown and repeated titles, and no titles at all', () => {
    expect(stage([row()], [...titles, '备考']).problems[0]).toMatchObject({ cell: 'AC1', column: '备考' });
    expect(stage([row()], [...titles, '事项名称']).problems[0]?.message.zh).toContain('两个');
    expect(stage([row()], ['甲', '乙']).problems[0]?.message.zh).toContain('没有找到列名');
    expect(stage([]).problems[0]?.message.zh).toContain('没有内容');
  });
});

describe('what spreadsheets do to cells is put right', () => {
  test('leading zeros come back where the code is known, and it is said', () => {
    const read = stageOne({ 事项编号: '301', 窗口编号: '3' });
    expect(read.state).toBe('same');
    expect(read.notes.map(({ message }) => message.zh)).toEqual(['“301”前面的 0 丢了，按“0301”读', '“3”前面的 0 丢了，按“03”读']);
  });

  test.each([['2025/3/1'], ['2025-3-1'], ['2025年3月1日'], ['2025.3.1'], ['45717'], ['2025/3/1 0:00']])('the date %s', (text) => {
    expect(stageOne({ 内容日期: text }).item?.as_of).toBe('2025-03-01');
  });

  test('a real date cell, and full-width bars', () => {
    expect(stageOne({ 内容日期: { kind: 'date', date: '2025-03-01' } }).item?.as_of).toBe('2025-03-01');
    expect(stageOne({ 申报材料: '身份证｜必要｜原件｜2' }).item?.materials).toEqual([
      { name: '身份证', required: true, original: true, copies: 2, note: null },
    ]);
  });

  test('a new warning of the catalog check is a note, not a refusal', () => {
    const { state, notes } = stageOne({ 申报条件: '' });
    expect(state).toBe('changed');
    expect(notes.map(({ message }) => message.zh)).toContain('八公开缺一项：申报条件');
  });
});
