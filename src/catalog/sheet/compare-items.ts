/** What changed between two versions of an item, field by field, in the words of the sheet. */
import type { Bilingual } from '../../domain/bilingual.js';
import type { Item } from '../../domain/item.js';
import { itemCells } from './item-fields.js';
import { SHEET_COLUMNS } from './sheet-columns.js';

export interface FieldChange {
  /** Column key: `fee.items`. */
  key: string;
  title: Bilingual;
  /** As the sheet writes them; empty is unknown or nothing. */
  before: string;
  after: string;
}

/** The fields that differ, in column order; of a new item all that are filled in. */
export function compareItems(before: Item | undefined, after: Item): FieldChange[] {
  const old = before === undefined ? [] : itemCells(before);
  const now = itemCells(after);
  return SHEET_COLUMNS.flatMap(({ key, title }, index) => {
    const change = { key, title, before: old[index] ?? '', after: now[index] ?? '' };
    return change.before === change.after ? [] : [change];
  });
}
