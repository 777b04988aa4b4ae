/** An item while it is edited: its fields by column key, as the form shows them, and the item they make. */
import type { ItemField } from '../../domain/console/catalog.js';
import type { Fee, Item } from '../../domain/item.js';

export type ItemFields = Record<string, unknown>;

const LISTS = new Set(['choices', 'lines', 'codes', 'materials', 'fees']);

/** Fields of an item, or of one nobody has filled in yet. */
export function fieldsOf(item: Partial<Item> | null, fields: readonly ItemField[], code: string): ItemFields {
  const given: ItemFields = { ...item, code };
  const fee = (item?.fee ?? null) as Fee | null;
  const feeFields: ItemFields = {
    'fee.charged': fee?.charged ?? null,
    'fee.items': fee?.items ?? [],
    'fee.basis': fee?.basis ?? null,
  };
  return Object.fromEntries(
    fields.map((field) => [field.key, (field.key.startsWith('fee.') ? feeFields : given)[field.key] ?? emptyOf(field)]),
  );
}

function emptyOf({ form, choices = [], required }: ItemField): unknown {
  if (LISTS.has(form)) return [];
  if (form === 'flag') return false;
  if (form === 'choice' && required) return choices[0]?.value ?? null;
  return null;
}

/** The item the fields make; half-written ones do not fit the schema yet. */
export function itemOf({ 'fee.charged': charged, 'fee.items': items, 'fee.basis': basis, ...rest }: ItemFields): ItemFields {
  const known = charged !== null || (items as unknown[]).length > 0 || basis !== null;
  return { ...rest, fee: known ? { charged, items, basis } : null };
}
