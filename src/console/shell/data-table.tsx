/** A table of rows; on a telephone each row is a card, so that nothing has to be scrolled sideways. */
import { Grid, Pagination, Table } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './language.js';
import { EmptyState } from './page-states.js';
import { SHELL_WORDS } from './words.js';

export interface Column<T> {
  key: string;
  /** '' for a column of buttons. */
  title: string;
  show(row: T): ReactNode;
  width?: number | string;
  align?: 'right';
  /** On a telephone: `head` stands first and bold, `foot` last without its title (buttons). */
  place?: 'head' | 'foot';
}

export interface Paging {
  page: number;
  size: number;
  total: number;
  onPage(page: number): void;
}

interface Props<T> {
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey(row: T): string | number;
  /** Read aloud; says what the table holds. */
  label: string;
  loading?: boolean;
  empty?: string;
  paging?: Paging;
}

export function DataTable<T extends object>(props: Props<T>) {
  const wide = Grid.useBreakpoint().md ?? window.matchMedia('(min-width: 768px)').matches;
  const { rows, empty, loading, paging } = props;
  if (rows.length === 0 && !loading) return <EmptyState text={empty} />;
  return (
    <>
      {wide ? <WideTable {...props} /> : <Cards {...props} />}
      {paging && paging.total > paging.size && (
        <Pagination
          className="paging"
          current={paging.page}
          pageSize={paging.size}
          total={paging.total}
          onChange={paging.onPage}
          showSizeChanger={false}
          responsive
        />
      )}
    </>
  );
}

function WideTable<T extends object>({ columns, rows, rowKey, label, loading }: Props<T>) {
  const words = useWords(SHELL_WORDS);
  // A column of buttons needs no title to look at, but one to be read.
  const buttonsTitle = <span className="visually-hidden">{words.actions}</span>;
  return (
    <Table<T>
      className="table"
      aria-label={label}
      size="middle"
      loading={loading}
      dataSource={[...rows]}
      rowKey={rowKey}
      pagination={false}
      columns={columns.map(({ key, title, show, width, align }) => {
        return { key, title: title === '' ? buttonsTitle : title, width, align, render: (_: unknown, row: T) => show(row) };
      })}
    />
  );
}

function Cards<T extends object>({ columns, rows, rowKey, label, loading }: Props<T>) {
  const at = (place?: Column<T>['place']) => columns.filter((column) => column.place === place);
  return (
    <ul className="cards" aria-label={label} aria-busy={loading}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className="card-head">
            {at('head').map(({ key, show }) => (
              <span key={key}>{show(row)}</span>
            ))}
          </div>
          <dl>
            {at().map(({ key, title, show }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd>{show(row)}</dd>
              </div>
            ))}
          </dl>
          <div className="card-foot">
            {at('foot').map(({ key, show }) => (
              <span key={key}>{show(row)}</span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
