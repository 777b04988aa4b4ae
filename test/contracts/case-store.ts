/** What every case store must do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../src/calls/ports.js';
import type { CaseFile } from '../../src/domain/case-file.js';
import { createCallStore } from '../../src/store/call-store.js';
import { createCaseStore } from '../../src/store/case-store.js';
import type { Database } from '../../src/store/database.js';
import { aTurn, aWrite, STARTED } from '../store/turn-writes.js';
import type { Shared } from './call-store.js';

export function aCase(receipt: string, changes: Partial<CaseFile> = {}): CaseFile {
  return {
    receipt,
    item: '0101',
    status: 'reviewing',
    step: '现场核查',
    departments: [
      { name: '市场监督管理局', status: 'approved' },
      { name: '卫生健康委', status: 'reviewing' },
    ],
    accepted_on: '2026-11-02',
    promised_on: null,
    next_step: null,
    reason: null,
    phone_tail: '0042',
    ...changes,
  };
}

export function caseStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`case store: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let store: CaseStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      store = createCaseStore(database);
    });
    afterEach(() => shared.remove());

    test('a case is found by its whole receipt number only', async () => {
      await store.upsertCases([aCase('202611230001'), aCase('000000123456', { promised_on: '2026-12-01', reason: '材料不全' })]);
      expect(await store.findCase('202611230001')).toEqual(aCase('202611230001'));
      expect(await store.findCase('000000123456')).toMatchObject({
        promised_on: '2026-12-01',
        reason: '材料不全',
        phone_tail: '0042',
      });
      expect(await store.findCase('20261123000')).toBeNull();
      expect(await store.findCase("' or 1=1 --")).toBeNull();
    });

    test('ten thousand cases at once; a second import replaces, the last of two equal numbers wins', async () => {
      const cases = Array.from({ length: 10_000 }, (_, k) => aCase(String(100_000 + k)));
      await store.upsertCases(cases);
      await store.upsertCases([aCase('100001', { status: 'refused' }), aCase('100001', { status: 'approved' })]);
      expect(await store.countCases()).toBe(10_000);
      expect((await store.findCase('100001'))?.status).toBe('approved');
    });

    test('all or none', async () => {
      const broken = { ...aCase('900001'), step: null as unknown as string };
      await expect(
        store.upsertCases([...Array.from({ length: 500 }, (_, k) => aCase(String(100_000 + k))), broken]),
      ).rejects.toMatchObject({
        code: 'internal',
      });
      expect(await store.countCases()).toBe(0);
      await store.upsertCases([]);
      expect(await store.countCases()).toBe(0);
    });

    test('wrong second factors are counted over all calls since an instant', async () => {
      const calls = createCallStore(database);
      for (const callId of ['CA1', 'CA2']) await calls.save(aWrite(callId, 0, { receiptFailures: ['111111', '222222'] }));
      const at = new Date(STARTED.getTime() + 60_000);
      await calls.save(aWrite('CA1', 1, { turn: aTurn('CA1', 1, { at }), receiptFailures: ['111111'] }));
      expect(await store.receiptFailures('111111', STARTED)).toBe(3);
      expect(await store.receiptFailures('111111', at)).toBe(1);
      expect(await store.receiptFailures('333333', STARTED)).toBe(0);
    });

    test('a case somebody else wrote wrongly is not read out', async () => {
      await store.upsertCases([aCase('111111')]);
      await database.sql('cases').update({ status: 'perhaps' });
      await expect(store.findCase('111111')).rejects.toMatchObject({
        code: 'internal',
        message: 'a row of cases is malformed: status',
      });
    });
  });
}
