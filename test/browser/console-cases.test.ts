/** Cases in a real browser: a sheet is previewed and imported, a case looked up. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleLine, openConsole, type SCREENS } from './console-line.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;

const SHEET = [
  '回执号*,事项编号,状态,当前环节,部门,受理日期,手机后四位',
  '261101000014,0301,已领取,领证,公安局出入境,2026/11/12,6688',
  '269901000007,0301,审核中,审核,公安局出入境,2026-11-20,1234',
  '261101000022,0112,快好了,审查,市场监督管理局,2026-11-19,2580',
].join('\r\n');

describe.skipIf(browserPath === null)('cases', () => {
  beforeAll(async () => {
    line = await openConsole(browserPath ?? '');
  });
  afterAll(() => line?.close());

  test.each(['desktop', 'telephone'] as (keyof typeof SCREENS)[])('a sheet on a %s', async (screen) => {
    const { page, complaints, look } = await line.visit('cases', 'editor', screen);
    await page.getByText('最近的导入').waitFor();
    expect(await look('cases')).toEqual([]);
    await page.getByRole('link', { name: '导入表格' }).click();
    await page.getByText('把文件拖到这里').waitFor();
    expect(await look('case-import')).toEqual([]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '坏.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名\n张三') });
    await page.getByRole('alert').filter({ hasText: '这个文件不能导入' }).waitFor();
    expect(await look('case-unreadable')).toEqual([]);
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: '办件.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) });
    await page.getByText('快好了').first().waitFor();
    expect(await look('case-preview')).toEqual([]);
    if (screen === 'desktop') {
      await page.getByRole('button', { name: /导入 \d 件/ }).click();
      await page.getByText('导入完成').waitFor();
      await page.getByText('办件.csv').waitFor();
      expect(await look('cases-after')).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a case is looked up by keyboard alone, its second factor compared and never shown', async () => {
    const { page, look } = await line.visit('cases', 'viewer');
    await page.getByLabel('回执号').focus();
    await page.keyboard.type('261101000030');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1357');
    await page.keyboard.press('Enter');
    await page.getByText('手机后四位相符').waitFor();
    expect(await page.locator('main').innerText()).toMatch(/不予许可[\s\S]*户外广告/);
    expect(await look('case-found')).toEqual([]);
    await page.getByLabel('回执号').fill('999999999999');
    await page.keyboard.press('Enter');
    await page.getByText('没有这个回执号的办件').waitFor();
    expect(await page.getByRole('link', { name: '导入表格' }).count()).toBe(0);
    await page.close();
  });
});
