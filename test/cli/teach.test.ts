/** The teach command, run as people run it, on a database of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';

const folder = mkdtempSync(join(tmpdir(), 'hotline-teach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function teach(...words: string[]) {
  const env = { ...process.env, DATA_DIR: folder, NODE_ENV: 'test' };
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/teach.ts', ...words], { encoding: 'utf8', env });
}

test('teaches from the terminal, and refuses what makes no sense in words', { timeout: 60_000 }, async () => {
  const taught = teach('say', '咿呀派司咕噜', 'item', '0301');
  expect([taught.status, taught.stderr]).toEqual([0, '']);
  expect(taught.stdout).toMatch(/已发布.*\n现在 now {4}answer {2}item {2}0301 /);
  const database = await openDatabase({ file: join(folder, 'hotline.db') });
  expect(await database.read('content_revisions').select('kind', 'key')).toEqual([{ kind: 'phrase', key: 'zh-CN/咿呀派司咕噜' }]);
  expect(await database.read('audit_log').pluck('action')).toContain('phrase.teach');
  await database.close();
  const forgotten = teach('forget', '咿呀派司咕噜');
  expect([forgotten.status, forgotten.stderr]).toEqual([0, '']);
  expect(forgotten.stdout).not.toContain('0301');
  const refused = teach('say', '咿呀派司咕噜', 'intent', 'item');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('说法要指向事项、意图、查询方面或别的单位');
});
