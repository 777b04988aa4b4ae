/** The keypad, with what the line does with a key written on it. */
import { Icon } from './icon.js';
import type { Keys } from './use-keys.js';
import { Words } from './words.js';

const ROWS: readonly (readonly [string, string])[] = [
  ['1', ''],
  ['2', ''],
  ['3', ''],
  ['4', ''],
  ['5', ''],
  ['6', ''],
  ['7', ''],
  ['8', ''],
  ['9', '重听'],
  ['*', '返回'],
  ['0', '人工'],
  ['#', '结束'],
];

export interface KeypadProps {
  keys: Keys;
  /** How many keys the line waits for. */
  awaited: number;
  onPress: (key: string) => void;
}

export function Keypad({ keys, awaited, onPress }: KeypadProps) {
  return (
    <fieldset className="keypad">
      <legend className="visually-hidden">键盘 Keypad</legend>
      {awaited > 1 && <KeyEntry keys={keys} awaited={awaited} />}
      <div className="keypad-keys">
        {ROWS.map(([key, does]) => (
          <button key={key} type="button" className="key" disabled={awaited === 0} onClick={() => onPress(key)}>
            {key}
            {does !== '' && <span className="key-does">{does}</span>}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** The digits of a number as they come in. */
function KeyEntry({ keys, awaited }: { keys: Keys; awaited: number }) {
  const { pressed } = keys;
  return (
    <div className="key-entry">
      <output className="key-entry-digits" aria-label="已按的数字 Digits">
        {pressed === '' ? <span className="key-entry-empty">请按 {awaited} 位数字</span> : pressed}
      </output>
      <span className="key-entry-count">
        {pressed.length}/{awaited}
      </span>
      <button type="button" className="button-icon" aria-label="清除 Clear" disabled={pressed === ''} onClick={keys.clear}>
        <Icon name="erase" />
      </button>
      <button type="button" className="button-small" disabled={pressed === ''} onClick={keys.finish}>
        <Words zh="按完了" en="Done" />
      </button>
    </div>
  );
}
