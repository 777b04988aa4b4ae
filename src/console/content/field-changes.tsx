/** The fields of a change, each with what goes and what comes. */
import type { FieldChangeView } from '../../domain/console/content-drafts.js';
import { usePick } from '../shell/language.js';
import { DiffText } from './diff-text.js';

export function FieldChanges({ fields }: { fields: readonly FieldChangeView[] }) {
  const pick = usePick();
  return (
    <dl className="field-changes">
      {fields.map(({ key, title, before, after }) => (
        <div key={key}>
          <dt>{pick(title)}</dt>
          <dd>
            <DiffText before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
