/** The prompts page in a real browser: write, review, publish after the scripted calls, two editors, notices, recordings. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleLine, openConsole, SCREENS } from './console-line.js';
import { contentWithFewCalls, type FewCalls } from './few-calls.js';
import { findBrowser } from './real-browser.js';

const browserPath = findBrowser();
let line: ConsoleLine;
let content: FewCalls;

const published = async (key: string) =>
  (await line.hotline.database.sql('content_revisions').where({ key }).orderBy('revision', 'desc').first())?.value;
const field = (page: Page) => page.getByLabel('文字', { exact: true });
const openPrompt = async (page: Page, text: RegExp) => {
  await page.getByRole('region', { name: '话术' }).getByRole('button', { name: text }).first().click();
  await field(page).waitFor();
};
const publish = async (page: Page, note: string) => {
  await page.getByRole('button', { name: '查看并发布' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(/说明/).fill(note);
  await drawer.getByRole('button', { name: /试打 \d+ 通/ }).click();
  await drawer.locator('.job .ant-alert').first().waitFor({ timeout: 60_000 });
  return drawer;
};

describe.skipIf(browserPath === null)('prompts', () => {
  beforeAll(async () => {
    content = contentWithFewCalls('happy/lost-id-card', 'complaint/recorded', 'no-match/chatter');
    line = await openConsole(browserPath ?? '', { CONTENT_DIR: content.folder });
  });
  afterAll(async () => {
    await line?.close();
    content?.remove();
  });

  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('on a %s: find, open, look', async (screen) => {
    const { page, complaints, look } = await line.visit('prompts', 'viewer', screen);
    await page.getByText('感谢来电，再见。').first().waitFor();
    expect(await look('prompts-list')).toEqual([]);
    await page.getByPlaceholder('找话术').fill('感谢来电');
    await openPrompt(page, /感谢来电/);
    expect(await field(page).getAttribute('readonly')).not.toBeNull();
    await page.getByText(/大约 .* 秒/).waitFor();
    await page.getByText('开场和结束').waitFor();
    expect(await look('prompts-editor-viewer')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.locator('button[lang=en]').click();
    await page.getByText(/about .* seconds/).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('write, save by key, review the difference, publish when the calls pass, restore', async () => {
    const { page, complaints, look } = await line.visit('prompts?prompt=bye', 'editor');
    await field(page).fill('感谢来电，祝您顺利，再见。');
    await page.keyboard.press('Control+s');
    await page.getByText('草稿已存').waitFor();
    await page.getByRole('button', { name: '放弃草稿' }).waitFor();
    // The button that saved fades while it goes out of use.
    await page.locator('.editor-actions .ant-btn-loading').waitFor({ state: 'detached' });
    await page.waitForTimeout(400);
    expect(await look('prompts-draft')).toEqual([]);
    await page.getByRole('button', { name: '查看并发布' }).click();
    await page.getByRole('dialog').locator('ins', { hasText: '祝您顺利，' }).waitFor();
    expect(await look('prompts-review')).toEqual([]);
    await page.keyboard.press('Escape');
    const drawer = await publish(page, '更客气一点');
    expect(await drawer.locator('.job').innerText()).toContain('已发布');
    expect(await look('prompts-published')).toEqual([]);
    expect(await published('zh-CN/bye')).toBe('"感谢来电，祝您顺利，再见。"');
    await page.keyboard.press('Escape');
    await page.getByText('更客气一点').waitFor();
    await page.getByRole('button', { name: '恢复出厂内容' }).click();
    expect(await field(page).inputValue()).toBe('感谢来电，再见。');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('by keyboard: slash to the search, arrows from row to row, Enter opens', async () => {
    const { page } = await line.visit('prompts', 'editor');
    await page.getByText('感谢来电').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('no-input');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('button[aria-current] code')].every(({ textContent }) => textContent?.includes('no-input')),
    );
    await page.keyboard.press('Tab');
    while (!(await page.evaluate(() => document.activeElement?.matches('button[aria-current]')))) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'no-input.2' }).waitFor();
    await page.close();
  });

  test('in English: list, editor and what the line would say', async () => {
    const { page, complaints, look } = await line.visit('prompts?prompt=opening&language=en', 'editor');
    await page.locator('button[lang=en]').click();
    await page.getByText(/about [\d.]+ seconds/).waitFor();
    expect(await look('prompts-english')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('chips: inserted at the caret, deleted as a whole, an unknown one is named', async () => {
    const { page } = await line.visit('prompts?prompt=answer.result', 'editor');
    await field(page).fill('办好以后给您');
    await page.getByText('没有用到 {result}').waitFor();
    await field(page).focus();
    await page.keyboard.press('End');
    await page
      .getByRole('article')
      .getByRole('button', { name: /\{result\}/ })
      .click();
    expect(await field(page).inputValue()).toBe('办好以后给您{result}');
    await page.keyboard.press('Backspace');
    expect(await field(page).inputValue()).toBe('办好以后给您');
    await page.keyboard.type('{resalt}');
    await page.getByText('这句话没有变量 {resalt}').waitFor();
    await page.close();
  });

  test('a draft that breaks a scripted call is not published, and says which call', async () => {
    const { page, look } = await line.visit('prompts?prompt=ticket.complaint', 'editor');
    await field(page).fill('已经记下，会有人处理。');
    await page.getByRole('button', { name: '存草稿' }).click();
    await page.getByText('草稿已存').waitFor();
    const drawer = await publish(page, '短一点');
    const words = await drawer.locator('.job').innerText();
    expect(words).toContain('和预期不一样');
    expect(words).toContain('complaint/recorded');
    expect(await look('prompts-failed')).toEqual([]);
    expect(await published('zh-CN/ticket.complaint')).toBeUndefined();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '放弃草稿' }).click();
    await page.getByRole('button', { name: /确\s?定/ }).click();
    await page.getByRole('button', { name: '放弃草稿' }).waitFor({ state: 'detached' });
    await page.getByText('已经记下，会有人处理，工单号').first().waitFor();
    await page.close();
  });

  test('two editors: the second sees the other draft, is told of the publication, and loses nothing', async () => {
    const first = await line.visit('prompts?prompt=back.none', 'editor');
    const second = await line.visit('prompts?prompt=back.none', 'manager');
    await field(first.page).fill('已经在开头了。');
    await first.page.getByRole('button', { name: '存草稿' }).click();
    await first.page.getByText('草稿已存').waitFor();
    await field(second.page).fill('这里就是开头。');
    await second.page.getByRole('button', { name: '存草稿' }).click();
    await second.page.getByText('editor 也在改').first().waitFor();
    expect(await (await publish(first.page, '口语')).locator('.job').innerText()).toContain('已发布');
    await second.page.reload();
    await second.page.getByText(/editor 发布了新的版本/).waitFor();
    expect(await second.look('prompts-overtaken')).toEqual([]);
    expect(await field(second.page).inputValue()).toBe('这里就是开头。');
    await second.page.getByRole('button', { name: '查看并发布' }).click();
    const drawer = second.page.getByRole('dialog');
    expect(await drawer.getByRole('button', { name: /试打/ }).isDisabled()).toBe(true);
    await drawer.getByRole('button', { name: '以我的为准' }).click();
    await drawer.getByText(/editor 发布了新的版本/).waitFor({ state: 'detached' });
    await drawer.getByRole('button', { name: /试打/ }).click();
    await drawer.getByText('已发布').waitFor({ timeout: 60_000 });
    expect(await published('zh-CN/back.none')).toBe('"这里就是开头。"');
    await first.page.close();
    await second.page.close();
  });

  test('a notice is written, published, spoken after the greeting and stopped', async () => {
    const { page, look } = await line.visit('prompts?tab=notices', 'editor');
    await page.getByRole('button', { name: '新建通知' }).click();
    await page.getByLabel(/标题/).fill('元旦放假');
    await page.getByLabel('中文', { exact: true }).fill('元旦放假一天，一月二号正常上班。');
    await page.getByLabel('开始').fill('2026-11-22T08:00');
    await page.getByLabel('结束').fill('2026-12-01T08:00');
    expect(await look('notices-form')).toEqual([]);
    await page.getByRole('button', { name: /试打测试通话/ }).click();
    await page.getByText('已发布').waitFor({ timeout: 60_000 });
    await page.getByText('正在念').waitFor();
    expect(await look('notices')).toEqual([]);
    await page.getByRole('button', { name: '马上停' }).click();
    await page.getByRole('button', { name: /确\s?定/ }).click();
    await page.getByText('没有通知').waitFor({ timeout: 60_000 });
    await page.close();
  });

  test('a recording: from a file, from the microphone, trimmed, checked, into the draft', async () => {
    const { page, complaints, look } = await line.visit('prompts?prompt=greeting', 'editor');
    await page.locator('input[type=file]').setInputFiles(join(import.meta.dirname, '../audio/tone-700hz.mp3'));
    await page.getByText(/已转成 8 kHz/).waitFor();
    expect(await page.getByRole('img', { name: /录音波形/ }).count()).toBe(1);
    await page.getByRole('button', { name: '用话筒录' }).click();
    await page.getByText(/正在录 [1-9]/).waitFor();
    expect(await look('recording')).toEqual([]);
    await page.getByRole('button', { name: '录好了' }).click();
    await page.getByRole('button', { name: /用这一段/ }).waitFor();
    expect(await look('recording-trim')).toEqual([]);
    await page.getByRole('button', { name: /用这一段/ }).click();
    await page.getByText(/已转成 8 kHz/).waitFor();
    await page.getByRole('button', { name: '放进草稿' }).click();
    await page.getByText('录音草稿').waitFor();
    expect(await look('recording-kept')).toEqual([]);
    expect(await (await publish(page, '真人的声音')).locator('.job').innerText()).toContain('已发布');
    await page.goto(`${line.hotline.url}/console/test-phone`);
    await page.getByRole('button', { name: /^拨打/ }).click();
    await page.locator('.bubble-line').first().waitFor();
    const fetched = page.waitForResponse(/\/twilio\/recordings\/[0-9a-f]{32}\.wav/);
    await page.getByRole('textbox', { name: /说一句话/ }).fill('你好');
    await page.keyboard.press('Enter');
    await page.getByText('放一段录音').waitFor();
    expect((await fetched).status()).toBe(200);
    await page.goto(`${line.hotline.url}/console/prompts?prompt=greeting`);
    await page.getByText('正在用录音').waitFor();
    expect(complaints).toEqual([]);
    await page.locator('input[type=file]').setInputFiles({ name: 'x.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound') });
    await page.getByText('不是 WAV 或 MP3 文件').waitFor();
    await page.close();
  });
});
