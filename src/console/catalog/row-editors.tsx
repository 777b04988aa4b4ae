/** Materials and fees: a row each, with a button to add and one to remove. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { FeeLine, Material } from '../../domain/item.js';
import { useWords } from '../shell/language.js';
import { CATALOG_WORDS } from './words.js';

interface RowsProps<T> {
  id: string;
  rows: readonly T[];
  disabled: boolean;
  onChange: (rows: T[]) => void;
}

export function MaterialRows(props: RowsProps<Material>) {
  const words = useWords(CATALOG_WORDS);
  return (
    <Rows {...props} fresh={{ name: '', required: true, original: true, copies: 0, note: null }}>
      {(row, change, index) => (
        <>
          <Input
            aria-label={`${words.material} ${index + 1}`}
            placeholder={words.material}
            value={row.name}
            disabled={props.disabled}
            onChange={({ target }) => change({ name: target.value })}
          />
          <Checkbox
            checked={row.required}
            disabled={props.disabled}
            onChange={({ target }) => change({ required: target.checked })}
          >
            {words.required}
          </Checkbox>
          <Checkbox
            checked={row.original}
            disabled={props.disabled}
            onChange={({ target }) => change({ original: target.checked })}
          >
            {words.original}
          </Checkbox>
          <InputNumber
            aria-label={`${words.copies} ${index + 1}`}
            min={0}
            max={20}
            precision={0}
            value={row.copies}
            disabled={props.disabled}
            onChange={(copies) => change({ copies: copies ?? 0 })}
          />
          <Input
            aria-label={`${words.note} ${index + 1}`}
            placeholder={words.note}
            value={row.note ?? ''}
            disabled={props.disabled}
            onChange={({ target }) => change({ note: target.value || null })}
          />
        </>
      )}
    </Rows>
  );
}

export function FeeRows(props: RowsProps<FeeLine>) {
  const words = useWords(CATALOG_WORDS);
  return (
    <Rows {...props} fresh={{ name: '', amount: 0, unit: '元/件', note: null }}>
      {(row, change, index) => (
        <>
          <Input
            aria-label={`${words.feeName} ${index + 1}`}
            placeholder={words.feeName}
            value={row.name}
            disabled={props.disabled}
            onChange={({ target }) => change({ name: target.value })}
          />
          <InputNumber
            aria-label={`${words.amount} ${index + 1}`}
            min={0}
            value={row.amount}
            disabled={props.disabled}
            onChange={(amount) => change({ amount: amount ?? 0 })}
          />
          <Input
            aria-label={`${words.unit} ${index + 1}`}
            placeholder={words.unit}
            className="unit"
            value={row.unit}
            disabled={props.disabled}
            onChange={({ target }) => change({ unit: target.value })}
          />
          <Input
            aria-label={`${words.note} ${index + 1}`}
            placeholder={words.note}
            value={row.note ?? ''}
            disabled={props.disabled}
            onChange={({ target }) => change({ note: target.value || null })}
          />
        </>
      )}
    </Rows>
  );
}

interface Editable<T> extends RowsProps<T> {
  fresh: T;
  children: (row: T, change: (changes: Partial<T>) => void, index: number) => ReactNode;
}

function Rows<T>({ id, rows, disabled, onChange, fresh, children }: Editable<T>) {
  const words = useWords(CATALOG_WORDS);
  return (
    <fieldset id={id} className="bare line-rows">
      {rows.map((row, index) => {
        const key = `${index}`;
        const change = (changes: Partial<T>) => onChange(rows.map((one, at) => (at === index ? { ...one, ...changes } : one)));
        return (
          <div key={key} className="line-row">
            {children(row, change, index)}
            {!disabled && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${words.removeRow} ${index + 1}`}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              />
            )}
          </div>
        );
      })}
      {!disabled && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...rows, fresh])}>
          {words.addRow}
        </Button>
      )}
    </fieldset>
  );
}
