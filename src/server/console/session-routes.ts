/** The person who is signed in: who they are, and their own password. */

import type { Centre } from '../../domain/centre.js';
import {
  PASSWORD_LENGTH,
  type PasswordResult,
  passwordChangeSchema,
  passwordResultSchema,
  sessionViewSchema,
} from '../../domain/console/session.js';
import { HotlineError } from '../../errors.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import type { Auth, SignedIn } from '../auth.js';
import { ADMIN } from '../ensure-admin.js';
import { hashPassword } from '../password.js';
import type { UserAdmin } from '../ports.js';

export interface SessionParts {
  auth: Auth;
  userAdmin: UserAdmin;
  centre: () => Pick<Centre, 'name' | 'demo' | 'time_zone'>;
  /** ADMIN_PASSWORD is set: a change here would be undone at the next start. */
  adminConfigured: boolean;
}

export function sessionRoutes(parts: SessionParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/session',
      access: 'own',
      summary: 'Who is signed in, with the CSRF token of the session',
      response: sessionViewSchema,
      handle: ({ signedIn }) => {
        const { username, fullName, role, csrf, mustChange } = present(signedIn);
        const { name, demo, time_zone: timeZone } = parts.centre();
        return { username, fullName, role, csrf, mustChange, centre: name, timeZone, demo };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/session/password',
      access: 'own',
      summary: 'Change the own password; other sessions of the user end',
      body: passwordChangeSchema,
      response: passwordResultSchema,
      handle: async ({ signedIn, body, actor }) => {
        const { username, idHash } = present(signedIn);
        const refused = await refusal(parts, username, body);
        if (refused !== null) return { result: refused };
        await parts.userAdmin.changeOwnPassword({ username, passwordHash: await hashPassword(body.fresh), keep: idHash }, actor);
        return { result: 'changed' as const };
      },
    }),
  ];
}

function present(signedIn: SignedIn | null): SignedIn {
  if (signedIn === null) throw new HotlineError('unauthorized', 'sign in first');
  return signedIn;
}

async function refusal(
  { auth, adminConfigured }: SessionParts,
  username: string,
  { current, fresh }: { current: string; fresh: string },
): Promise<Exclude<PasswordResult['result'], 'changed'> | null> {
  if (username === ADMIN && adminConfigured) return 'configured';
  if ([...fresh].length < PASSWORD_LENGTH || fresh === username || fresh === current) return 'weak';
  return (await auth.isRight(username, current)) ? null : 'wrong';
}
