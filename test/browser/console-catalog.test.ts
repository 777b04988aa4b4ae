/** The catalog page in a real browser: find, edit with live checks, publish, import by sheet with a preview, undo, what is due. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleLine, openConsole, SCREENS } from './console-line.js';
import { contentWithFewCalls, type FewCalls } from './few-calls.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;
let content: FewCalls;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const newest = async (key: string) => {
  const row = await line.hotline.database.sql('content_revisions').where({ kind: 'item', key }).orderBy('revision', 'desc').first();
  return row === undefined ? undefined : JSON.parse(row.value);
};
const dialog = (page: Page) => page.getByRole('dialog');
const over = (page: Page) => dialog(page).locator('.job .ant-alert').first().waitFor({ timeout: 60_000 });

/** The exported workbook, changed. */
async function exported(page: Page, change: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /导出/ })
      .click()
      .then(() => page.getByRole('menuitem', { name: /导出 XLSX/ }).click()),
  ]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(await download.path()) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('事项');
  if (sheet === undefined) throw new Error('no sheet 事项');
  change(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cellOf(sheet: ExcelJS.Worksheet, code: string, title: string): ExcelJS.Cell {
  const column = (sheet.getRow(1).values as string[]).findIndex((one) => one?.replace('*', '') === title);
  let found: ExcelJS.Row | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(1).value === code) found = row;
  });
  if (found === undefined) throw new Error(`no row ${code}`);
  return found.getCell(column);
}

describe.skipIf(browserPath === null)('catalog', () => {
  beforeAll(async () => {
    content = contentWithFewCalls('happy/passport-paging', 'hours/saturday');
    line = await openConsole(browserPath ?? '', { CONTENT_DIR: content.folder });
  });
  afterAll(async () => {
    await line?.close();
    content?.remove();
  });

  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('on a %s: windows, search, an item, what is due', async (screen) => {
    const { page, complaints, look } = await line.visit('catalog', 'viewer', screen);
    await page.getByPlaceholder('找事项').fill('护照');
    await page.getByRole('button', { name: /首次办护照/ }).waitFor();
    expect(await look('catalog')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: /首次办护照/ }).click();
    await dialog(page).getByLabel('事项名称').waitFor();
    expect(await dialog(page).getByLabel('事项名称').isDisabled()).toBe(true);
    expect(await look('catalog-item-viewer')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText(/该核对的 \d+/).click();
    await page.getByText(/内容依据的文本已满一年/).waitFor();
    expect(await look('catalog-stale')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('edit: a contradiction is told beside its field, put right, published, and stands', async () => {
    const { page, complaints, look } = await line.visit('catalog?item=0302', 'editor');
    await dialog(page).getByLabel('办理结果').fill('换发的普通护照');
    await dialog(page).getByLabel('承诺时限').fill('99');
    await dialog(page)
      .getByText(/比法定时限/)
      .waitFor();
    expect(await look('catalog-item-finding')).toEqual([]);
    await dialog(page).getByLabel('承诺时限').fill('7');
    await dialog(page)
      .getByText(/比法定时限/)
      .waitFor({ state: 'detached' });
    await dialog(page).getByRole('button', { name: '存草稿' }).click();
    await page.getByText('草稿已存').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查看并发布' }).click();
    await dialog(page).locator('ins', { hasText: '换发' }).waitFor();
    expect(await look('catalog-review')).toEqual([]);
    await dialog(page).getByRole('button', { name: /试打/ }).click();
    await over(page);
    expect(await dialog(page).locator('.job').innerText()).toContain('已发布');
    expect((await newest('0302')).result).toBe('换发的普通护照');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a window: its hours are checked and its place is changed', async () => {
    const { page, complaints, look } = await line.visit('catalog?window=03', 'editor');
    await page.getByRole('button', { name: '窗口信息' }).click();
    await dialog(page).getByLabel('办公时间').fill('随时');
    await dialog(page)
      .getByText(/办公时间“随时”读不出来/)
      .waitFor();
    expect(await look('catalog-window')).toEqual([]);
    await dialog(page).getByLabel('办公时间').fill('周一至周五 上午8:30-12:00 下午14:00-17:00');
    await dialog(page)
      .getByText(/读不出来/)
      .waitFor({ state: 'detached' });
    await dialog(page).getByRole('button', { name: '存草稿' }).click();
    await page.getByText('草稿已存').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查看并发布' }).click();
    await dialog(page).getByRole('button', { name: /试打/ }).click();
    await over(page);
    expect(await dialog(page).locator('.job').innerText()).toContain('已发布');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a new item: code, form from the schema, materials by row, draft', async () => {
    const { page, look } = await line.visit('catalog', 'editor');
    await page.getByRole('button', { name: '新建事项' }).click();
    await dialog(page).getByLabel('四位事项编号').fill('0301');
    await page.keyboard.press('Enter');
    await page.getByText('这个编号已经有了').waitFor();
    await dialog(page).getByLabel('四位事项编号').fill('0399');
    await page.keyboard.press('Enter');
    await dialog(page).getByLabel('事项名称').fill('护照贴纸补发');
    await dialog(page).getByLabel('短名称').fill('补护照贴纸');
    await dialog(page).locator('fieldset[id="field-materials"]').getByRole('button', { name: '加一行' }).click();
    await dialog(page).getByLabel('材料名称 1').fill('身份证');
    await dialog(page)
      .getByText(/窗口编号/)
      .first()
      .waitFor();
    expect(await look('catalog-new')).toEqual([]);
    await dialog(page).getByRole('button', { name: '存草稿' }).click();
    await page.getByText('草稿已存').waitFor();
    await page.keyboard.press('Escape');
    await page.getByPlaceholder('找事项').fill('0399');
    await page.getByRole('button', { name: /补护照贴纸/ }).waitFor();
    await page.close();
  });

  test('import: a wrong cell is named and nothing can be imported; corrected it is one publication, undone as a whole', async () => {
    const { page, complaints, look } = await line.visit('catalog', 'manager');
    const wrong = await exported(page, (sheet) => {
      cellOf(sheet, '0301', '办件类型').value = '立等可取';
      cellOf(sheet, '0303', '办理结果').value = 'XYZ';
    });
    await page.getByRole('button', { name: '导入表格' }).click();
    expect(await look('import-start')).toEqual([]);
    await dialog(page).locator('input[type=file]').setInputFiles({ name: '事项.xlsx', mimeType: XLSX, buffer: wrong });
    await dialog(page)
      .getByText(/不能填“立等可取”/)
      .waitFor();
    await dialog(page)
      .getByText(/修改 1 · 不变 275 · 有错 1/)
      .waitFor();
    expect(await look('import-wrong')).toEqual([]);
    expect(
      await dialog(page)
        .getByRole('button', { name: /导入 \d+ 个事项/ })
        .count(),
    ).toBe(0);
    await page.keyboard.press('Escape');

    const right = await exported(page, (sheet) => {
      cellOf(sheet, '0303', '办理结果').value = 'XYZ';
      cellOf(sheet, '0304', '办理结果').value = '另一个结果';
    });
    await page.getByRole('button', { name: '导入表格' }).click();
    await dialog(page).locator('input[type=file]').setInputFiles({ name: '事项.xlsx', mimeType: XLSX, buffer: right });
    await dialog(page).locator('ins', { hasText: 'XYZ' }).waitFor();
    expect(await look('import-right')).toEqual([]);
    await dialog(page)
      .getByRole('button', { name: /导入 2 个事项/ })
      .click();
    await over(page);
    expect((await newest('0303')).result).toBe('XYZ');
    const entries = await line.hotline.database.sql('audit_log').where({ action: 'item.import' });
    expect(entries.length).toBe(1);

    await page.keyboard.press('Escape');
    await page.getByText('发布记录').click();
    await page.getByRole('button', { name: '撤销这次发布' }).first().click();
    expect(await look('publications')).toEqual([]);
    await page.getByRole('button', { name: /确\s?定/ }).click();
    await page.locator('.job .ant-alert').waitFor({ timeout: 60_000 });
    expect(await newest('0303')).toBeNull();
    expect(await newest('0304')).toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
