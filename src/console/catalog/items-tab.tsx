/** Windows at the left, their items at the right; on a telephone the window is chosen from a list. */
import { Button, Grid, Input, Select } from 'antd';
import { useRef } from 'react';
import type { CatalogView, ItemRow } from '../../domain/console/catalog.js';
import { Mark } from '../content/mark.js';
import { moveInList, useSearchKey } from '../content/use-list-keys.js';
import { CONTENT_WORDS } from '../content/words.js';
import { useWords } from '../shell/language.js';
import { useAddress } from '../shell/use-address.js';
import { ItemTable } from './item-table.js';
import { CATALOG_WORDS } from './words.js';

const SHOW: Record<string, (item: ItemRow) => boolean> = {
  drafts: ({ draft }) => draft,
  findings: ({ errors, warnings }) => errors + warnings > 0,
  changed: ({ revision }) => revision > 0,
};

export function ItemsTab({ catalog, onOpen }: { catalog: CatalogView; onOpen: (code: string) => void }) {
  const words = useWords(CATALOG_WORDS);
  const shared = useWords(CONTENT_WORDS);
  const { now, set } = useAddress();
  const wide = Grid.useBreakpoint().lg ?? window.matchMedia('(min-width: 992px)').matches;
  const window_ = now.window ?? '';
  const area = useRef<HTMLDivElement>(null);
  useSearchKey(area);
  const matching = catalog.items.filter((item) => matches(item, now));
  const items = matching.filter((item) => window_ === '' || item.window === window_);
  const windows = catalog.windows.map((one) => ({ ...one, count: matching.filter(({ window }) => window === one.code).length }));
  const chosen = catalog.windows.find(({ code }) => code === window_);
  const choices = [{ code: '', short_name: words.allWindows, count: matching.length }, ...windows];
  return (
    <div ref={area} className="catalog-split">
      {wide && (
        <nav className="sheet window-tree" aria-label={words.windows} onKeyDown={moveInList}>
          <ul>
            {choices.map(({ code, short_name, count }) => (
              <li key={code}>
                <button type="button" aria-current={code === window_} onClick={() => set({ window: code })}>
                  <code>{code}</code>
                  <span>{short_name}</span>
                  <span className="quiet">{count}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <section className="sheet" aria-label={words.title}>
        <div className="catalog-filters">
          <Input.Search
            allowClear
            defaultValue={now.q}
            placeholder={words.search}
            aria-label={words.search}
            onSearch={(q) => set({ q })}
            onChange={({ target }) => set({ q: target.value })}
          />
          {!wide && (
            <Select
              aria-label={words.windows}
              value={window_}
              onChange={(value) => set({ window: value })}
              options={choices.map(({ code, short_name, count }) => ({ value: code, label: `${code} ${short_name} (${count})` }))}
            />
          )}
          <Select
            aria-label={words.show}
            value={now.show ?? 'all'}
            onChange={(show) => set({ show: show === 'all' ? null : show })}
            options={[
              { value: 'all', label: words.showAll },
              { value: 'drafts', label: words.showDrafts },
              { value: 'changed', label: words.showChanged },
              { value: 'findings', label: words.showFindings },
            ]}
          />
        </div>
        {chosen && (
          <p className="window-line">
            <strong>{chosen.department}</strong>
            <span className="quiet">
              {chosen.hall} · {chosen.hours}
            </span>
            {chosen.draft && <Mark tone="draft">{shared.draft}</Mark>}
            <Button size="small" onClick={() => set({ about: chosen.code })}>
              {words.editWindow}
            </Button>
          </p>
        )}
        <ItemTable items={items} empty={words.none} onOpen={onOpen} />
      </section>
    </div>
  );
}

function matches(item: ItemRow, { q = '', show = 'all' }: Record<string, string | undefined>): boolean {
  const wanted = q.trim().toLowerCase();
  const texts = [item.code, item.name, item.short_name, ...item.aliases];
  return (wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))) && (SHOW[show]?.(item) ?? true);
}
