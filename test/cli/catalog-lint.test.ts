/** The catalog:lint command, run as people run it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

function lint(root: string) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/catalog-lint.ts', root], { encoding: 'utf8' });
}

it('exits 0 on the shipped catalog, and 1 with file, line, item, rule and remedy once it is spoilt', () => {
  const root = mkdtempSync(join(tmpdir(), 'catalog-'));
  cpSync('data', root, { recursive: true });
  expect(lint(root)).toMatchObject({ status: 0, stdout: expect.stringContaining('277 items, 30 windows: 0 errors') });

  const path = join(root, 'catalog', '03-exit-entry.yaml');
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('promised_limit: { days: 7, unit: 工作日 }', 'promised_limit: { days: 70, unit: 工作日 }'),
  );
  const spoilt = lint(root);
  expect(spoilt.status).toBe(1);
  expect(spoilt.stdout).toMatch(/03-exit-entry\.yaml:\d+ 0301 promised_limit \[promised-over-legal\] 承诺时限 70工作日 .* → /);
  rmSync(root, { recursive: true });
});
