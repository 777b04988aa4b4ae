/** The rows of a preview: what would change, cell by cell, and what is wrong and how to mend it. */
import { Tag } from 'antd';
import type { CaseRow } from '../../domain/console/cases.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { usePick, useWords } from '../shell/language.js';
import { CASE_STATE_NAMES, CASE_WORDS } from './words.js';

const MARKS: Record<CaseRow['state'], string> = { new: 'mark-assigned', changed: 'mark-open', unchanged: '', error: 'mark-late' };

/** `of`: how many rows change or have problems; the server lists the first of them. */
export function CaseRows({ rows, of }: { rows: readonly CaseRow[]; of: number }) {
  const words = useWords(CASE_WORDS);
  const pick = usePick();
  const columns: Column<CaseRow>[] = [
    { key: 'row', title: words.row, width: 80, show: ({ row }) => row },
    { key: 'receipt', title: words.receipt, width: 170, place: 'head', show: ({ receipt }) => receipt ?? '–' },
    {
      key: 'state',
      title: words.state,
      width: 110,
      place: 'head',
      show: ({ state }) => <Tag className={`mark ${MARKS[state]}`}>{pick(CASE_STATE_NAMES[state])}</Tag>,
    },
    { key: 'details', title: words.details, show: (row) => <Details row={row} /> },
  ];
  if (of === 0) return <p className="quiet gap">{words.unchangedAll}</p>;
  return (
    <div className="gap">
      <p className="quiet">{words.shown(rows.length, of)}</p>
      <DataTable label={words.preview} columns={columns} rows={rows} rowKey={({ row }) => row} />
    </div>
  );
}

function Details({ row: { problems, changes } }: { row: CaseRow }) {
  const pick = usePick();
  return (
    <ul className="problems">
      {problems.map(({ cell, column, message, fix }) => (
        <li key={`${cell}${message.zh}`}>
          {cell && (
            <strong>
              {cell} {column}{' '}
            </strong>
          )}
          {pick(message)}
          {fix && <span className="quiet"> {pick(fix)}</span>}
        </li>
      ))}
      {changes.map(({ column, before, after }) => (
        <li key={column}>
          <strong>{column} </strong>
          <del>{before || '–'}</del> → <ins>{after || '–'}</ins>
        </li>
      ))}
    </ul>
  );
}
