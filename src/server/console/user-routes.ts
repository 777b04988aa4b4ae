/** Users: list, create, change, give a new password. */
import { z } from 'zod';
import {
  newUserResultSchema,
  newUserSchema,
  passwordResetSchema,
  type UserView,
  userChangeResultSchema,
  userChangeSchema,
  userListSchema,
} from '../../domain/console/users.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import { ADMIN } from '../ensure-admin.js';
import { newPassword } from '../new-password.js';
import { hashPassword } from '../password.js';
import type { StaffUser, UserAdmin } from '../ports.js';

export interface UserParts {
  userAdmin: UserAdmin;
  adminConfigured: boolean;
}

const params = z.object({ username: z.string().max(100) });

export function userRoutes({ userAdmin, adminConfigured }: UserParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/users',
      access: 'admin',
      summary: 'All users',
      response: userListSchema,
      handle: async () => ({ users: (await userAdmin.listUsers()).map(toView) }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/users',
      access: 'admin',
      summary: 'Create a user; the answer holds the first password, this once',
      body: newUserSchema,
      response: newUserResultSchema,
      handle: async ({ body, actor }) => {
        const password = newPassword();
        const added = await userAdmin.addUser({ ...body, passwordHash: await hashPassword(password) }, actor);
        return added ? { result: 'created' as const, password } : { result: 'taken' as const };
      },
    }),
    apiRoute({
      method: 'patch',
      path: '/console/users/:username',
      access: 'admin',
      summary: 'Change name or role of a user, or disable one',
      params,
      body: userChangeSchema,
      response: userChangeResultSchema,
      handle: async ({ params: { username }, body, actor }) => ({ result: await userAdmin.changeUser(username, body, actor) }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/users/:username/password',
      access: 'admin',
      summary: 'Give a user a new password; the answer holds it, this once',
      params,
      response: passwordResetSchema,
      handle: async ({ params: { username }, actor }) => {
        if (username === ADMIN && adminConfigured) return { result: 'configured' as const };
        const password = newPassword();
        const known = await userAdmin.resetPassword({ username, passwordHash: await hashPassword(password) }, actor);
        return known ? { result: 'reset' as const, password } : { result: 'unknown' as const };
      },
    }),
  ];
}

function toView({ lockedUntil, createdAt, signedInAt, ...user }: StaffUser): UserView {
  const ms = (date: Date | null) => date?.getTime() ?? null;
  return { ...user, lockedUntilMs: ms(lockedUntil), createdAtMs: ms(createdAt), signedInAtMs: ms(signedInAt) };
}
