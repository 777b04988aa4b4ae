/** The look-ups of the catalog. */
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import type { Finding } from '../../src/catalog/finding.js';
import { catalog } from './shipped.js';

const [window] = catalog.windows.filter(({ code }) => code === '13');
const taxItems = catalog.itemsOfWindow('13');
const finding: Finding = {
  severity: 'warning',
  file: 'x',
  line: 1,
  item: '1301',
  field: 'fee',
  rule: 'x',
  message: '',
  fix: '',
  silences: 'fee',
};

describe('createCatalog', () => {
  const small = createCatalog(taxItems.toReversed(), window ? [window] : [], [finding]);

  it('finds by code and lists in code order', () => {
    expect(small.item('1304')?.short_name).toBe('缴纳契税');
    expect(small.window('13')?.department).toBe('税务局');
    expect(small.items.map(({ code }) => code)).toEqual(['1301', '1302', '1303', '1304', '1305', '1306', '1307', '1308']);
    expect(small.itemsOfWindow('13')).toEqual(small.items);
  });

  it('answers the unknown with nothing', () => {
    expect(small.item('9999')).toBeUndefined();
    expect(small.window('99')).toBeUndefined();
    expect(small.itemsOfWindow('99')).toEqual([]);
    expect(small.withheld('9999').size).toBe(0);
  });

  it('knows what is withheld', () => {
    expect([...small.withheld('1301')]).toEqual(['fee']);
  });
});
