/** What a change did, field by field: only what differs. */
import { useWords } from '../shell/language.js';
import { AUDIT_WORDS } from './words.js';

export function ChangeDiff({ before, after }: { before: unknown; after: unknown }) {
  const words = useWords(AUDIT_WORDS);
  return (
    <dl className="diff">
      {changedFields(before, after).map(({ name, old, fresh }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {old !== undefined && (
              <del>
                <span className="visually-hidden">{words.before} </span>
                {old}
              </del>
            )}
            {fresh !== undefined && (
              <ins>
                <span className="visually-hidden">{words.after} </span>
                {fresh}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ChangedField {
  name: string;
  old: string | undefined;
  fresh: string | undefined;
}

/** Fields of two plain objects that differ, as text; anything else is one nameless field. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return names
    .map((name) => ({ name, old: text(old[name]), fresh: text(fresh[name]) }))
    .filter((field) => field.old !== field.fresh);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { '': value };
}

function text(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
