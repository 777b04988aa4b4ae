/** The test phone in a real browser, in front of the real line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Hotline, startHotline } from '../../src/server/hotline.js';
import { type PhoneUser, phoneUser } from './phone-user.js';
import { accessibilityProblems, findBrowser, launch } from './real-browser.js';

/** A Monday morning at the centre, when people answer. */
const MORNING = new Date('2026-11-23T02:00:00Z').getTime();
const PASSWORD = 'sunny-side-up';
const browserPath = findBrowser();

let browser: Browser;
let open: Hotline;
let guarded: Hotline;
const folder = mkdtempSync(join(tmpdir(), 'hotline-'));

function start(name: string, settings: Record<string, string>): Promise<Hotline> {
  const began = Date.now();
  const own = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, name), OPERATOR_NUMBER: '1001', ADMIN_PASSWORD: PASSWORD };
  const clock = () => new Date(MORNING + Date.now() - began);
  return startHotline(readConfig({ ...own, ...settings }), { clock, log: pino({ level: 'silent' }), print: () => {} });
}

describe.skipIf(browserPath === null)('the test phone', () => {
  beforeAll(async () => {
    browser = await launch(browserPath ?? '');
    open = await start('open', {});
    guarded = await start('guarded', { TWILIO_AUTH_TOKEN: 'carrier-token' });
  });
  afterAll(async () => {
    await browser?.close();
    await open?.close();
    await guarded?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let page: Page;
  let complaints: string[];
  const visit = async (size: { width: number; height: number }, url = `${open.url}/phone`) => {
    page = await browser.newPage({ viewport: size });
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(url);
  };
  afterEach(() => page.close());

  describe.each([
    ['a desktop', { width: 1280, height: 860 }],
    ['a telephone', { width: 390, height: 844 }],
  ])('on the screen of %s', (name, size) => {
    let user: PhoneUser;
    beforeEach(async () => {
      await visit(size);
      user = phoneUser(page, name.split(' ')[1] ?? '');
    });

    test('a whole call: an item, its fee, a case by keys, a person', async () => {
      await user.screenshot('1-before');
      expect(await accessibilityProblems(page)).toEqual([]);

      await user.dial();
      expect(await page.locator('.bubble-line').first().innerText()).toContain('您好');
      await user.screenshot('2-opening');
      await user.say('身份证丢了');
      expect(await user.lastHeard()).toContain('身份证');
      await user.screenshot('3-item');
      expect(await accessibilityProblems(page)).toEqual([]);
      await user.say('那要多少钱');
      expect(await user.lastHeard()).toMatch(/元|不收费/);

      await user.say('查一下办件进度');
      await user.screenshot('4-receipt');
      expect(await accessibilityProblems(page)).toEqual([]);
      await user.keys('261101000014');
      expect(await user.lastHeard()).toContain('二六幺幺');
      await user.keys('1');
      await user.keys('6688');
      expect(await user.lastHeard()).toContain('护照');
      await user.screenshot('5-status');

      await user.keys('0');
      await user.screenshot('6-transfer');
      expect(await accessibilityProblems(page)).toEqual([]);
      await user.click(/^坐席接听/);
      expect(await page.locator('.bubble-whisper').innerText()).toContain('热线来电');
      await user.click(/^挂机/);
      expect(await page.locator('.call-bar').innerText()).toContain('已挂机');
      await user.screenshot('7-ended');
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(complaints).toEqual([]);
      const ended = await open.database.sql('calls').whereNotNull('ended_at_ms').orderBy('started_at_ms', 'desc').first();
      expect(ended.outcome).toBe('transferred');
    });

    test('shows what the line thinks', async () => {
      await user.dial();
      await user.say('身份证丢了要带什么材料');
      const tab = page.getByRole('button', { name: /线路在想什么/ });
      if (await tab.isVisible()) await tab.click();
      const panel = page.getByRole('region', { name: /线路在想什么/ });
      expect(await panel.innerText()).toMatch(/直接回答[\s\S]*材料[\s\S]*为什么[\s\S]*answer\.materials/);
      expect(await panel.locator('.code').innerText()).toContain('<Gather');
      await user.screenshot('8-inside');
      expect(await accessibilityProblems(page)).toEqual([]);
      await panel.getByRole('button', { name: /前一轮/ }).click();
      expect(await panel.innerText()).toContain('第 1 / 2 轮');
    });

    test('a complaint is recorded and gets its number', async () => {
      await user.dial();
      await user.say('我要投诉');
      // A recording under a second holds no words.
      await page.clock.install();
      await page.clock.fastForward(2000);
      await page.locator('.action-title', { hasText: /0:0[2-9]/ }).waitFor();
      await user.screenshot('9-recording');
      await page.keyboard.press('#');
      await page.locator('.bubble-line', { hasText: '工单号' }).waitFor();
      expect(await user.lastHeard()).toContain('工单号');
    });
  });

  describe('in any browser', () => {
    const size = { width: 1280, height: 800 };

    test('the computer’s keys are the phone’s keys', async () => {
      await visit(size);
      const user = phoneUser(page, 'keys');
      await user.dial();
      await page.keyboard.press('8');
      await page.locator('.bubble-keys').waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.bubble-line:not(.bubble-thinking)').length > 2);
      expect(await page.locator('.bubble-line .bubble-language').last().innerText()).toBe('English');
      await page.keyboard.type('opening hours');
      expect(await page.getByRole('textbox', { name: /说一句话/ }).inputValue()).toBe('opening hours');
    });

    test('a server that is away is said so, and asked again', async () => {
      await visit(size);
      const user = phoneUser(page, 'trouble');
      await user.dial();
      await page.route('**/phone/api/**', (route) => route.abort());
      await page.getByRole('textbox', { name: /说一句话/ }).fill('身份证丢了');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toContain('服务器没有回应');
      await user.screenshot('1-away');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.unroute('**/phone/api/**');
      await page.getByRole('button', { name: /重试/ }).click();
      await page.waitForFunction(() => document.querySelector('.bubble-line:last-child')?.textContent?.includes('身份证'));
      expect(await page.locator('.bubble-speech').count()).toBe(1);
    });

    test('in real time, silence is silence', async () => {
      page = await browser.newPage({ viewport: size });
      await page.clock.install();
      await page.goto(`${open.url}/phone`);
      await page.getByText('声音和计时').click();
      await page.getByRole('checkbox', { name: /真实计时/ }).check();
      await page.getByRole('button', { name: /^拨打/ }).click();
      await page.locator('.bubble-line').first().waitFor();
      await page.clock.runFor(30_000);
      await page.getByText('没有出声').first().waitFor();
    });

    test('speaks with the voice of the language, listens, and falls silent when spoken to', async () => {
      page = await browser.newPage({ viewport: size });
      await page.addInitScript(standInVoices);
      await page.goto(`${open.url}/phone`);
      const user = phoneUser(page, 'voice');
      await user.dial();
      await page.waitForFunction(() => (window as unknown as Heard).spoken.length > 0);
      await page.getByRole('button', { name: /麦克风/ }).click();
      await page.waitForFunction(() => document.querySelector('.bubble-speech')?.textContent?.includes('身份证丢了'));
      const { spoken, cancelled, recognised } = await page.evaluate(() => {
        const { spoken, cancelled, recognised } = window as unknown as Heard;
        return { spoken, cancelled, recognised };
      });
      expect(spoken[0]).toEqual({ text: '您好，这里是阳光政务热线，通话有记录。', lang: 'zh-CN', voice: '晓晓', rate: 1 });
      expect(cancelled).toBeGreaterThan(0);
      expect(recognised).toBe('zh-CN');
    });

    test('with a carrier token it asks who you are', async () => {
      await visit(size, `${guarded.url}/phone`);
      const user = phoneUser(page, 'login');
      expect(page.url()).toContain('/login?next=%2Fphone');
      await user.screenshot('1-form');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByLabel(/用户名/).fill('admin');
      await page.getByLabel(/密码/).fill('wrong-password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await user.screenshot('2-wrong');
      await page.getByLabel(/密码/).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/phone');
      await user.dial();
      await user.say('身份证丢了');
      expect(await user.lastHeard()).toContain('身份证');
      await page.getByRole('button', { name: '退出' }).click();
      await page.waitForURL('**/login');
    });
  });
});

interface Heard {
  spoken: { text: string; lang: string; voice: string; rate: number }[];
  cancelled: number;
  recognised: string;
}

/** Runs in the page: voices that take their time, and a recogniser that hears one sentence. */
function standInVoices(): void {
  const heard: Heard = { spoken: [], cancelled: 0, recognised: '' };
  const voices = [
    { name: 'Jenny', lang: 'en-US', default: true },
    { name: '晓晓', lang: 'zh-CN', default: false },
  ];
  class Utterance {
    text: string;
    lang = '';
    rate = 1;
    voice = { name: '' };
    constructor(text: string) {
      this.text = text;
    }
  }
  const speechSynthesis = {
    getVoices: () => voices,
    speak: ({ text, lang, rate, voice }: Utterance) => heard.spoken.push({ text: text.trim(), lang, rate, voice: voice.name }),
    cancel: () => heard.cancelled++,
    addEventListener: () => {},
    removeEventListener: () => {},
  };
  class Recognition {
    lang = '';
    onresult: (event: unknown) => void = () => {};
    onend: () => void = () => {};
    start() {
      heard.recognised = this.lang;
      const result = Object.assign([{ transcript: '身份证丢了', confidence: 0.8 }], { isFinal: true });
      setTimeout(() => {
        this.onresult({ results: [result] });
        this.onend();
      }, 20);
    }
    abort() {}
  }
  const globals = {
    speechSynthesis,
    SpeechSynthesisUtterance: Utterance,
    webkitSpeechRecognition: Recognition,
    SpeechRecognition: Recognition,
  };
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(window, name, { value, configurable: true });
  for (const name of ['spoken', 'cancelled', 'recognised'] as const)
    Object.defineProperty(window, name, { get: () => heard[name] });
}
