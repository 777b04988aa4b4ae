/** The audit log: filters in the address, newest first, before and after on demand. */
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import type { AuditChoices, AuditEntryView, AuditPage as AuditPageView } from '../../domain/console/audit.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { formatInstant, Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { SHELL_WORDS } from '../shell/words.js';
import { actionName } from './actions.js';
import { AuditFilters } from './audit-filters.js';
import { ChangeDiff } from './change-diff.js';
import { AUDIT_WORDS } from './words.js';

export function AuditPage() {
  const words = useWords({ ...SHELL_WORDS, ...AUDIT_WORDS });
  const pick = usePick();
  const address = useAddress();
  const query = address.now;
  const choices = useLoad((signal) => api.get<AuditChoices>('audit/choices', { signal }), []);
  const first = useLoad((signal) => api.get<AuditPageView>('audit', { query, signal }), [address.key]);
  const [more, setMore] = useState<AuditPageView[]>([]);
  const [shown, setShown] = useState<AuditEntryView | null>(null);
  const task = useTask();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts a new list
  useEffect(() => setMore([]), [address.key]);

  const nameOf = (action: string) => pick(actionName(action));
  const columns: Column<AuditEntryView>[] = [
    { key: 'when', title: words.when, width: 160, show: ({ atMs }) => <Instant ms={atMs} /> },
    { key: 'by', title: words.by, width: 160, show: ({ by }) => by },
    { key: 'action', title: words.action, width: 200, place: 'head', show: ({ action }) => nameOf(action) },
    { key: 'subject', title: words.subject, show: ({ subject }) => subject },
    {
      key: 'details',
      title: words.details,
      width: 120,
      place: 'foot',
      show: (entry) =>
        (entry.before ?? entry.after) != null && (
          <Button
            size="small"
            onClick={() => setShown(entry)}
            aria-label={`${words.show} ${words.details}: ${nameOf(entry.action)} ${entry.subject}`}
          >
            {words.show}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHeader title={words.title} hint={words.hint} />
      <AuditFilters address={address} choices={choices.value} actionName={nameOf} />
      <Loading from={first}>
        {(page) => {
          const pages = [page, ...more];
          const next = pages.at(-1)?.next ?? null;
          const readMore = () =>
            task.run(async () => setMore([...more, await api.get<AuditPageView>('audit', { query: { ...query, before: next } })]));
          return (
            <>
              <DataTable
                label={words.title}
                columns={columns}
                rows={pages.flatMap(({ entries }) => entries)}
                rowKey={({ id }) => id}
                loading={first.loading}
                empty={words.none}
              />
              {next !== null && (
                <p className="more">
                  <Button onClick={readMore} loading={task.busy}>
                    {words.more}
                  </Button>
                </p>
              )}
            </>
          );
        }}
      </Loading>
      <Drawer
        open={shown !== null}
        onClose={() => setShown(null)}
        size={560}
        title={shown && `${nameOf(shown.action)} · ${shown.subject}`}
      >
        {shown && (
          <>
            <p className="quiet">
              {formatInstant(shown.atMs)} · {shown.by}
            </p>
            <ChangeDiff before={shown.before} after={shown.after} />
          </>
        )}
      </Drawer>
    </>
  );
}
