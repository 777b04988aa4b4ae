/** Reading something from the server for a page: its value, or why there is none, and reading it again. */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  /** The newest value; stays while it is read again. */
  value: T | undefined;
  error: unknown;
  loading: boolean;
  reload(): void;
}

/** Reads on the first showing and whenever `deps` change; an answer that was overtaken is dropped. */
export function useLoad<T>(read: (signal: AbortSignal) => Promise<T>, deps: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ value: undefined, error: null, loading: true });
  const [round, setRound] = useState(0);
  const newest = useRef(read);
  newest.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what the reading depends on
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true, error: null }));
    newest.current(abort.signal).then(
      (value) => abort.signal.aborted || setState({ value, error: null, loading: false }),
      (error) => abort.signal.aborted || setState((before) => ({ ...before, error, loading: false })),
    );
    return () => abort.abort();
  }, [...deps, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...state, reload };
}
