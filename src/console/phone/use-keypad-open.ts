/** Whether the keypad is shown. */
import { useState } from 'react';

const ROOMY = '(min-width: 1000px) and (min-height: 780px)';

/** Open where there is room for it, and whenever the line asks for a number; a toggle holds until that changes. */
export function useKeypadOpen(awaited: number): [boolean, () => void] {
  const [roomy] = useState(() => window.matchMedia(ROOMY).matches);
  const number = awaited > 1;
  const [toggled, setToggled] = useState<{ number: boolean } | null>(null);
  const open = (roomy || number) !== (toggled?.number === number);
  return [open, () => setToggled((before) => (before?.number === number ? null : { number }))];
}
