/** The call log: filters in the address, newest first, as many as one cares to read, and the whole of it as a file. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { CallCount, CallPage } from '../../domain/console/calls.js';
import { api } from '../shell/api.js';
import { DataTable } from '../shell/data-table.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { EmptyState, Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { type AddressFilters, useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { filterCount, presetDays, toQuery } from './call-address.js';
import { useCallColumns } from './call-columns.js';
import { CallFilters } from './call-filters.js';
import { ExportButton } from './export-button.js';
import { LiveNote } from './live-note.js';
import { type NameBook, useNames } from './use-names.js';
import { CALL_WORDS } from './words.js';

export function CallsPage() {
  const words = useWords(CALL_WORDS);
  const names = useNames();
  return (
    <>
      <Loading from={names}>{(book) => <CallLog names={book} />}</Loading>
      {names.value === undefined && <h1 className="visually-hidden">{words.title}</h1>}
    </>
  );
}

function CallLog({ names }: { names: NameBook }) {
  const words = useWords(CALL_WORDS);
  const may = useMay();
  const address = useAddress();
  const query = toQuery(address.now, names.today);
  const count = useLoad((signal) => api.get<CallCount>('calls/count', { query, signal }), [address.key]);
  const first = useLoad((signal) => api.get<CallPage>('calls', { query, signal }), [address.key]);
  return (
    <>
      <PageHeader title={words.title} hint={words.hint}>
        <LiveNote />
        {may('manager') && <ExportButton query={query} total={count.value?.count ?? 0} />}
      </PageHeader>
      <CallFilters address={address} names={names} />
      <p className="call-count" role="status">
        {count.value === undefined || count.loading ? words.counting : words.count(count.value.count)}
      </p>
      <Loading from={first}>
        {(page) => (
          <CallList key={address.key} first={page} query={query} names={names} address={address} loading={first.loading} />
        )}
      </Loading>
    </>
  );
}

interface ListProps {
  first: CallPage;
  query: Record<string, string | undefined>;
  names: NameBook;
  address: AddressFilters;
  loading: boolean;
}

function CallList({ first, query, names, address, loading }: ListProps) {
  const words = useWords(CALL_WORDS);
  const [more, setMore] = useState<CallPage[]>([]);
  const task = useTask();
  const columns = useCallColumns(names);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list read anew begins with its first page
  useEffect(() => setMore([]), [first]);
  const pages = [first, ...more];
  const next = pages.at(-1)?.next ?? null;
  const readMore = () =>
    task.run(async () => setMore([...more, await api.get<CallPage>('calls', { query: { ...query, before: next } })]));
  const rows = pages.flatMap(({ calls }) => calls);
  if (rows.length === 0 && !loading) {
    const isToday = filterCount(address.now) === 0 && address.now.from === undefined && address.now.days === undefined;
    return (
      <EmptyState text={isToday ? words.noneToday : words.none}>
        {isToday && <Button onClick={() => address.set(presetDays('thirty', names.today))}>{words.lastMonth}</Button>}
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable label={words.title} columns={columns} rows={rows} rowKey={({ id }) => id} loading={loading} />
      {next !== null && (
        <p className="more">
          <Button onClick={readMore} loading={task.busy}>
            {words.more}
          </Button>
        </p>
      )}
    </>
  );
}
