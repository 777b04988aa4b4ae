/** The form of an item, made from the table of its fields, with what the checks find beside each field. */
import type { CatalogView, ItemField, ItemFinding } from '../../domain/console/catalog.js';
import { usePick, useWords } from '../shell/language.js';
import { FieldInput } from './field-input.js';
import type { ItemFields } from './item-state.js';
import { CATALOG_WORDS, GROUP_TITLES } from './words.js';

interface Props {
  formFields: readonly ItemField[];
  windows: CatalogView['windows'];
  fields: ItemFields;
  findings: readonly ItemFinding[];
  disabled: boolean;
  onChange: (key: string, value: unknown) => void;
}

export function ItemForm({ formFields, windows, fields, findings, disabled, onChange }: Props) {
  const pick = usePick();
  const groups = [...new Set(formFields.map(({ group }) => group))];
  return (
    <div className="item-form">
      {groups.map((group) => (
        <section key={group} aria-labelledby={`fields-${group}`}>
          <h2 id={`fields-${group}`}>{pick(GROUP_TITLES[group] ?? { zh: group, en: group })}</h2>
          {formFields
            .filter((field) => field.group === group)
            .map((field) => (
              <div key={field.key} className="item-field">
                <Label field={field} />
                <div>
                  <FieldInput
                    field={field}
                    id={`field-${field.key}`}
                    value={fields[field.key]}
                    windows={windows}
                    disabled={disabled}
                    onChange={(value) => onChange(field.key, value)}
                  />
                  <Findings findings={findings.filter((finding) => finding.field === field.key)} />
                </div>
              </div>
            ))}
        </section>
      ))}
      <Findings findings={findings.filter(({ field }) => field === null)} />
    </div>
  );
}

/** What the help says of cells of a sheet. */
const SHEET_ONLY = /（单元格里.*?）| \(Alt\+Enter.*?\)/;

/** Groups of controls cannot have a `label`. */
const GROUPED = new Set(['choices', 'materials', 'fees']);

function Label({ field: { key, title, help, required, form } }: { field: ItemField }) {
  const pick = usePick();
  const words = (
    <>
      {pick(title)}
      {required && <em aria-hidden="true"> *</em>}
    </>
  );
  return (
    <div className="item-field-label">
      {GROUPED.has(form) ? <span>{words}</span> : <label htmlFor={`field-${key}`}>{words}</label>}
      <small>{form === 'materials' || form === 'fees' ? '' : pick(help).replace(SHEET_ONLY, '')}</small>
    </div>
  );
}

function Findings({ findings }: { findings: readonly ItemFinding[] }) {
  const words = useWords(CATALOG_WORDS);
  if (findings.length === 0) return null;
  return (
    <ul className="faults">
      {findings.map(({ path, rule, severity, message, fix, silences }) => (
        <li key={`${path} ${rule} ${message}`} className={severity}>
          {message} <span>{fix}</span>
          {silences !== null && <strong> · {words.silenced}</strong>}
        </li>
      ))}
    </ul>
  );
}
