/** Digits, * and # of the computer's own keyboard, unless the person is typing somewhere. */
import { useEffect, useRef } from 'react';

const PHONE_KEY = /^[\d*#]$/;
const TYPING = 'input, textarea, select, [contenteditable]';

/** `onKey` gets phone keys, and Enter and Escape as they are named. */
export function useKeyPresses(active: boolean, onKey: (key: string) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event;
      const typing = target instanceof Element && target.matches(TYPING);
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const free = key === 'Enter' && target === document.body;
      if (key === 'Escape' || free || (!typing && PHONE_KEY.test(key))) latest.current(key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
}
