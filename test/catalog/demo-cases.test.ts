/** The demonstration cases: enough of every kind, and true to the catalog. */
import { describe, expect, it } from 'vitest';
import { resolveDemoCases } from '../../src/catalog/demo-cases.js';
import { CASE_STATUSES, FINISHED_STATUSES } from '../../src/domain/case-file.js';
import { isReceipt } from '../../src/domain/receipt.js';
import { readContentFile } from '../../src/store/content-files.js';
import { calendar, catalog, TODAY } from './shipped.js';

const file = readContentFile('data', 'demo/cases.yaml');
const cases = resolveDemoCases(file, TODAY, calendar);
const overdueOn = (today: string) =>
  resolveDemoCases(file, today, calendar).filter(
    ({ status, promised_on }) => !FINISHED_STATUSES.includes(status) && promised_on !== null && promised_on < today,
  );

describe('the demonstration cases', () => {
  it('are at least 300 over at least 80 items, of every status, 15 of them joint', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(new Set(cases.map(({ item }) => item)).size).toBeGreaterThanOrEqual(80);
    for (const status of CASE_STATUSES) expect(cases.filter((one) => one.status === status).length).toBeGreaterThanOrEqual(20);
    expect(cases.filter(({ departments }) => departments.length > 1).length).toBeGreaterThanOrEqual(15);
  });

  it('carry unique receipt numbers with a right check digit', () => {
    expect(new Set(cases.map(({ receipt }) => receipt)).size).toBe(cases.length);
    expect(cases.filter(({ receipt }) => !isReceipt(receipt, { length: 12, check: 'luhn' }))).toEqual([]);
  });

  it('stand at a step of their item, with departments of the centre', () => {
    const departments = new Set(catalog.windows.map(({ department }) => department));
    for (const one of cases) {
      expect(catalog.item(one.item)?.steps, one.receipt).toContain(one.step);
      for (const { name } of one.departments) expect(departments).toContain(name);
    }
  });

  it('say what to bring, why it was refused, why the clock stands still', () => {
    for (const { status, reason, next_step, promised_on } of cases) {
      if (['refused', 'awaiting_supplement', 'suspended'].includes(status)) expect(reason).not.toBeNull();
      if (['awaiting_supplement', 'approved'].includes(status)) expect(next_step).not.toBeNull();
      if (['awaiting_supplement', 'suspended'].includes(status)) expect(promised_on).toBeNull();
    }
  });

  it('never age: the same cases are overdue whatever the day of seeding', () => {
    const receipts = overdueOn(TODAY).map(({ receipt }) => receipt);
    expect(receipts.length).toBeGreaterThanOrEqual(15);
    for (const day of ['2026-02-20', '2026-05-01', '2026-10-04', '2027-06-30', '2031-01-01']) {
      expect(overdueOn(day).map(({ receipt }) => receipt)).toEqual(receipts);
    }
  });

  it('include the five that the file and the README name', () => {
    const named = [...file.text.matchAll(/^# {3}(\d{12}) {2}(\d{4})/gm)];
    expect(named).toHaveLength(5);
    for (const [, receipt, tail] of named) expect(cases.find((one) => one.receipt === receipt)?.phone_tail).toBe(tail);
  });

  it('are refused with the place of the mistake', () => {
    const broken = { ...file, text: file.text.replace('status: approved', 'status: done') };
    expect(() => resolveDemoCases(broken, TODAY, calendar)).toThrow(
      expect.objectContaining({ code: 'content_invalid', message: expect.stringMatching(/cases\.yaml:\d+ cases\.0\.status/) }),
    );
  });
});
