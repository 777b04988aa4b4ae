/** The line as it ships: what another node publishes is spoken and understood in running calls within a second, and no webhook waits for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestLine, type TestLine } from '../../src/cli/test-line.js';
import { readConfig } from '../../src/config.js';
import type { LiveContent } from '../../src/server/live-content.js';
import { openContent } from '../../src/server/open-content.js';
import { readPublishedFiles } from '../../src/server/read-published-files.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import type { CarrierCall } from '../../src/telephony/twilio/carrier/carrier-call.js';

const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
const clock = () => new Date();
let line: TestLine;
let database: Database;
let other: LiveContent;

beforeAll(async () => {
  line = await openTestLine({ settings: { DATA_DIR: folder, OPERATOR_NUMBER: '1001' } });
  database = await openDatabase({ file: join(folder, 'hotline.db') });
  const parts = { files: readPublishedFiles('.'), database, quiet: () => false };
  other = await openContent(readConfig({ DATA_DIR: folder }), { clock, log: pino({ level: 'silent' }) }, parts);
});
afterAll(async () => {
  other.close();
  await database.close();
  await line.close();
  rmSync(folder, { recursive: true, force: true });
});

const heard = (call: CarrierCall) => JSON.stringify(call.steps);

test('the words and the meaning of a call change while it lasts', async () => {
  const call = await line.carrier.call({ from: '+8613900001234', to: '+865610114' });
  await call.speak('咕噜噜的圆疙瘩');
  expect(heard(call)).not.toContain('护照');
  const [item] = other.published().knowledge.catalog.items.filter(({ short_name }) => short_name.includes('护照'));
  const target = `item:${item?.code}`;
  const published = await other.publish(
    [
      { kind: 'phrase', key: 'zh-CN/咕噜噜的圆疙瘩', value: { language: 'zh-CN', text: '咕噜噜的圆疙瘩', target } },
      { kind: 'prompt', key: 'zh-CN/bye', value: '慢走，下次再来。' },
    ],
    { by: 'li' },
  );
  expect(published.ok).toBe(true);
  await vi.waitFor(
    async () => {
      const another = await line.carrier.call({ from: '+8613900001235', to: '+865610114' });
      await another.speak('咕噜噜的圆疙瘩要多少钱');
      expect(heard(another)).toContain('护照');
    },
    { timeout: 1_000, interval: 50 },
  );
  await call.speak('咕噜噜的圆疙瘩要多少钱');
  expect(heard(call)).toContain('护照');
  await call.speak('再见');
  expect(heard(call)).toContain('慢走，下次再来。');
});
