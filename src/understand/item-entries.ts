/** The ways an item is called, each one entry: short name, aliases, official name. */
import type { Item } from '../domain/item.js';
import type { Normalise } from './normalise.js';

export interface Entry {
  /** Normalised, without clause marks. */
  text: string;
  /** As written in the catalog. */
  label: string;
  /** How much a feature of this entry counts (BM25F field weight). */
  weight: number;
}

const WEIGHTS = { short: 1.2, alias: 1, name: 0.7 } as const;

/** All entries of an item, none twice. An official name stands once whole and once without its brackets. */
export function itemEntries(item: Item, normalise: Normalise): Entry[] {
  const bare = item.name.replace(/[（(].*?[）)]/g, '');
  const named = [
    { label: item.short_name, weight: WEIGHTS.short },
    ...item.aliases.map((label) => ({ label, weight: WEIGHTS.alias })),
    { label: bare, weight: WEIGHTS.name },
    { label: item.name, weight: WEIGHTS.name },
  ];
  const seen = new Set<string>();
  return named.flatMap((entry) => {
    const text = normalise(entry.label).text.replaceAll(/[， ]/g, '');
    if (text === '' || seen.has(text)) return [];
    seen.add(text);
    // Most are as they were written: one string for both, of which a large catalog has a million.
    return [{ ...entry, text: text === entry.label ? entry.label : text }];
  });
}
