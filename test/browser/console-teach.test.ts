/** Not understood in a real browser: a caller is not understood, staff teach it, the next caller is, staff take it back. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCarrier } from '../../src/telephony/twilio/carrier/carrier.js';
import { type ConsoleLine, openConsole } from './console-line.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;
/** About when the line's clock begins. */
const MORNING = new Date('2026-11-23T02:00:00Z');
const SAID = '咿呀派司咕噜';

async function callAndSay(from: string, ...said: string[]): Promise<string> {
  const baseUrl = line.hotline.url.replace('localhost', '127.0.0.1');
  const carrier = createCarrier({ fetch, sign: () => ({}), now: () => MORNING, baseUrl, lint: true });
  const call = await carrier.call({ from, to: '+865610114' });
  for (const words of said) await call.speak(words);
  const heard = JSON.stringify(call.steps);
  await call.hangup();
  return heard;
}

/** Calls that are over are looked through once they have settled; here they ended long ago. */
async function settle(): Promise<void> {
  await line.hotline.database.sql('calls').whereNotNull('ended_at_ms').decrement('ended_at_ms', 60_000);
  const waiting = () => line.hotline.database.read('calls').whereNull('examined_at_ms').pluck('id');
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 15_000, interval: 200 });
}

describe.skipIf(browserPath === null)('not understood', () => {
  beforeAll(async () => {
    line = await openConsole(browserPath ?? '');
    await callAndSay('+8613900000001', '补办身份证要什么材料', SAID);
    await callAndSay('+8613900000002', `嗯那个${SAID}呢`);
    await callAndSay('+8613900000003', '叽里咕噜呜哇呜哇一三八幺二三四五六七八');
    await callAndSay('+8613900000004', '哞哞哞吱吱吱呜呜');
    await settle();
  });
  afterAll(() => line?.close());

  test('on a desktop: list, details, what would change, teach, the next caller is understood, take back', async () => {
    const { page, complaints, look } = await line.visit('teach', 'editor');
    await page.getByText('2 次，2 人').waitFor();
    expect(await look('teach')).toEqual([]);
    await page.getByRole('button', { name: `教：${SAID}` }).click();
    await page.getByText('没听懂').first().waitFor();
    expect(await page.getByText('叽里咕噜呜哇呜哇［11位数字］').count()).toBe(1);
    await page.getByRole('link', { name: /新建事项/ }).click();
    await page.getByRole('textbox', { name: /四位事项编号/ }).fill('0198');
    await page.getByRole('textbox', { name: /四位事项编号/ }).press('Enter');
    await page.getByText('0198').first().waitFor();
    expect(page.url()).toContain('item=0198');
    await page.getByText(SAID).first().waitFor();
    await page.goto(`${line.hotline.url}/console/teach`);
    await page.getByRole('button', { name: `教：${SAID}` }).click();
    await page.getByRole('combobox', { name: '事项' }).fill('护照');
    await page.getByTitle(/首次办护照/).click();
    await page.getByText(/2 句会变/).waitFor();
    expect(await look('teach-preview')).toEqual([]);
    await page.getByRole('button', { name: '教给线路' }).click();
    await page.getByText('教好了').waitFor();
    expect(await callAndSay('+8613900000005', `${SAID}要多少钱`)).toContain('护照');

    await page.getByText('已教', { exact: true }).click();
    await page.getByText('教成 item:').waitFor();
    expect(page.url()).toContain('status=taught');
    expect(await look('teach-taught')).toEqual([]);
    await page.getByRole('button', { name: `撤回：${SAID}` }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await page.getByText('没有这样的问题').waitFor();
    expect(await callAndSay('+8613900000006', SAID)).not.toContain('护照');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('on a telephone, by keyboard: another body’s matter, an alias refused, ignoring', async () => {
    const { page, complaints, look } = await line.visit('teach', 'editor', 'telephone');
    await page.getByText('哞哞哞吱吱吱呜呜').waitFor();
    expect(await look('teach')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '忽略：哞哞哞吱吱吱呜呜' }).press('Enter');
    await page.getByText('哞哞哞吱吱吱呜呜').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^教：叽里咕噜/ }).press('Enter');
    await page.getByRole('textbox', { name: '说法' }).fill('叽里咕噜');
    await page.getByRole('radio', { name: /归别的单位管/ }).check();
    await page.getByRole('combobox', { name: '哪个单位' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('归别的单位', { exact: true }).first().waitFor();
    expect(await look('teach-form')).toEqual([]);
    await page.getByRole('button', { name: '教给线路' }).press('Enter');
    await page.getByText('教好了').waitFor();

    await page.getByText('教过的说法', { exact: true }).click();
    await page.getByText('editor', { exact: true }).last().waitFor();
    expect(await look('teach-phrases')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '不再这样理解：叽里咕噜' }).press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .press('Enter');
    await page.getByText('还没有教过').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('who may only look sees no button that changes anything; English beside Chinese', async () => {
    const { page, look } = await line.visit('teach', 'viewer');
    await page.getByRole('button', { name: `看详情：${SAID}` }).click();
    await page.getByText('在哪些通话里').waitFor();
    expect(await page.getByRole('button', { name: '教给线路' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^忽略/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.locator('button[lang=en]').click();
    await page.getByRole('heading', { name: 'Not understood' }).waitFor();
    expect(await look('teach-en')).toEqual([]);
    await page.close();
  });
});
