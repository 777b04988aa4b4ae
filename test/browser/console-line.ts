/** The real line with its console, and people who sign in to it; one for each test file, since starting it costs seconds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../src/config.js';
import type { Role } from '../../src/domain/role.js';
import { type Hotline, startHotline } from '../../src/server/hotline.js';
import { hashPassword } from '../../src/server/password.js';
import { createUserStore } from '../../src/store/user-store.js';
import { accessibilityProblems, launch, SCREENSHOTS } from './real-browser.js';

/** A Monday morning at the centre. */
const MORNING = new Date('2026-11-23T02:00:00Z').getTime();
export const PASSWORD = 'sunny-side-up';
export const SCREENS = { desktop: { width: 1280, height: 860 }, telephone: { width: 390, height: 844 } } as const;

export interface ConsoleLine {
  hotline: Hotline;
  browser: Browser;
  /** A page signed in as a user of that role, at an address below /console. Trouble in the page is collected. */
  visit(path: string, as: Role, screen?: keyof typeof SCREENS): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  page: Page;
  /** Errors of scripts, of the page's policy and of requests. */
  complaints: string[];
  /** Takes a picture, and returns what axe finds. */
  look(name: string): Promise<string[]>;
}

/** Users are named after their role, e.g. `editor`, all with `PASSWORD`. */
export async function openConsole(browserPath: string, settings: Record<string, string> = {}): Promise<ConsoleLine> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-console-'));
  const began = Date.now();
  const own = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, OPERATOR_NUMBER: '1001', ADMIN_PASSWORD: PASSWORD };
  const clock = () => new Date(MORNING + Date.now() - began);
  const hotline = await startHotline(readConfig({ ...own, ...settings }), {
    clock,
    log: pino({ level: 'silent' }),
    print: () => {},
  });
  const users = createUserStore(hotline.database);
  const passwordHash = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
  for (const role of ['viewer', 'editor', 'manager'] as const)
    await users.createUser({ username: role, fullName: '', role, passwordHash, mustChange: false });
  const browser = await launch(browserPath);
  return {
    hotline,
    browser,
    visit: (path, as, screen = 'desktop') => visit({ browser, url: hotline.url }, { path, as, screen }),
    close: async () => {
      await browser.close();
      await hotline.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function visit(
  { browser, url }: { browser: Browser; url: string },
  { path, as, screen }: { path: string; as: Role; screen: keyof typeof SCREENS },
): Promise<Visit> {
  const page = await browser.newPage({ viewport: SCREENS[screen], locale: 'zh-CN' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${url}/login?next=${encodeURIComponent(`/console/${path}`)}`);
  await page.getByLabel(/用户名/).fill(as);
  await page.getByLabel(/密码/).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/console/**');
  await page.locator('main h1').waitFor();
  const look = async (name: string) => {
    await page.evaluate(stillness);
    await page.screenshot({ path: join(SCREENSHOTS, `console-${name}-${screen}.png`) });
    return accessibilityProblems(page);
  };
  return { page, complaints, look };
}

/** Runs in the page: resolves when what moves has come to rest; what never rests (a spinner) is not waited for. */
async function stillness(): Promise<void> {
  const finite = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(finite.map(({ finished }) => finished));
}
