/** The managers' pages in a real browser: overview, call log, one call, bulletin, retention, the demonstration banner. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCallStore } from '../../src/store/call-store.js';
import { deleteCalls } from '../../src/store/delete-calls.js';
import { markDemoMonth } from '../../src/store/demo-month-mark.js';
import { NO_MATCH, placeCall, TO_PERSON } from '../store/reports/small-month.js';
import { aTicket, aWrite } from '../store/turn-writes.js';
import { type ConsoleLine, openConsole, SCREENS } from './console-line.js';
import { findBrowser } from './real-browser.js';
import { toneWav } from './tone-wav.js';

const browserPath = findBrowser();
const screens = Object.keys(SCREENS) as (keyof typeof SCREENS)[];
let line: ConsoleLine;

/** Monday 23 November 2026 is today; October is the month before. */
async function placeCalls(): Promise<void> {
  const { database } = line.hotline;
  const served = { understood: { intent: 'item' as const, why: ['说到护照'] }, state: { item: '0301', served: true } };
  for (const [at, day] of ['2026-11-23', '2026-11-22', '2026-10-20'].entries())
    await placeCall(database, {
      id: `CAserved${at}`,
      at: `${day}T09:0${at}:00+08:00`,
      outcome: 'self_served',
      lasts: 40 + at,
      turns: [{ ...served, heard: '办护照要什么材料', spoken: '首次办护照，要带三样材料' }],
    });
  await placeCall(database, {
    id: 'CAlost',
    at: '2026-11-23T09:30:00+08:00',
    from: null,
    outcome: 'abandoned',
    stage: 'open',
    turns: [{ heard: '那个那个', understood: { intent: 'none' }, actions: NO_MATCH }],
  });
  await placeCall(database, {
    id: 'CAcomplaint',
    at: '2026-11-23T09:40:00+08:00',
    from: '+8613900001234',
    outcome: 'message_left',
    turns: [
      { heard: '转人工', understood: { intent: 'operator' }, actions: TO_PERSON },
      { event: 'dialled', state: { stage: 'missed' } },
      { heard: '我要投诉', understood: { intent: 'complaint' }, state: { stage: 'recording_complaint' } },
      { event: 'recorded', actions: [{ do: 'ticket', kind: 'complaint', number: '1123000007' }] },
    ],
    tickets: [
      { ...aTicket('1123000007'), kind: 'complaint', recording: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1' },
    ],
  });
}

const fits = (page: { evaluate<T>(run: () => T): Promise<T> }) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.skipIf(browserPath === null)('managers', () => {
  beforeAll(async () => {
    line = await openConsole(browserPath ?? '');
    await placeCalls();
    // The jobs follow by themselves; this is how long the pages are told it takes.
    for (let counted = 0; counted < 5; ) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      counted = Number((await line.hotline.database.read('call_hours').sum({ n: 'calls' }))[0]?.n ?? 0);
    }
  });
  afterAll(() => line?.close());

  describe.each(screens)('on a %s', (screen) => {
    test('overview: figures, charts with tables, calls that go on', async () => {
      const { page, complaints, look } = await line.visit('overview', 'viewer', screen);
      const card = page.getByRole('link', { name: /^来电量/ });
      await card.waitFor();
      expect(await card.innerText()).toMatch(/来电量\s+4/);
      expect(await page.getByRole('link', { name: /^自助办结率/ }).innerText()).toContain('50.0%');
      await page.locator('.chart svg').first().waitFor();
      await page.waitForTimeout(400);
      expect(await look('overview')).toEqual([]);
      expect(await fits(page)).toBeLessThanOrEqual(0);
      const chart = page.getByRole('region', { name: '问得最多的事项' }).first();
      await chart.getByText('表', { exact: true }).click();
      expect(await chart.locator('tbody tr').first().innerText()).toMatch(/首次办护照\s+2\s+2\s+0/);
      expect(await look('overview-table')).toEqual([]);

      const id = `CAlive${screen}`;
      const write = aWrite(id, 0);
      await createCallStore(line.hotline.database).save({
        ...write,
        turn: { ...write.turn, at: new Date(Date.parse('2026-11-23T10:00:10+08:00')) },
      });
      const live = page.getByRole('region', { name: /正在通话/ });
      await live.getByRole('link', { name: '138****5678' }).first().waitFor();
      expect(await look('overview-live')).toEqual([]);
      await deleteCalls(line.hotline.database, [id]);
      expect(complaints).toEqual([]);
      await page.close();
    });

    test('call log: today, filters in the address, one call', async () => {
      const { page, complaints, look } = await line.visit('calls', 'manager', screen);
      await page.getByText('那个那个').waitFor();
      expect(await look('calls')).toEqual([]);
      expect(await fits(page)).toBeLessThanOrEqual(0);
      expect(await page.getByText('138****5678').count()).toBeGreaterThan(0);
      await page.getByRole('searchbox', { name: '说过的话' }).fill('护照');
      await page.keyboard.press('Enter');
      await page.getByText('共 1 通').waitFor();
      expect(page.url()).toMatch(/text=/);
      await page.getByText('近 30 天').click();
      await page.getByText('共 2 通').waitFor();
      await page.goBack();
      await page.getByText('共 1 通').waitFor();
      await page.getByRole('button', { name: /更多条件/ }).click();
      await page.getByRole('checkbox', { name: '有未听懂' }).waitFor();
      expect(await look('calls-filters')).toEqual([]);
      await page.getByRole('link', { name: /2026-11-23 09:00/ }).click();
      await page.getByRole('heading', { name: '通话详情' }).waitFor();
      await page.getByText('首次办护照，要带三样材料').waitFor();
      await page.getByText('为什么这样理解').click();
      expect(await page.getByText('说到护照').isVisible()).toBe(true);
      expect(await look('call')).toEqual([]);
      expect(await fits(page)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.close();
    });

    test('bulletin and retention', async () => {
      const { page, complaints, look } = await line.visit('bulletin?month=2026-11', 'manager', screen);
      await page.getByText(/本月接听来电 \d+ 通/).waitFor();
      expect(await look('bulletin')).toEqual([]);
      expect(await fits(page)).toBeLessThanOrEqual(0);
      await page.goto(`${line.hotline.url}/console/retention`);
      await page.getByRole('heading', { name: '按号码删除' }).waitFor();
      await page.getByText('400 天').waitFor();
      expect(await look('retention')).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  test('a figure leads to its calls', async () => {
    const { page } = await line.visit('overview?from=2026-11-23&to=2026-11-23', 'viewer');
    await page.getByRole('link', { name: /^未听懂率/ }).click();
    await page.getByText('共 1 通').waitFor();
    expect(new URL(page.url()).search).toBe('?flags=not_understood&from=2026-11-23&to=2026-11-23');
    await page.getByText('那个那个').waitFor();
    await page.close();
  });

  test('a manager looks a number up, notes, tags and listens; all of it is logged', async () => {
    const { page, look } = await line.visit('calls/CAcomplaint', 'manager');
    await page.route('**/recordings/*', (route) => route.fulfill({ contentType: 'audio/wav', body: toneWav(3) }));
    await page.getByText('139****1234').first().waitFor();
    await page.getByRole('button', { name: '看完整号码' }).click();
    await page.getByText('+8613900001234').waitFor();
    await page.getByRole('combobox', { name: '加标签' }).fill('回访');
    await page.getByRole('button', { name: '加标签' }).click();
    await page.getByRole('button', { name: '去掉标签 回访' }).waitFor();
    await page.getByRole('textbox', { name: '写备注' }).fill('已经转给窗口');
    await page.getByRole('button', { name: '写备注' }).click();
    await page.locator('article', { hasText: '已经转给窗口' }).waitFor();
    await page.getByRole('button', { name: '从这里听' }).click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.1);
    expect(await look('call-worked')).toEqual([]);
    const logged = await line.hotline.database.read('audit_log').where({ subject: 'CAcomplaint' }).pluck('action');
    expect(logged.sort()).toEqual(['call.note', 'call.reveal', 'call.tags']);
    await page.close();
  });

  test('viewers see no numbers and get no downloads', async () => {
    const { page } = await line.visit('calls/CAcomplaint', 'viewer');
    await page.getByText('139****1234').first().waitFor();
    expect(await page.getByRole('button', { name: '看完整号码' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '取录音' }).isDisabled()).toBe(true);
    await page.goto(`${line.hotline.url}/console/calls`);
    await page.getByText(/共 \d+ 通/).waitFor();
    expect(await page.getByRole('button', { name: '导出' }).count()).toBe(0);
    await page.close();
  });

  test('the filtered calls as CSV, saved by the browser', async () => {
    const { page } = await line.visit('calls?outcome=self_served&from=2026-10-01&to=2026-11-23', 'manager');
    await page.getByText('共 3 通').waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const text = readFileSync((await (await download).path()) ?? '', 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(4);
    await page.getByText('导出完成').waitFor();
    await page.close();
  });

  test('the bulletin prints as a page by itself', async () => {
    const { page } = await line.visit('bulletin?month=2026-11', 'viewer');
    await page.getByText(/本月接听来电/).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(10_000);
    await page.close();
  });

  test('by keyboard: from the menu to a call and back', async () => {
    const { page } = await line.visit('overview', 'viewer');
    await page.getByRole('link', { name: '通话记录' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('那个那个').waitFor();
    await page.getByRole('link', { name: /2026-11-23 09:30/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '经过' }).waitFor();
    await page.getByRole('link', { name: /回到通话记录/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '通话记录' }).waitFor();
    await page.close();
  });

  test('deleting by number shows how many there are first', async () => {
    const { page, look } = await line.visit('retention', 'manager');
    await placeCall(line.hotline.database, {
      id: 'CAgone',
      at: '2026-11-20T09:00:00+08:00',
      from: '+8615000009999',
      outcome: 'abandoned',
    });
    await page.getByRole('textbox', { name: '来电号码' }).fill('150 0000 9999');
    await page.keyboard.press('Enter');
    await page.getByText('150****9999').waitFor();
    await page.getByRole('button', { name: '全部删除' }).click();
    await page.locator('.ant-modal-confirm-title').waitFor();
    await page.waitForTimeout(400);
    expect(await look('retention-sure')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '全部删除' }).click();
    await page.getByText('删除了 1 通').waitFor();
    await page.getByText('没有这个号码的通话').waitFor();
    await page.close();
  });

  test('demonstration calls are named as such and removed with one click', async () => {
    const { database } = line.hotline;
    await placeCall(database, { id: 'CAdemo', provider: 'demo', at: '2026-11-21T09:00:00+08:00', outcome: 'self_served' });
    await markDemoMonth(database, { state: 'placing', placed: 1, total: 4, until: '2026-11-23', by: 'another node', atMs: 0 });
    const { page, look } = await line.visit('overview', 'manager');
    await page.getByText('正在准备演示月份').waitFor();
    expect(await look('overview-placing')).toEqual([]);
    await markDemoMonth(database, { state: 'shown', placed: 4, total: 4, until: '2026-11-23', by: 'another node', atMs: 0 });
    await page.getByText('这里有演示通话').waitFor();
    await page.getByRole('button', { name: '移除演示通话' }).click();
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: /确\s?定/ })
      .click();
    await page.getByText('演示通话移除了').waitFor();
    await page.getByText('这里有演示通话').waitFor({ state: 'detached' });
    while ((await database.read('calls').where({ provider: 'demo' }).first()) !== undefined) await page.waitForTimeout(50);
    await page.close();
  });
});
