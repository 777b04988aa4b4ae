/** A person at the test phone: what they do, and what they then read. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SCREENSHOTS } from './real-browser.js';

export interface PhoneUser {
  dial(): Promise<void>;
  say(text: string): Promise<void>;
  click(name: RegExp): Promise<void>;
  /** Presses keys of the page's keypad. */
  keys(digits: string): Promise<void>;
  /** The last thing the line said. */
  lastHeard(): Promise<string>;
  screenshot(name: string): Promise<void>;
}

export function phoneUser(page: Page, prefix: string): PhoneUser {
  const answers = () => page.locator('.bubble-line:not(.bubble-thinking)').count();
  /** Does something and waits until the line has answered it. */
  const answered = async (act: () => Promise<unknown>) => {
    const before = await page.locator('[role=log] > *').count();
    await act();
    await page.waitForFunction((count) => document.querySelectorAll('[role=log] > *').length > count, before);
    await page.waitForFunction(() => document.querySelector('.bubble-thinking') === null);
  };
  return {
    dial: async () => {
      await page.getByRole('button', { name: /^拨打/ }).click();
      await page.locator('.bubble-line').first().waitFor();
    },
    say: (text) =>
      answered(async () => {
        await page.getByRole('textbox', { name: /说一句话/ }).fill(text);
        await page.keyboard.press('Enter');
      }),
    click: (name) => answered(() => page.getByRole('button', { name }).click()),
    keys: (digits) =>
      answered(async () => {
        const keypad = page.getByRole('group', { name: /键盘/ });
        if (!(await keypad.isVisible())) await page.getByRole('button', { name: /^键盘/ }).click();
        for (const digit of digits) await keypad.getByRole('button', { name: digit }).click();
      }),
    lastHeard: async () => ((await answers()) === 0 ? '' : page.locator('.bubble-line .bubble-text').last().innerText()),
    screenshot: async (name) => void (await page.screenshot({ path: join(SCREENSHOTS, `${prefix}-${name}.png`) })),
  };
}
