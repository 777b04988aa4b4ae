/** The catalog in data/: complete, free of errors, and with the facts it was made from. */
import { describe, expect, it } from 'vitest';
import { refuseErrors } from '../../src/catalog/check-catalog.js';
import { describeFinding } from '../../src/catalog/finding.js';
import { parseContent } from '../../src/catalog/parse-content.js';
import { centreSchema } from '../../src/domain/centre.js';
import { readContentFile } from '../../src/store/content-files.js';
import { catalog, findings } from './shipped.js';

describe('the shipped catalog', () => {
  it('has no errors', () => {
    expect(findings.filter(({ severity }) => severity === 'error').map(describeFinding)).toEqual([]);
    expect(() => refuseErrors(findings)).not.toThrow();
  });

  it('has 277 items at 30 windows, 229 decided at the window and 48 by a bureau leader', () => {
    expect(catalog.items).toHaveLength(277);
    expect(catalog.windows).toHaveLength(30);
    expect(catalog.items.filter(({ approval_level }) => approval_level === 1)).toHaveLength(229);
    expect(catalog.items.filter(({ approval_level }) => approval_level === 2)).toHaveLength(48);
    expect(catalog.windows.reduce((sum, { code }) => sum + catalog.itemsOfWindow(code).length, 0)).toBe(277);
  });

  it('keeps the facts of a passport', () => {
    expect(catalog.item('0301')).toMatchObject({
      short_name: '首次办护照',
      window: '03',
      fee: { charged: true, items: [{ amount: 120, unit: '元/本' }] },
      legal_limit: { days: 15, unit: '日' },
      promised_limit: { days: 7, unit: '工作日' },
    });
  });

  it('keeps the vehicle limits in working days and the unknown as null', () => {
    expect(catalog.item('0407')?.legal_limit).toEqual({ days: 2, unit: '工作日' });
    expect(catalog.item('3001')).toMatchObject({ joint: true, fee: null, legal_limit: null, promised_limit: null });
  });

  it('keeps a tax as a rate', () => {
    expect(catalog.item('1305')?.fee?.items).toMatchObject([{ amount: 10, unit: '%' }]);
  });

  it('silences only the fee of the item whose note contradicts it', () => {
    const silenced = catalog.items.filter(({ code }) => catalog.withheld(code).size > 0);
    expect(silenced.map(({ code }) => [code, ...catalog.withheld(code)])).toEqual([['0207', 'fee']]);
  });
});

describe('the shipped centre', () => {
  it('fits its schema and is marked as a demonstration', () => {
    expect(parseContent(centreSchema, readContentFile('data', 'centre.yaml'))).toMatchObject({
      demo: true,
      receipt: { length: 12, check: 'luhn' },
      retention: { calls_days: 400, recordings_days: 90 },
      operator: { every_day: true, minutes: [[0, 1440]] },
    });
  });
});
