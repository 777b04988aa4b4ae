/** Not understood (待教问题): groups of like questions, most frequent first, and what was taught; each can be taken back. */
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import type { MissedPage } from '../../domain/console/teach.js';
import type { MissedStatus } from '../../domain/missed.js';
import { api } from '../shell/api.js';
import { Filter, Filters } from '../shell/filters.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { GroupList } from './group-list.js';
import { PhraseList } from './phrase-list.js';
import { TeachDrawer } from './teach-drawer.js';
import { STATUS_NAMES, TEACH_WORDS } from './words.js';

/** Groups by what became of them, in the order of the switch; and all phrases that hold. */
const STATUSES = Object.keys(STATUS_NAMES) as MissedStatus[];
const PHRASES = 'phrases';

export function TeachPage() {
  const words = useWords(TEACH_WORDS);
  const { now, set } = useAddress();
  const [open, setOpen] = useState<number>();
  return (
    <>
      <PageHeader title={words.title} hint={words.hint} />
      <TeachFilters now={now} open={open} set={set} />
      {now.status === PHRASES ? <PhraseList search={now.search} /> : <Groups onCounted={setOpen} />}
    </>
  );
}

function Groups({ onCounted }: { onCounted(open: number): void }) {
  const words = useWords(TEACH_WORDS);
  const { now, set, key } = useAddress();
  const status = STATUSES.find((one) => one === now.status) ?? 'open';
  const query = { status, search: now.search, page: now.page };
  const list = useLoad(
    async (signal) => {
      const page = await api.get<MissedPage>('teach', { query, signal });
      onCounted(page.open);
      return page;
    },
    [key],
  );
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      <Loading from={list}>
        {({ groups, total, pageSize }) => (
          <GroupList
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
  now: Record<string, string | undefined>;
  /** Number of open groups, once known. */
  open: number | undefined;
  set(changes: Record<string, string>): void;
}

function TeachFilters({ now, open, set }: FilterProps) {
  const words = useWords(TEACH_WORDS);
  const pick = usePick();
  const label = (one: MissedStatus) => (one === 'open' && open ? `${pick(STATUS_NAMES.open)} ${open}` : pick(STATUS_NAMES[one]));
  return (
    <>
      <Segmented
        className="teach-status"
        aria-label={words.status}
        value={now.status ?? 'open'}
        onChange={(value) => set({ status: value === 'open' ? '' : value })}
        options={[
          ...STATUSES.map((value) => ({ value: `${value}`, label: label(value) })),
          { value: PHRASES, label: words.phrases },
        ]}
      />
      <Filters>
        <Filter id="teach-search" label={words.words}>
          <Input.Search
            id="teach-search"
            className="teach-search"
            allowClear
            defaultValue={now.search}
            placeholder={words.wordsHint}
            onSearch={(value) => set({ search: value.trim() })}
          />
        </Filter>
      </Filters>
    </>
  );
}
