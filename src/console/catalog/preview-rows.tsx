/** What an import would do: counts, then row by row what is new, changed or wrong, down to the cell. */
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import type { CellProblemView, ImportPreview, StagedRowView } from '../../domain/console/catalog.js';
import { FieldChanges } from '../content/field-changes.js';
import { Mark } from '../content/mark.js';
import { usePick, useWords } from '../shell/language.js';
import { IMPORT_WORDS } from './words.js';

const LISTED = 100;
const TONES = { new: 'good', changed: 'draft', same: 'plain', error: 'bad' } as const;

export function PreviewRows({ preview: { counts, untouched, problems, rows } }: { preview: ImportPreview }) {
  const words = useWords(IMPORT_WORDS);
  const [state, setState] = useState<StagedRowView['state'] | 'all'>(counts.error > 0 ? 'error' : 'all');
  const shown = rows.filter((row) => state === 'all' || row.state === state);
  const states = (['error', 'new', 'changed'] as const).filter((one) => counts[one] > 0);
  return (
    <div className="import-preview">
      {problems.map((problem) => (
        <Alert key={`${problem.cell} ${problem.message.en}`} type="error" showIcon title={<Problem problem={problem} />} />
      ))}
      {problems.length === 0 && (
        <>
          <Alert
            type={counts.error > 0 ? 'error' : counts.new + counts.changed > 0 ? 'success' : 'info'}
            showIcon
            title={words.counts(counts)}
            description={
              counts.error > 0 ? words.wrong : counts.new + counts.changed === 0 ? words.nothing : words.untouched(untouched)
            }
          />
          {states.length > 0 && (
            <Segmented
              aria-label={words.filter}
              value={state}
              onChange={setState}
              options={[
                { value: 'all' as const, label: words.all },
                ...states.map((one) => ({ value: one, label: `${words[one]} ${counts[one]}` })),
              ]}
            />
          )}
        </>
      )}
      <ol className="revisions">
        {shown.slice(0, LISTED).map((row) => (
          <PreviewRow key={row.row} row={row} />
        ))}
      </ol>
      {shown.length > LISTED && <p className="quiet">{words.more(shown.length - LISTED)}</p>}
    </div>
  );
}

function PreviewRow({ row: { row, state, code, name, changes, problems, notes } }: { row: StagedRowView }) {
  const words = useWords(IMPORT_WORDS);
  return (
    <li>
      <div className="entry-head">
        <span>
          <Mark tone={TONES[state]}>{words[state]}</Mark> <strong>{[code, name].filter(Boolean).join(' ')}</strong>{' '}
          <span className="quiet">{words.row(row)}</span>
        </span>
      </div>
      {problems.length > 0 && (
        <ul className="faults">
          {problems.map((problem) => (
            <li key={`${problem.cell} ${problem.message.en}`} className="error">
              <Problem problem={problem} />
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="faults">
          {notes.map((note) => (
            <li key={`${note.cell} ${note.message.zh}`}>
              <Problem problem={note} />
            </li>
          ))}
        </ul>
      )}
      {state === 'changed' && <FieldChanges fields={changes} />}
      {state === 'new' && (
        <details>
          <summary>{changes.length}</summary>
          <FieldChanges fields={changes} />
        </details>
      )}
    </li>
  );
}

function Problem({ problem: { cell, column, message, fix } }: { problem: CellProblemView }) {
  const pick = usePick();
  return (
    <>
      {cell !== null && (
        <code>
          {cell} {column}
        </code>
      )}{' '}
      {pick(message)} <span>{pick(fix)}</span>
    </>
  );
}
