/** Cases: look one up, and see what came of the last imports. */
import { UploadOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { Link } from 'react-router';
import type { CaseImport, CaseImportList } from '../../domain/console/cases.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { CaseCountsLine } from './case-counts-line.js';
import { CaseLookUp } from './case-look-up.js';
import { CASE_WORDS } from './words.js';

export function CasesPage() {
  const words = useWords(CASE_WORDS);
  const mayImport = useMay()('editor');
  const list = useLoad((signal) => api.get<CaseImportList>('cases/imports', { signal }), []);
  const columns: Column<CaseImport>[] = [
    { key: 'when', title: words.when, place: 'head', width: 160, show: ({ atMs }) => <Instant ms={atMs} /> },
    { key: 'by', title: words.by, show: ({ by }) => by },
    { key: 'file', title: words.file, show: ({ file }) => file ?? words.interface },
    { key: 'counts', title: words.counts, show: ({ counts }) => <CaseCountsLine counts={counts} /> },
    { key: 'problems', title: words.problems, place: 'foot', show: (one) => one.problems.length > 0 && <Problems of={one} /> },
  ];
  return (
    <>
      <PageHeader title={words.title} hint={words.hint}>
        {mayImport && (
          <Link to="/cases/import">
            <Button type="primary" icon={<UploadOutlined />} tabIndex={-1}>
              {words.import}
            </Button>
          </Link>
        )}
      </PageHeader>
      <CaseLookUp />
      <section className="below">
        <h2>{words.imports}</h2>
        <Loading from={list}>
          {({ imports, stored }) => (
            <>
              <p className="quiet">{words.stored(stored)}</p>
              <DataTable label={words.imports} columns={columns} rows={imports} rowKey={({ id }) => id} empty={words.noImports} />
            </>
          )}
        </Loading>
      </section>
    </>
  );
}

function Problems({ of: { problems, counts } }: { of: CaseImport }) {
  const words = useWords(CASE_WORDS);
  const pick = usePick();
  const list = (
    <ul className="problems">
      {problems.map(({ row, receipt, text }) => (
        <li key={row}>
          {words.row} {row} {receipt} {pick(text)}
        </li>
      ))}
      {counts.failed > problems.length && <li>……</li>}
    </ul>
  );
  return (
    <Popover content={list} trigger="click" placement="left">
      <Button size="small">{words.seeProblems}</Button>
    </Popover>
  );
}
