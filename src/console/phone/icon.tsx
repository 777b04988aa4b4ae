/** The page's icons: line drawings on a 24-unit square, always beside words or an accessible name. */

const PATHS = {
  call: 'M7 3.5 9.5 3l2 4.5-2 1.7a13 13 0 0 0 5.3 5.3l1.7-2 4.5 2-.5 2.5c-.3 1.5-1.6 2.5-3.1 2.4C10.3 18.9 5.1 13.7 4.6 6.6 4.5 5.1 5.5 3.8 7 3.5z',
  hangup:
    'M3 14.5c0-1 .4-2 1.2-2.6C6.4 10.1 9.1 9 12 9s5.6 1.1 7.8 2.9c.8.6 1.2 1.6 1.2 2.6v1.7l-4.3.8-1.2-3.2a11 11 0 0 0-7 0L7.3 17 3 16.2z',
  mic: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  send: 'M4 12h14M12.5 6l6 6-6 6',
  keypad: 'M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  muted: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  silence: 'M5 12h.01M9.7 12h.01M14.3 12h.01M19 12h.01',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 4.5v5M7 14.5v5',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  erase: 'M8.5 6H20v12H8.5L3.5 12zM11.5 9.5l5 5M16.5 9.5l-5 5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  const dots = name === 'keypad' || name === 'silence';
  return (
    <svg className={dots ? 'icon icon-dots' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
