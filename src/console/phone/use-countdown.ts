/** Counts down while active and then does something once. */
import { useEffect, useRef, useState } from 'react';

const TICK_MS = 100;

/** Milliseconds left, or null while it does not run; stopping and starting begins anew. */
export function useCountdown(active: boolean, totalMs: number, onZero: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const latest = useRef(onZero);
  latest.current = onZero;
  useEffect(() => {
    if (!active) {
      setLeft(null);
      return;
    }
    const end = performance.now() + totalMs;
    setLeft(totalMs);
    const timer = setInterval(() => {
      const rest = end - performance.now();
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(timer);
      latest.current();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [active, totalMs]);
  return left;
}
