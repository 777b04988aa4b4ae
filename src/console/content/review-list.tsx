/** The changes about to be published, each with its differences; one that was overtaken says by whom. */
import { Alert, Button } from 'antd';
import type { ChangeView } from '../../domain/console/content-drafts.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { FieldChanges } from './field-changes.js';
import { CONTENT_WORDS } from './words.js';

interface Props {
  changes: readonly ChangeView[];
  /** Makes the own draft stand on what was published meanwhile. */
  onKeepMine: (change: ChangeView) => () => Promise<void>;
}

export function ReviewList({ changes, onKeepMine }: Props) {
  const words = useWords(CONTENT_WORDS);
  const task = useTask();
  return (
    <ul className="review-list">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.key}`}>
          <h2>{change.title}</h2>
          {change.overtakenBy !== null && (
            <Alert
              type="warning"
              showIcon
              title={words.overtaken(change.overtakenBy)}
              description={words.overtakenHint}
              action={
                <Button size="small" loading={task.busy} onClick={() => void task.run(onKeepMine(change))}>
                  {words.keepMine}
                </Button>
              }
            />
          )}
          <FieldChanges fields={change.fields} />
        </li>
      ))}
    </ul>
  );
}
