/** The exchange sheet: every item survives it exactly, and its columns are those of the schema. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemCells } from '../../../src/catalog/sheet/item-fields.js';
import { SHEET_COLUMNS } from '../../../src/catalog/sheet/sheet-columns.js';
import type { SheetTable } from '../../../src/catalog/sheet/sheet-table.js';
import { importedItems, stageImport } from '../../../src/catalog/sheet/stage-import.js';
import { type Item, itemSchema } from '../../../src/domain/item.js';
import { catalog, TODAY } from '../shipped.js';

const titles = SHEET_COLUMNS.map(({ title }) => title.zh);
const into = { items: catalog.items, windows: catalog.windows, today: TODAY };

/** A sheet with these cells below the titles. */
function sheet(rows: readonly (readonly string[])[], header: readonly string[] = titles): SheetTable {
  const text = (cells: readonly string[]) => cells.map((one) => ({ kind: 'text' as const, text: one }));
  return { name: '事项', rows: [header, ...rows].map((cells, index) => ({ number: index + 1, cells: text(cells) })) };
}

describe('round trip', () => {
  test('all shipped items come back exactly as they went out', () => {
    expect(catalog.items.length).toBe(277);
    const staged = stageImport(sheet(catalog.items.map(itemCells)), into);
    expect(staged.problems).toEqual([]);
    expect(staged.rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(staged.rows.map(({ item }) => item)).toEqual(catalog.items);
    expect(staged.rows.every(({ state }) => state === 'same')).toBe(true);
    expect(importedItems(staged)).toEqual([]);
  });

  test('into an empty catalog they all come in as new', () => {
    const staged = stageImport(sheet(catalog.items.map(itemCells)), { ...into, items: [] });
    expect(staged.rows.filter(({ state }) => state !== 'new').map(({ problems }) => problems)).toEqual([]);
    expect(importedItems(staged)).toEqual(catalog.items);
  });

  test('texts with bars, backslashes and line breaks inside lists are kept', () => {
    const [first] = catalog.items;
    if (first === undefined) throw new Error('no items');
    const word = fc
      .array(fc.constantFrom('|', '｜', '\\', '\n', 'n', '证', '"', ',', "'", '=', ' '), { minLength: 2, maxLength: 12 })
      .map((letters) => letters.join('').trim())
      .filter((text) => text.length >= 2);
    const note = fc.option(word, { nil: null });
    const material = fc.record({ name: word, required: fc.boolean(), original: fc.boolean(), copies: fc.nat(20), note });
    const fee = fc.record({ name: word, amount: fc.double({ min: 0, max: 1e6, noNaN: true }), unit: fc.constant('元/件'), note });
    const changed = fc.record({
      steps: fc.array(word),
      materials: fc.array(material, { maxLength: 4 }),
      fees: fc.array(fee, { minLength: 1, maxLength: 3 }),
      result: note,
    });
    fc.assert(
      fc.property(changed, ({ steps, materials, fees, result }) => {
        const item: Item = {
          ...first,
          confusable: [],
          steps,
          materials,
          result,
          fee: { charged: true, items: fees.map((one) => ({ ...one, amount: one.amount + 0 })), basis: '文件' },
        };
        expect(itemSchema.safeParse(item).success).toBe(true);
        const [row] = stageImport(sheet([itemCells(item)]), { ...into, items: [] }).rows;
        expect(row?.problems).toEqual([]);
        expect(row?.item).toEqual(item);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the column table mirrors the schema', () => {
  test('every field has its column', () => {
    const fields = Object.keys(itemSchema.shape).flatMap((key) =>
      key === 'fee' ? ['fee.charged', 'fee.items', 'fee.basis'] : [key],
    );
    expect(SHEET_COLUMNS.map(({ key }) => key).toSorted()).toEqual(fields.toSorted());
  });

  test('what may be empty in the schema may be empty in the sheet', () => {
    const [first] = catalog.items;
    for (const { key, required } of SHEET_COLUMNS.filter((column) => !column.key.startsWith('fee.'))) {
      const empty = Array.isArray(first?.[key as keyof Item]) ? [] : null;
      expect([key, itemSchema.safeParse({ ...first, [key]: empty }).success]).toEqual([key, !required]);
    }
  });

  test('every choice of a column is one of the schema', () => {
    const [first] = catalog.items;
    for (const { key, form, choices = [] } of SHEET_COLUMNS.filter((column) => column.choices && !column.key.startsWith('fee.')))
      for (const { value } of choices)
        expect(itemSchema.safeParse({ ...first, [key]: form === 'choices' ? [value] : value }).success).toBe(true);
  });

  test('every column has a title and help in both languages', () => {
    expect(SHEET_COLUMNS.filter(({ title, help }) => !title.zh || !title.en || !help.zh || !help.en).map(({ key }) => key)).toEqual(
      [],
    );
  });
});
