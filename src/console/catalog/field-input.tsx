/** The control of one field, by the form its column has; the same table makes the exchange sheet. */
import { Checkbox, Input, InputNumber, Select, Space, Switch } from 'antd';
import type { CatalogView, ItemField } from '../../domain/console/catalog.js';
import type { FeeLine, Limit, Material } from '../../domain/item.js';
import { useWords } from '../shell/language.js';
import { FeeRows, MaterialRows } from './row-editors.js';
import { CATALOG_WORDS } from './words.js';

interface Props {
  field: ItemField;
  id: string;
  value: unknown;
  windows: CatalogView['windows'];
  disabled: boolean;
  onChange: (value: unknown) => void;
}

export function FieldInput(props: Props) {
  const { field, id, value, windows, disabled, onChange } = props;
  const text = (next: string) => onChange(next === '' ? null : next);
  switch (field.form) {
    case 'code':
      return <Input id={id} value={String(value ?? '')} disabled />;
    case 'window':
      return (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={value as string | null}
          disabled={disabled}
          onChange={onChange}
          options={windows.map(({ code, short_name }) => ({ value: code, label: `${code} ${short_name}` }))}
        />
      );
    case 'choice':
    case 'charged':
      return <ChoiceInput {...props} />;
    case 'flag':
      return <Switch id={id} checked={value === true} disabled={disabled} onChange={onChange} />;
    case 'choices':
      return (
        <fieldset id={id} className="bare">
          <Checkbox.Group
            value={value as string[]}
            disabled={disabled}
            onChange={onChange}
            options={(field.choices ?? []).map(({ label }) => label)}
          />
        </fieldset>
      );
    case 'lines':
    case 'codes':
      return <LinesInput {...props} />;
    case 'materials':
      return <MaterialRows id={id} rows={value as Material[]} disabled={disabled} onChange={onChange} />;
    case 'fees':
      return <FeeRows id={id} rows={value as FeeLine[]} disabled={disabled} onChange={onChange} />;
    case 'limit':
      return <LimitInput {...props} />;
    case 'date':
      return (
        <Input
          id={id}
          type="date"
          className="short"
          value={String(value ?? '')}
          disabled={disabled}
          onChange={({ target }) => text(target.value)}
        />
      );
    default:
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={String(value ?? '')}
          disabled={disabled}
          onChange={({ target }) => text(target.value)}
        />
      );
  }
}

function ChoiceInput({ field: { choices = [], required }, id, value, disabled, onChange }: Props) {
  const words = useWords(CATALOG_WORDS);
  // Values may be numbers, truth values or nothing: they are chosen by their place.
  const options = [...(required ? [] : [{ value: null, label: words.unknown }]), ...choices].map(({ label }, index) => ({
    value: index,
    label,
  }));
  const values = [...(required ? [] : [null]), ...choices.map((choice) => choice.value)];
  return (
    <Select
      id={id}
      className="short"
      value={values.indexOf(value as string)}
      disabled={disabled}
      options={options}
      onChange={(index: number) => onChange(values[index])}
    />
  );
}

/** One a line; what is typed stays as it is until the field is left. */
function LinesInput({ id, value, disabled, onChange }: Props) {
  const lines = value as string[];
  const split = (text: string) => text.split('\n');
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 2, maxRows: 12 }}
      value={lines.join('\n')}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value === '' ? [] : split(target.value))}
      onBlur={({ target }) =>
        onChange(
          split(target.value)
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }
    />
  );
}

function LimitInput({ id, value, disabled, onChange }: Props) {
  const words = useWords(CATALOG_WORDS);
  const limit = value as Limit | null;
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        min={0}
        max={3650}
        precision={0}
        placeholder={words.unknown}
        value={limit?.days ?? null}
        disabled={disabled}
        onChange={(days) => onChange(days === null ? null : { days, unit: limit?.unit ?? '工作日' })}
      />
      <Select
        aria-label={words.dayUnit}
        value={limit?.unit ?? '工作日'}
        disabled={disabled || limit === null}
        onChange={(unit) => onChange({ days: limit?.days ?? 0, unit })}
        options={[
          { value: '工作日', label: '工作日' },
          { value: '日', label: '日' },
        ]}
      />
    </Space.Compact>
  );
}
