/** Every version of a key, newest first, with what it changed; any of them can be put into the draft again. */
import { Button, Tag } from 'antd';
import type { RevisionView } from '../../domain/console/content-drafts.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { EmptyState } from '../shell/page-states.js';
import { FieldChanges } from './field-changes.js';
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
    <ol className="history">
      {history.map((one) => (
        <li key={one.revision}>
          <header>
            <span>
              {words.by(one.by, formatInstant(one.atMs))} {one.standing && <Tag color="green">{words.inForce}</Tag>}
              {one.startsAtMs > one.atMs && <Tag>{words.from(formatInstant(one.startsAtMs))}</Tag>}
              {one.endsAtMs !== null && <Tag>{words.until(formatInstant(one.endsAtMs))}</Tag>}
            </span>
            {onRestore && !one.standing && (
              <Button size="small" onClick={() => onRestore(one)}>
                {words.restore}
              </Button>
            )}
          </header>
          {one.note && <p>{one.note}</p>}
          <FieldChanges fields={one.fields} />
        </li>
      ))}
    </ol>
  );
}
