/** Shows nothing of the console before it is known who is there. */
import type { ReactNode } from 'react';
import type { SessionView } from '../../domain/console/session.js';
import { api, setCsrfToken } from './api.js';
import { setTimeZone } from './instant.js';
import { ErrorState, LoadingState } from './page-states.js';
import { SessionContext } from './session.js';
import { useLoad } from './use-load.js';

export function SessionGate({ children }: { children: ReactNode }) {
  const session = useLoad(async (signal) => {
    const view = await api.get<SessionView>('session', { signal });
    setCsrfToken(view.csrf);
    setTimeZone(view.timeZone);
    return view;
  }, []);
  if (session.value !== undefined) return <SessionContext value={session.value}>{children}</SessionContext>;
  return (
    <main className="alone">
      {session.error ? <ErrorState error={session.error} onRetry={session.reload} /> : <LoadingState />}
    </main>
  );
}
