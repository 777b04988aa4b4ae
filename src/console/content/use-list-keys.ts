/** Lists worked by keyboard: arrows go from row to row, a slash goes to the search. */
import { type KeyboardEvent, type RefObject, useEffect } from 'react';

/** For the element around the rows; a row is a button that may be the current one. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target as HTMLElement).matches('button[aria-current]')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[aria-current]')];
  const next = rows[rows.indexOf(event.target as HTMLButtonElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** `/` puts the cursor into the search field inside `area`, unless something is being typed. */
export function useSearchKey(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const keyed = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]');
      const field = area.current?.querySelector<HTMLInputElement>('input[type="search"], input.ant-input');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
      event.preventDefault();
      field.focus();
    };
    window.addEventListener('keydown', keyed);
    return () => window.removeEventListener('keydown', keyed);
  }, [area]);
}
