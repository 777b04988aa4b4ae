/** The frame of the console in a real browser: menu, language, own password, what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleLine, openConsole, PASSWORD, SCREENS } from './console-line.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;

describe.skipIf(browserPath === null)('the console', () => {
  beforeAll(async () => {
    line = await openConsole(browserPath ?? '');
  });
  afterAll(() => line?.close());

  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])(
    'on a %s: frame, language, sign-out, without a complaint',
    async (screen) => {
      const { page, complaints, look } = await line.visit('password', 'viewer', screen);
      expect(await page.title()).toBe('修改密码 · 阳光政务热线');
      expect(await look('password')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      if (screen === 'telephone') {
        await page.getByRole('button', { name: '打开菜单' }).click();
        await page.getByRole('dialog').getByRole('link').first().waitFor();
        expect(await look('menu')).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Change password' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
      expect(await look('password-en')).toEqual([]);
      await page.reload();
      await page.getByRole('heading', { name: 'Change password' }).waitFor();
      expect(complaints).toEqual([]);
      await page.getByRole('button', { name: /Sign out/ }).click();
      await page.waitForURL('**/login');
      await page.close();
    },
  );

  test('by keyboard: past the menu, into the form, a wrong password is told, a right one changes it', async () => {
    const { page, look } = await line.visit('password', 'editor');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    const type = async (...values: string[]) => {
      for (const [at, value] of values.entries()) {
        await page.getByRole('textbox').nth(at).focus();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(value);
      }
      await page.keyboard.press('Enter');
    };
    await type('not-the-password', 'a longer pass', 'a longer pass');
    await page.getByRole('alert').filter({ hasText: '现在的密码不对' }).waitFor();
    expect(await look('password-wrong')).toEqual([]);
    await type(PASSWORD, 'a longer pass', 'a longer pass');
    await page.getByText('密码改好了').waitFor();
    await page.close();
  });

  test('a server that does not answer is said so, and asked again; a session that ended leads to signing in and back', async () => {
    const { page, look } = await line.visit('password', 'viewer');
    await page.route('**/api/console/tickets**', (route) => route.abort());
    await page.getByRole('link', { name: '工单' }).click();
    await page.getByRole('alert').filter({ hasText: '服务器没有回应' }).waitFor();
    expect(await look('away')).toEqual([]);
    await page.unroute('**/api/console/tickets**');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('没有符合条件的工单').waitFor();
    await page.context().clearCookies();
    await page.getByRole('link', { name: '办件' }).click();
    await page.waitForURL('**/login?next=%2Fconsole%2Fcases');
    await page.close();
  });

  test('an unknown page, and the address of the console itself', async () => {
    const { page } = await line.visit('', 'admin');
    await page.goto(`${line.hotline.url}/console/nowhere`);
    await page.getByText('没有这个页面').waitFor();
    await page.close();
  });

  test('the policy lets no script in that the build did not make', async () => {
    const { page } = await line.visit('password', 'viewer');
    const response = await page.goto(`${line.hotline.url}/console/password`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]{24}';/);
    await page.close();
  });
});
