/** Items whose facts are a year old or of unknown age, the oldest first. */
import type { CatalogView } from '../../domain/console/catalog.js';
import { useWords } from '../shell/language.js';
import { ItemTable } from './item-table.js';
import { CATALOG_WORDS } from './words.js';

export function StaleTab({ catalog, onOpen }: { catalog: CatalogView; onOpen: (code: string) => void }) {
  const words = useWords(CATALOG_WORDS);
  const due = catalog.items.filter(({ stale }) => stale).toSorted((a, b) => (a.as_of ?? '').localeCompare(b.as_of ?? ''));
  return (
    <section className="sheet">
      <p className="quiet">{words.staleHint}</p>
      <ItemTable items={due} empty={words.staleNone} onOpen={onOpen} />
    </section>
  );
}
