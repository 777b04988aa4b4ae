/** Tickets: what callers left for people to do. */
import { AudioOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { TicketList, TicketRow } from '../../domain/console/tickets.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { TICKET_PAGE_SIZE } from './page-size.js';
import { TicketFilters } from './ticket-filters.js';
import { Deadline, TicketStateTag } from './ticket-marks.js';
import { KIND_NAMES, TICKET_WORDS } from './words.js';

export function TicketsPage() {
  const words = useWords(TICKET_WORDS);
  const pick = usePick();
  const address = useAddress();
  const { now } = address;
  const query = { ...now, state: now.state ?? 'unfinished' };
  const list = useLoad((signal) => api.get<TicketList>('tickets', { query, signal }), [address.key]);

  const columns: Column<TicketRow>[] = [
    { key: 'number', title: words.number, place: 'head', show: ({ number }) => <Link to={`/tickets/${number}`}>{number}</Link> },
    {
      key: 'kind',
      title: words.kind,
      show: ({ kind, recorded }) =>
        recorded ? (
          <>
            {pick(KIND_NAMES[kind])} <AudioOutlined title={words.recorded} aria-label={words.recorded} />
          </>
        ) : (
          pick(KIND_NAMES[kind])
        ),
    },
    { key: 'state', title: words.state, place: 'head', show: (ticket) => <TicketStateTag state={ticket.state} /> },
    { key: 'item', title: words.item, show: ({ item }) => item?.name ?? '–' },
    { key: 'window', title: words.window, show: ({ window }) => window?.name ?? '–' },
    { key: 'phone', title: words.phone, show: ({ phone }) => phone ?? words.withheld },
    { key: 'created', title: words.created, show: ({ createdAtMs }) => <Instant ms={createdAtMs} /> },
    { key: 'due', title: words.due, show: (ticket) => <Deadline ticket={ticket} /> },
  ];

  return (
    <>
      <PageHeader title={words.title} hint={words.hint} />
      <TicketFilters address={address} counts={list.value?.counts} />
      <Loading from={list}>
        {({ tickets, total }) => (
          <DataTable
            label={words.title}
            columns={columns}
            rows={tickets}
            rowKey={({ number }) => number}
            loading={list.loading}
            empty={words.none}
            paging={{
              page: Number(now.page ?? 1),
              size: TICKET_PAGE_SIZE,
              total,
              onPage: (page) => address.set({ page }),
            }}
          />
        )}
      </Loading>
    </>
  );
}
