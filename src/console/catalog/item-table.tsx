/** Items as a table, a page at a time; the name opens one. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ItemRow } from '../../domain/console/catalog.js';
import { Mark } from '../content/mark.js';
import { CONTENT_WORDS } from '../content/words.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { useWords } from '../shell/language.js';
import { CATALOG_WORDS } from './words.js';

const SIZE = 20;

interface Props {
  items: readonly ItemRow[];
  empty: string;
  onOpen: (code: string) => void;
}

export function ItemTable({ items, empty, onOpen }: Props) {
  const words = useWords(CATALOG_WORDS);
  const [page, setPage] = useState(1);
  const first = items[0]?.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first page
  useEffect(() => setPage(1), [first, items.length]);
  const columns: Column<ItemRow>[] = [
    { key: 'code', title: words.code, width: 72, show: ({ code }) => <code>{code}</code> },
    {
      key: 'name',
      title: words.name,
      place: 'head',
      show: ({ code, short_name, name }) => (
        <Button type="link" className="item-link" onClick={() => onOpen(code)}>
          <strong>{short_name || code}</strong>
          <span className="quiet">{name === short_name ? '' : name}</span>
        </Button>
      ),
    },
    { key: 'kind', title: words.kind, width: 90, show: ({ kind }) => kind },
    { key: 'asOf', title: words.asOf, width: 110, show: ({ as_of }) => as_of ?? <span className="quiet">{words.unknown}</span> },
    { key: 'marks', title: words.marks, width: 200, show: (item) => <Marks item={item} /> },
  ];
  const paging = { page, size: SIZE, total: items.length, onPage: setPage };
  return (
    <DataTable
      columns={columns}
      rows={items.slice((page - 1) * SIZE, page * SIZE)}
      rowKey={({ code }) => code}
      label={words.title}
      empty={empty}
      paging={paging}
    />
  );
}

function Marks({ item }: { item: ItemRow }) {
  const words = useWords(CATALOG_WORDS);
  const shared = useWords(CONTENT_WORDS);
  return (
    <span className="note-marks">
      {item.draft && <Mark tone="draft">{shared.draft}</Mark>}
      {item.others.length > 0 && <Mark tone="draft">{shared.others(item.others.join('、'))}</Mark>}
      {!item.published && <Mark tone="good">{words.fresh}</Mark>}
      {item.errors > 0 && <Mark tone="bad">{words.errors(item.errors)}</Mark>}
      {item.warnings > 0 && <Mark>{words.warnings(item.warnings)}</Mark>}
      {item.revision > 0 && <Mark tone="good">{words.changed}</Mark>}
    </span>
  );
}
