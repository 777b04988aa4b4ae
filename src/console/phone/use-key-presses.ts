/** Digits, * and # of the computer's own keyboard, unless the person is typing somewhere. */
import { useEffect, useRef } from 'react';

const PHONE_KEY = /^[\d*#]$/;
const TYPING = 'input, textarea, select, [contenteditable]';

/** `onKey` gets phone keys, and Enter and Escape as they are named; any other character typed at nothing calls `onType` before it lands. */
export function useKeyPresses(active: boolean, { onKey, onType }: { onKey: (key: string) => void; onType?: () => void }): void {
  const latest = useRef({ onKey, onType });
  latest.current = { onKey, onType };
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event;
      const typing = target instanceof Element && target.matches(TYPING);
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const free = target === document.body;
      if (key === 'Escape' || (key === 'Enter' && free) || (!typing && PHONE_KEY.test(key))) latest.current.onKey(key);
      else if (free && isCharacter(key)) latest.current.onType?.();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
}

/** A letter, or the start of one in an input method. */
function isCharacter(key: string): boolean {
  return key === 'Process' || (key !== ' ' && [...key].length === 1);
}
