/** Time since a moment, counted while active. */
import { useEffect, useState } from 'react';

/** Milliseconds since `sinceMs`, renewed every `tickMs`. */
export function useElapsed(active: boolean, sinceMs: number, tickMs = 1000): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    setNowMs(Date.now());
    if (!active) return;
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [active, tickMs]);
  return Math.max(0, nowMs - sinceMs);
}

/** 0:07, 12:30. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
