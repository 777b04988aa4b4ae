/** An item taken apart into the fields of the column table, and put together again. */
import type { Fee, Item } from '../../domain/item.js';
import { readCell, writeCell } from './cell-forms.js';
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.js';

/** Values by column key. */
export type ItemFields = Record<string, unknown>;

/** Every field of an item by column key; an unknown fee has no fields. */
export function itemFields(item: Item): ItemFields {
  return Object.fromEntries(
    SHEET_COLUMNS.map(({ key }) => [key, key.startsWith('fee.') ? feeField(item.fee, key) : item[key as keyof Item]]),
  );
}

/** The item the fields make; not checked against the schema. A fee exists when any of its fields does. */
export function itemFromFields(fields: ItemFields): unknown {
  const { 'fee.charged': charged, 'fee.items': lines, 'fee.basis': basis, ...rest } = fields;
  const known = charged !== null || (lines as unknown[]).length > 0 || basis !== null;
  return { ...rest, fee: known ? { charged, items: lines, basis } : null };
}

/** The cells of an item, in column order. */
export function itemCells(item: Item): string[] {
  const fields = itemFields(item);
  return SHEET_COLUMNS.map((column) => writeCell(column, fields[column.key]));
}

/** Fields of an item nobody has filled in yet. */
export function emptyFields(): ItemFields {
  const known = { items: new Set<string>(), windows: new Set<string>() };
  const blank = (column: SheetColumn) => readCell({ ...column, required: false }, '', known);
  return Object.fromEntries(
    SHEET_COLUMNS.map((column) => {
      const read = blank(column);
      return [column.key, read.ok ? read.value : null];
    }),
  );
}

/** Column a path of the item belongs to: `fee.items.0.unit` → `fee.items`. */
export function columnOfPath(path: string): SheetColumn | undefined {
  return (
    SHEET_COLUMNS.find(({ key }) => path === key || path.startsWith(`${key}.`)) ??
    SHEET_COLUMNS.find(({ key }) => key.startsWith(`${path}.`))
  );
}

function feeField(fee: Fee | null, key: string): unknown {
  if (key === 'fee.items') return fee?.items ?? [];
  return (key === 'fee.charged' ? fee?.charged : fee?.basis) ?? null;
}
