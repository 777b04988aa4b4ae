/** The published catalog as the conversation sees it: read-only look-ups. */
import type { Fact, Item, ServiceWindow } from '../domain/item.js';
import { type Finding, withheldFacts } from './finding.js';

export interface Catalog {
  /** In code order. */
  readonly items: readonly Item[];
  readonly windows: readonly ServiceWindow[];
  item(code: string): Item | undefined;
  window(code: string): ServiceWindow | undefined;
  /** The items of a window in code order; none when the window is unknown. */
  itemsOfWindow(code: string): readonly Item[];
  /** The facts of an item that contradict themselves and are not to be spoken. */
  withheld(code: string): ReadonlySet<Fact>;
}

const NOTHING: ReadonlySet<Fact> = new Set();

/** Builds the look-ups. Codes are taken as unique: the lint has seen to that. */
export function createCatalog(items: readonly Item[], windows: readonly ServiceWindow[], findings: readonly Finding[]): Catalog {
  const byCode = <T extends { code: string }>(list: readonly T[]) => list.toSorted((a, b) => a.code.localeCompare(b.code, 'en'));
  const sortedItems = byCode(items);
  const sortedWindows = byCode(windows);
  const itemMap = new Map(sortedItems.map((item) => [item.code, item]));
  const windowMap = new Map(sortedWindows.map((window) => [window.code, window]));
  const perWindow = new Map(windows.map(({ code }) => [code, sortedItems.filter((item) => item.window === code)]));
  const withheld = withheldFacts(findings);
  return {
    items: sortedItems,
    windows: sortedWindows,
    item: (code) => itemMap.get(code),
    window: (code) => windowMap.get(code),
    itemsOfWindow: (code) => perWindow.get(code) ?? [],
    withheld: (code) => withheld.get(code) ?? NOTHING,
  };
}
