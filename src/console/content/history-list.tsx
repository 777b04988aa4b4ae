/** Every version of a key, newest first, with what it changed; any of them can be put into the draft again. */
import { Button } from 'antd';
import type { RevisionView } from '../../domain/console/content-drafts.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { EmptyState } from '../shell/page-states.js';
import { FieldChanges } from './field-changes.js';
import { Mark } from './mark.js';
import { CONTENT_WORDS } from './words.js';

interface Props {
  history: readonly RevisionView[];
  /** Absent for people who may only read. */
  onRestore?: (revision: RevisionView) => void;
}

export function HistoryList({ history, onRestore }: Props) {
  const words = useWords(CONTENT_WORDS);
  if (history.length === 0) return <EmptyState text={words.noHistory} />;
  return (
    <ol className="revisions">
      {history.map((one) => (
        <li key={one.revision}>
          <div className="entry-head">
            <span>
              {words.by(one.by, formatInstant(one.atMs))} {one.standing && <Mark tone="good">{words.inForce}</Mark>}
              {one.startsAtMs > one.atMs && <Mark>{words.from(formatInstant(one.startsAtMs))}</Mark>}
              {one.endsAtMs !== null && <Mark>{words.until(formatInstant(one.endsAtMs))}</Mark>}
            </span>
            {onRestore && !one.standing && (
              <Button size="small" onClick={() => onRestore(one)}>
                {words.restore}
              </Button>
            )}
          </div>
          {one.note && <p>{one.note}</p>}
          <FieldChanges fields={one.fields} />
        </li>
      ))}
    </ol>
  );
}
