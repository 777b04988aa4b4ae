/** Who is signed in, for every page. */
import { createContext, useContext } from 'react';
import type { SessionView } from '../../domain/console/session.js';
import type { Role } from '../../domain/role.js';

const ORDER: readonly Role[] = ['viewer', 'editor', 'manager', 'admin'];

export const SessionContext = createContext<SessionView | null>(null);

export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session yet');
  return session;
}

/** Whether the person may do what needs a role: hide or disable the button, the server refuses anyway. */
export function useMay(): (needed: Role) => boolean {
  const { role } = useSession();
  return (needed) => isAllowed(role, needed);
}

export function isAllowed(role: Role, needed: Role): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(needed);
}
