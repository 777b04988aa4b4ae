/** Not understood (待教问题): groups of like questions, most frequent first; each can be taught, ignored, taken back. */
import { Input, Segmented, Tag } from 'antd';
import { useState } from 'react';
import type { MissedGroupView, MissedPage } from '../../domain/console/teach.js';
import type { MissedStatus } from '../../domain/missed.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Filter, Filters } from '../shell/filters.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { GroupActions } from './group-actions.js';
import { TeachDrawer } from './teach-drawer.js';
import { Understood } from './understood.js';
import { STATUS_NAMES, TEACH_WORDS } from './words.js';

/** In the order of the switch. */
const STATUSES = Object.keys(STATUS_NAMES) as MissedStatus[];

export function TeachPage() {
  const words = useWords(TEACH_WORDS);
  const { now, set, key } = useAddress();
  const status = STATUSES.find((one) => one === now.status) ?? 'open';
  const query = { status, search: now.search, page: now.page };
  const list = useLoad((signal) => api.get<MissedPage>('teach', { query, signal }), [key]);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      <PageHeader title={words.title} hint={words.hint} />
      <TeachFilters status={status} search={now.search} open={list.value?.open} set={set} />
      <Loading from={list}>
        {({ groups, total, pageSize }) => (
          <Groups
            groups={groups}
            loading={list.loading}
            empty={status === 'open' && !now.search ? words.emptyOpen : words.empty}
            paging={{ page: Number(now.page ?? 1), size: pageSize, total, onPage: (page) => set({ page }) }}
            onShow={setShown}
            onChanged={list.reload}
          />
        )}
      </Loading>
      <TeachDrawer id={shown} onClose={() => setShown(null)} onChanged={list.reload} />
    </>
  );
}

interface FilterProps {
  status: MissedStatus;
  search: string | undefined;
  open: number | undefined;
  set(changes: Record<string, string>): void;
}

function TeachFilters({ status, search, open, set }: FilterProps) {
  const words = useWords(TEACH_WORDS);
  const pick = usePick();
  const label = (one: MissedStatus) => (one === 'open' && open ? `${pick(STATUS_NAMES.open)} ${open}` : pick(STATUS_NAMES[one]));
  return (
    <>
      <Segmented
        className="teach-status"
        aria-label={words.status}
        value={status}
        onChange={(value) => set({ status: value === 'open' ? '' : value })}
        options={STATUSES.map((value) => ({ value, label: label(value) }))}
      />
      <Filters>
        <Filter id="teach-search" label={words.words}>
          <Input.Search
            id="teach-search"
            allowClear
            defaultValue={search}
            placeholder={words.wordsHint}
            onSearch={(value) => set({ search: value.trim() })}
          />
        </Filter>
      </Filters>
    </>
  );
}

interface GroupsProps {
  groups: readonly MissedGroupView[];
  loading: boolean;
  empty: string;
  paging: { page: number; size: number; total: number; onPage(page: number): void };
  onShow(id: number): void;
  onChanged(): void;
}

function Groups({ groups, loading, empty, paging, onShow, onChanged }: GroupsProps) {
  const words = useWords(TEACH_WORDS);
  const columns: Column<MissedGroupView>[] = [
    { key: 'text', title: words.question, place: 'head', show: (group) => <Question group={group} /> },
    { key: 'heard', title: words.heard, width: 130, show: ({ turns, callers }) => words.heardValue(turns, callers) },
    { key: 'last', title: words.last, width: 150, show: ({ lastAtMs }) => <Instant ms={lastAtMs} /> },
    { key: 'now', title: words.now, show: ({ now }) => <Understood value={now} /> },
    { key: 'nearest', title: words.nearest, show: ({ nearest }) => <Nearest items={nearest} /> },
    {
      key: 'actions',
      title: '',
      place: 'foot',
      width: 180,
      show: (group) => <GroupActions group={group} onShow={onShow} onChanged={onChanged} />,
    },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={groups}
      rowKey={({ id }) => id}
      loading={loading}
      empty={empty}
      paging={paging}
    />
  );
}

function Nearest({ items }: { items: MissedGroupView['nearest'] }) {
  const words = useWords(TEACH_WORDS);
  if (items.length === 0) return <span className="quiet">{words.none}</span>;
  return <span>{items.map(({ name, score }) => `${name} ${Math.round(score * 100)}%`).join('、')}</span>;
}

function Question({ group: { text, status, target } }: { group: MissedGroupView }) {
  const words = useWords(TEACH_WORDS);
  return (
    <>
      <strong>{text}</strong> {status === 'open' && target !== null && <Tag color="warning">{words.again}</Tag>}
      {status === 'taught' && target !== null && <small className="quiet">{`${words.taughtAs} ${target}`}</small>}
    </>
  );
}
