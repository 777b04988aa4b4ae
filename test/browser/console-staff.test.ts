/** Users, tokens and the audit log in a real browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleLine, openConsole, type SCREENS } from './console-line.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;

describe.skipIf(browserPath === null)('staff', () => {
  beforeAll(async () => {
    line = await openConsole(browserPath ?? '');
  });
  afterAll(() => line?.close());

  test.each(['desktop', 'telephone'] as (keyof typeof SCREENS)[])(
    'users on a %s: create, see the password once, change, disable',
    async (screen) => {
      const { page, complaints, look } = await line.visit('users', 'admin', screen);
      await page.getByText('editor', { exact: true }).first().waitFor();
      expect(await look('users')).toEqual([]);
      const name = `wang.${screen}`;
      await page.getByRole('button', { name: '新建用户' }).click();
      await page.getByLabel('用户名').fill(name);
      await page.getByLabel('姓名').fill('王芳');
      await page.getByRole('radio', { name: /主管/ }).check();
      expect(await look('user-form')).toEqual([]);
      await page.getByRole('button', { name: '保存' }).click();
      const secret = page.locator('.secret code');
      await secret.waitFor();
      expect(await secret.innerText()).toMatch(/^(\w{4}-){3}\w{4}$/);
      expect(await look('user-password')).toEqual([]);
      await page.getByRole('button', { name: '我已经记下了' }).click();
      await page.getByRole('button', { name: `停用 ${name}` }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /确\s*定/ })
        .click();
      await page.getByRole('button', { name: `恢复 ${name}` }).waitFor();
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test.each(['desktop', 'telephone'] as (keyof typeof SCREENS)[])('tokens and audit log on a %s', async (screen) => {
    const { page, complaints, look } = await line.visit('tokens', 'admin', screen);
    await page.getByRole('button', { name: '新建令牌' }).click();
    await page.getByLabel('给哪个系统用').fill(`审批系统 ${screen}`);
    await page.keyboard.press('Enter');
    await page.locator('.secret code').waitFor();
    expect(await look('token')).toEqual([]);
    await page.getByRole('button', { name: '我已经记下了' }).click();
    await page.getByRole('button', { name: `作废 审批系统 ${screen}` }).waitFor();
    expect(await look('tokens')).toEqual([]);

    await page.goto(`${line.hotline.url}/console/audit?action=token.create`);
    await page.getByText(`审批系统 ${screen}`).first().waitFor();
    expect(await look('audit')).toEqual([]);
    await page
      .getByRole('button', { name: /改前改后/ })
      .first()
      .click();
    await page.locator('.diff ins').first().waitFor();
    expect(await look('audit-diff')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a first password opens only the page that changes it', async () => {
    const { page } = await line.visit('users', 'admin');
    await page.getByRole('button', { name: '新建用户' }).click();
    await page.getByLabel('用户名').fill('zhao.yi');
    await page.keyboard.press('Enter');
    const given = await page.locator('.secret code').innerText();
    await page.close();

    const fresh = await line.browser.newPage();
    await fresh.goto(`${line.hotline.url}/login?next=/console/tickets`);
    await fresh.getByLabel(/用户名/).fill('zhao.yi');
    await fresh.getByLabel(/密码/).fill(given);
    await fresh.keyboard.press('Enter');
    await fresh.waitForURL('**/console/password');
    await fresh.getByText('这个密码是别人给您的').waitFor();
    expect(await fresh.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['修改密码']);
    const fields = fresh.getByRole('textbox');
    for (const [at, value] of [given, 'three quiet words', 'three quiet words'].entries()) await fields.nth(at).fill(value);
    await fresh.keyboard.press('Enter');
    await fresh.waitForURL((url) => url.pathname !== '/console/password');
    await fresh.getByRole('link', { name: '工单' }).waitFor();
    await fresh.close();
  });

  test('a manager has no users page, and is told so', async () => {
    const { page } = await line.visit('audit', 'manager');
    expect(await page.getByRole('link', { name: '用户' }).count()).toBe(0);
    await page.goto(`${line.hotline.url}/console/users`);
    await page.getByText('您的角色不能打开这个页面').waitFor();
    await page.close();
  });
});
