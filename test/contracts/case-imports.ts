/** What every store must do when cases are imported. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CaseImportStore, createCaseImports } from '../../src/store/case-imports.js';
import type { Database } from '../../src/store/database.js';
import type { Shared } from './call-store.js';
import { aCase } from './case-store.js';

const ACTOR = { by: 'li', at: new Date('2026-11-24T01:00:00Z') };
const COUNTS = { received: 1, created: 1, changed: 0, unchanged: 0, failed: 0 };
const record = (changes: object = {}) => ({ file: '办件.csv', counts: COUNTS, problems: [], ...changes });

export function caseImportsContract(name: string, make: () => Promise<Shared>): void {
  describe(`case imports: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let imports: CaseImportStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      imports = createCaseImports(database);
    });
    afterEach(() => shared.remove());

    test('what was written is found by receipt number, in any number', async () => {
      const files = Array.from({ length: 450 }, (_, k) => aCase(String(100_000 + k)));
      await imports.importCases(files, record(), ACTOR);
      const stored = await imports.storedCases([...files.map(({ receipt }) => receipt), '999999']);
      expect([...stored.values()]).toEqual(files);
      expect((await imports.storedCases([])).size).toBe(0);
    });

    test('each import leaves a record, newest first; the log tells only of those that changed something', async () => {
      await imports.importCases([aCase('100001')], record(), ACTOR);
      const problems = [{ row: 3, receipt: null, text: { zh: '缺少状态', en: 'No status' } }];
      await imports.importCases([], record({ file: null, counts: { ...COUNTS, created: 0, failed: 1 }, problems }), ACTOR);
      expect(await imports.listImports(9)).toMatchObject([
        { file: null, problems },
        { file: '办件.csv', by: 'li', counts: COUNTS },
      ]);
      expect(await imports.listImports(1)).toHaveLength(1);
      expect(await database.sql('audit_log').pluck('subject')).toEqual(['办件.csv']);
    });

    test('of records only the newest are kept', async () => {
      const old = Array.from({ length: 500 }, (_, k) => ({ at_ms: k, username: 'x', file: null, counts: '{}', problems: '[]' }));
      for (let at = 0; at < 500; at += 100) await database.sql('case_imports').insert(old.slice(at, at + 100));
      await imports.importCases([], record({ counts: { ...COUNTS, created: 0 } }), ACTOR);
      const times: number[] = await database.sql('case_imports').orderBy('id').pluck('at_ms');
      expect([times.length, times[0]]).toEqual([500, 1]);
    });

    test('a look-up is logged whether there is a case or not', async () => {
      await imports.importCases([aCase('100001')], record({ counts: { ...COUNTS, created: 0 } }), ACTOR);
      expect(await imports.lookUpCase('100001', ACTOR)).toEqual(aCase('100001'));
      expect(await imports.lookUpCase('100002', ACTOR)).toBeNull();
      expect(await database.sql('audit_log').orderBy('id').pluck('subject')).toEqual(['100001', '100002']);
    });
  });
}
