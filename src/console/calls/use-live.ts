/** The calls that are going on, asked for again and again while the page is looked at. */
import { useEffect, useState } from 'react';
import type { LiveCalls } from '../../domain/console/calls.js';
import { api } from '../shell/api.js';

const EVERY_MS = 3_000;

/** Undefined until the first answer; what was known stays while the server does not answer. */
export function useLive(): LiveCalls | undefined {
  const [live, setLive] = useState<LiveCalls>();
  useEffect(() => {
    const abort = new AbortController();
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      api.get<LiveCalls>('calls/live', { signal: abort.signal }).then(setLive, () => {});
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, []);
  return live;
}
