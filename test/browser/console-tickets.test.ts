/** Tickets in a real browser: a complaint comes in by a real call, is assigned, noted, closed and opened again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTicketStore } from '../../src/store/ticket-store.js';
import { createCarrier } from '../../src/telephony/twilio/carrier/carrier.js';
import { type ConsoleLine, openConsole, type SCREENS } from './console-line.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;
let numbers: string[];

/** Somebody complains; the number of the ticket. */
async function complains(): Promise<string> {
  const before = new Set<string>(await line.hotline.database.sql('tickets').pluck('number'));
  const carrier = createCarrier({
    fetch,
    sign: () => ({}),
    now: () => new Date('2026-11-23T02:00:00Z'),
    baseUrl: line.hotline.url.replace('localhost', '127.0.0.1'),
    lint: true,
  });
  const call = await carrier.call({ from: '+8613900001234', to: '114' });
  await call.speak('我要投诉窗口态度不好');
  await call.record({ durationMs: 5000 });
  const after: string[] = await line.hotline.database.sql('tickets').pluck('number');
  const [fresh] = after.filter((number) => !before.has(number));
  if (fresh === undefined) throw new Error('no ticket came of the call');
  return fresh;
}

describe.skipIf(browserPath === null)('tickets', () => {
  beforeAll(async () => {
    line = await openConsole(browserPath ?? '');
    numbers = [await complains(), await complains()];
    const late = await complains();
    await line.hotline.database
      .sql('tickets')
      .where({ number: late })
      .update({ created_at_ms: Date.parse('2026-11-02T02:00:00Z') });
    const done = await complains();
    const actor = { by: 'editor', at: new Date('2026-11-23T03:00:00Z') };
    await createTicketStore(line.hotline.database).close(done, { result: 'resolved', text: '当面道歉' }, actor);
  });
  afterAll(() => line?.close());

  test.each(['desktop', 'telephone'] as (keyof typeof SCREENS)[])('the way of a complaint on a %s', async (screen) => {
    const number = numbers[screen === 'desktop' ? 0 : 1] ?? '';
    const { page, complaints, look } = await line.visit('tickets', 'editor', screen);
    await page.getByRole('link', { name: number }).waitFor();
    expect(await page.getByText('超期', { exact: true }).count()).toBeGreaterThan(0);
    expect(await look('tickets')).toEqual([]);
    await page.getByRole('link', { name: number }).click();
    await page.getByText('通话经过').waitFor();
    expect(await page.locator('.talk').innerText()).toContain('投诉');
    await page.getByRole('button', { name: '显示完整号码' }).click();
    await page.getByRole('link', { name: '+8613900001234' }).waitFor();
    expect(await look('ticket')).toEqual([]);

    await page.getByRole('button', { name: '分派' }).click();
    await page.getByLabel('交给哪个窗口').fill('户政');
    await page.keyboard.press('Enter');
    await page.getByLabel(/交代一句/).fill('请当天回复');
    expect(await look('ticket-assign')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '分派' }).click();
    await page.locator('.history', { hasText: '分派给 户政' }).waitFor();

    await page.getByRole('button', { name: '办结' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    await page.getByText('请选结果').waitFor();
    await page.getByRole('radio', { name: '已解决' }).check();
    await page.getByLabel('怎么解决的').fill('已经当面道歉');
    expect(await look('ticket-close')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    await page.locator('.history', { hasText: '已经当面道歉' }).waitFor();
    await page.getByRole('button', { name: '重开' }).waitFor();
    expect(await look('ticket-closed')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('by keyboard alone: from the list to a note on a ticket', async () => {
    const { page } = await line.visit('tickets', 'editor');
    const number = numbers[0] ?? '';
    await page.getByRole('combobox').first().waitFor();
    const press = async (key: string, until: () => Promise<boolean>) => {
      for (let tries = 0; tries < 60; tries++) {
        if (await until()) return;
        await page.keyboard.press(key);
      }
      throw new Error('not reached by keyboard');
    };
    const focused = (text: string) => () => page.evaluate((wanted) => document.activeElement?.textContent?.trim() === wanted, text);
    await page.goto(`${line.hotline.url}/console/tickets?state=closed&text=${number}`);
    await page.getByRole('link', { name: number }).waitFor();
    await press('Tab', focused(number));
    await page.keyboard.press('Enter');
    await page.getByText('办理经过').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await press('Tab', focused('备注'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await press('Tab', () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'));
    await page.keyboard.type('全用键盘写的');
    await press('Tab', focused('备注'));
    await page.keyboard.press('Enter');
    await page.locator('.history', { hasText: '全用键盘写的' }).waitFor();
    await page.close();
  });

  test('filters live in the address and come back with the back button', async () => {
    const { page } = await line.visit('tickets?state=closed', 'viewer');
    await page.getByText('已办结').first().waitFor();
    await page.getByRole('button', { name: '清空' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.goBack();
    await page.waitForURL('**/tickets?state=closed');
    await page.close();
  });

  test('a viewer reads, and is offered nothing to change', async () => {
    const { page } = await line.visit(`tickets/${numbers[0]}`, 'viewer');
    await page.getByText('办理经过').waitFor();
    expect(await page.getByRole('button', { name: /备注|分派|办结|重开|显示完整号码|听录音/ }).count()).toBe(0);
    await page.close();
  });
});
