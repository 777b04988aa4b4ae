/** Names of items and windows for pages about calls; read once, they change seldom. */
import type { Names } from '../../domain/console/calls.js';
import { api } from '../shell/api.js';
import { type Loaded, useLoad } from '../shell/use-load.js';

export interface NameBook extends Names {
  itemName(code: string): string;
  windowName(code: string): string;
}

const KEPT_MS = 60_000;
let known: { atMs: number; book: Promise<NameBook> } | undefined;

export function useNames(): Loaded<NameBook> {
  return useLoad(() => {
    if (known === undefined || Date.now() - known.atMs > KEPT_MS) {
      const book = api.get<Names>('calls/names').then(toBook);
      known = { atMs: Date.now(), book };
      book.catch(() => {
        known = undefined;
      });
    }
    return known.book;
  }, []);
}

/** Something changed that is part of the names: the next page reads them anew. */
export function forgetNames(): void {
  known = undefined;
}

function toBook(names: Names): NameBook {
  const items = new Map(names.items.map(({ code, name }) => [code, name]));
  const windows = new Map(names.windows.map(({ code, name }) => [code, name]));
  return { ...names, itemName: (code) => items.get(code) ?? code, windowName: (code) => windows.get(code) ?? code };
}
