/** A real Chromium, or the reason why there is none. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CANDIDATES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];
/** Where the pictures go; whoever changes the pages looks at them. */
export const SCREENSHOTS = join(tmpdir(), 'sunshine-hotline-screenshots');

/** Path of a browser. Without one: null, said aloud; on a build machine (CI=true) an error. */
export function findBrowser(): string | null {
  const path = CANDIDATES.find((candidate) => candidate !== undefined && existsSync(candidate));
  if (path !== undefined) return path;
  const hint = 'no Chromium found: apt-get install chromium fonts-wqy-microhei, or set CHROMIUM_PATH';
  if (process.env.CI === 'true') throw new Error(hint);
  process.stderr.write(`SKIPPED browser tests: ${hint}\n`);
  return null;
}

export function launch(executablePath: string): Promise<Browser> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return chromium.launch({ executablePath, args: FLAGS });
}

interface AxeViolation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: string[] }[];
}

/** What axe finds of WCAG 2 A and AA, as one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy lets no script in.
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const violations: AxeViolation[] = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } };
    return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations;
  });
  return violations.map(
    ({ id, impact, help, nodes }) => `${id} (${impact}): ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
