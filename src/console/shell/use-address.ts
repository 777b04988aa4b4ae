/** Filters kept in the address, so that a view can be sent to a colleague and the back button works. */
import { useSearchParams } from 'react-router';

export interface AddressFilters {
  /** What is filtered by now. */
  now: Record<string, string | undefined>;
  /** Whether anything is. */
  any: boolean;
  /** Changes some; empty values go away. A change leads back to the first page. */
  set(changes: Record<string, string | number | null | undefined>): void;
  clear(): void;
  /** Changes exactly when the filters do; for `useLoad`. */
  key: string;
}

export function useAddress(): AddressFilters {
  const [params, setParams] = useSearchParams();
  const now = Object.fromEntries(params);
  return {
    now,
    any: params.size > 0,
    set: (changes) => {
      const { page: _, ...rest } = now;
      const next = Object.entries({ ...rest, ...changes }).filter(
        ([, value]) => value !== undefined && value !== null && value !== '',
      );
      setParams(Object.fromEntries(next.map(([name, value]) => [name, String(value)])));
    },
    clear: () => setParams({}),
    key: params.toString(),
  };
}
