/** The catalog: items by window, edited as drafts, imported and exported as a sheet, with what is due for review. */
import { DownOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Badge, Button, Dropdown, Segmented } from 'antd';
import { useState } from 'react';
import type { CatalogView } from '../../domain/console/catalog.js';
import { PublicationList } from '../content/publication-list.js';
import { PublishDrawer } from '../content/publish-drawer.js';
import { CONTENT_WORDS } from '../content/words.js';
import { api, apiUrl } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import '../content/content.css';
import './catalog.css';
import { ImportDrawer } from './import-drawer.js';
import { ItemDrawer } from './item-drawer.js';
import { ItemsTab } from './items-tab.js';
import { NewItem } from './new-item.js';
import { StaleTab } from './stale-tab.js';
import { CATALOG_WORDS } from './words.js';

export function CatalogPage() {
  const words = useWords(CATALOG_WORDS);
  const { now, set } = useAddress();
  const tab = now.tab ?? 'items';
  const catalog = useLoad((signal) => api.get<CatalogView>('catalog', { signal }), []);
  const due = catalog.value?.items.filter(({ stale }) => stale).length ?? 0;
  const openItem = (item: string | null) => set({ item, new: null, said: item === null ? null : now.said });
  return (
    <>
      <PageHeader title={words.title} hint={words.hint}>
        {catalog.value && <Actions catalog={catalog.value} onChanged={catalog.reload} onOpen={openItem} />}
      </PageHeader>
      <Segmented
        className="tabs"
        aria-label={words.tabs}
        value={tab}
        onChange={(value) => set({ tab: value === 'items' ? null : value })}
        options={[
          { value: 'items', label: words.tabItems },
          { value: 'stale', label: words.tabStale(due) },
          { value: 'publications', label: words.tabPublications },
        ]}
      />
      <Loading from={catalog}>
        {(value) => (
          <>
            {tab === 'items' && <ItemsTab catalog={value} onOpen={openItem} />}
            {tab === 'stale' && <StaleTab catalog={value} onOpen={openItem} />}
            {tab === 'publications' && <PublicationList kinds={['item', 'window']} onChanged={catalog.reload} />}
            <ItemDrawer
              kind="window"
              catalog={value}
              code={now.about ?? null}
              onClose={() => set({ about: null })}
              onChanged={catalog.reload}
            />
            <ItemDrawer
              kind="item"
              catalog={value}
              code={now.item ?? null}
              onClose={() => openItem(null)}
              onChanged={catalog.reload}
            />
          </>
        )}
      </Loading>
    </>
  );
}

interface ActionsProps {
  catalog: CatalogView;
  onChanged: () => void;
  onOpen: (code: string) => void;
}

function Actions({ catalog, onChanged, onOpen }: ActionsProps) {
  const words = useWords(CATALOG_WORDS);
  const shared = useWords(CONTENT_WORDS);
  const may = useMay()('editor');
  // `?new=1&said=…` begins a new item from what callers said.
  const begun = useAddress().now.new !== undefined;
  const [shown, setShown] = useState<'publish' | 'import' | 'new' | null>(begun ? 'new' : null);
  const drafts = [...catalog.items, ...catalog.windows].filter(({ draft }) => draft).length;
  const files = [
    { key: 'export.xlsx', label: words.exportXlsx },
    { key: 'export.csv', label: words.exportCsv },
    { key: 'template.xlsx', label: words.template },
  ];
  const download = ({ key }: { key: string }) => window.location.assign(apiUrl(`catalog/${key}`));
  const close = () => setShown(null);
  return (
    <>
      <Dropdown menu={{ items: files, onClick: download }} trigger={['click']}>
        <Button>
          {words.export} <DownOutlined />
        </Button>
      </Dropdown>
      {may && (
        <>
          <Button icon={<ImportOutlined />} onClick={() => setShown('import')}>
            {words.import}
          </Button>
          <Button icon={<PlusOutlined />} onClick={() => setShown('new')}>
            {words.add}
          </Button>
          <Badge count={drafts} color="#0f6b5c">
            <Button type="primary" disabled={drafts === 0} onClick={() => setShown('publish')}>
              {shared.reviewAndPublish}
            </Button>
          </Badge>
        </>
      )}
      <PublishDrawer kinds={['item', 'window']} open={shown === 'publish'} onClose={close} onPublished={onChanged} />
      <ImportDrawer open={shown === 'import'} onClose={close} onImported={onChanged} />
      <NewItem open={shown === 'new'} taken={catalog.items.map(({ code }) => code)} onClose={close} onOpen={onOpen} />
    </>
  );
}
