/** The test phone inside the console: a call on the line, one on a draft, kept as a scripted call, all of them placed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleLine, openConsole, SCREENS } from './console-line.js';
import { contentWithFewCalls, type FewCalls } from './few-calls.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;
let content: FewCalls;

describe.skipIf(browserPath === null)('test phone in the console', () => {
  beforeAll(async () => {
    content = contentWithFewCalls('happy/lost-id-card', 'no-match/chatter');
    line = await openConsole(browserPath ?? '', { CONTENT_DIR: content.folder });
  });
  afterAll(async () => {
    await line?.close();
    content?.remove();
  });

  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('on a %s: a call, and why', async (screen) => {
    const { page, complaints, look } = await line.visit('test-phone', 'editor', screen);
    expect(await look('test-phone-before')).toEqual([]);
    await page.getByRole('button', { name: /^拨打/ }).click();
    await page.locator('.bubble-line').first().waitFor();
    await page.getByRole('textbox', { name: /说一句话/ }).fill('身份证丢了要带什么材料');
    await page.keyboard.press('Enter');
    await page.getByText('居民户口簿').first().waitFor();
    expect(await page.getByRole('region', { name: /线路在想什么/ }).innerText()).toMatch(/直接回答[\s\S]*材料[\s\S]*为什么/);
    expect(await look('test-phone-call')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: /^挂机/ }).click();
    await page.getByText('已挂机').first().waitFor();
    if (screen === 'desktop') {
      await page.getByRole('button', { name: '存成测试通话' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('身份证丢了，问材料');
      expect(await look('test-phone-save')).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: '存起来' }).click();
      await page.getByText('已存').waitFor();
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a call on the draft says what is not published yet', async () => {
    const { page } = await line.visit('prompts?prompt=opening', 'editor');
    await page.getByLabel('文字', { exact: true }).fill('您好，这里是{centre}的草稿，通话有记录。请讲，人工请按零。');
    await page.getByRole('button', { name: '存草稿' }).click();
    await page.getByText('草稿已存').waitFor();
    await page.goto(`${line.hotline.url}/console/test-phone`);
    await page.getByText('我的草稿（1 处）').click();
    await page.getByRole('button', { name: /^拨打/ }).click();
    await page.locator('.bubble-line', { hasText: '的草稿，通话有记录' }).waitFor();
    const calls = await line.hotline.database.sql('calls').count({ n: '*' }).first();
    await page.getByRole('button', { name: /^挂机/ }).click();
    expect(Number(calls?.n)).toBe(2);
    await page.close();
  });

  test('all scripted calls are placed, the kept one too; it can be removed', async () => {
    const { page, complaints, look } = await line.visit('test-phone?tab=scripts', 'editor');
    await page.getByText('身份证丢了，问材料').waitFor();
    await page.getByRole('button', { name: '全部打一遍' }).click();
    await page.getByText('3 通测试通话全部通过').waitFor({ timeout: 60_000 });
    expect(await look('test-phone-scripts')).toEqual([]);
    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: /确\s?定/ }).click();
    await page.getByText('2 通测试通话，').waitFor();
    const actions = await line.hotline.database
      .sql('audit_log')
      .where('action', 'like', 'script.%')
      .orderBy('at_ms')
      .pluck('action');
    expect(actions).toEqual(['script.save', 'script.remove']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a manager sets a call aside with a reason; it binds no publication any more', async () => {
    const { page, look } = await line.visit('test-phone?tab=scripts', 'manager');
    await page.getByRole('button', { name: '停用' }).first().click();
    await page.getByRole('dialog').getByLabel('为什么').fill('规定变了');
    expect(await look('test-phone-aside')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('已停用').waitFor();
    await page.getByRole('button', { name: '全部打一遍' }).click();
    await page.getByText('1 通测试通话全部通过').waitFor({ timeout: 60_000 });
    const entry = await line.hotline.database.sql('audit_log').where({ action: 'script.set-aside' }).first();
    expect(JSON.parse(entry.after)).toEqual({ why: '规定变了' });
    await page.close();
  });
});
