/** Controls above a table: each under its label, wrapping as the screen allows. Their values belong into the address. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './language.js';
import { SHELL_WORDS } from './words.js';

/** `onReset` is given while something is filtered. */
export function Filters({ children, onReset }: { children: ReactNode; onReset?: () => void }) {
  const words = useWords(SHELL_WORDS);
  return (
    <search className="filters" aria-label={words.search}>
      {children}
      {onReset && <Button onClick={onReset}>{words.reset}</Button>}
    </search>
  );
}

/** `id` is the id of the control inside. */
export function Filter({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
