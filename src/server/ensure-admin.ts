/** The first user: there is always an `admin` whose password the installer knows. */
import { randomBytes } from 'node:crypto';
import { hashPassword, verifyPassword } from './password.js';
import type { UserStore } from './ports.js';

export const ADMIN = 'admin';
/** 15 bytes make 20 characters without padding: 120 bits. */
const PASSWORD_BYTES = 15;

/**
 * Creates `admin` when there is none. A configured password is kept in step with the setting; without one a password is
 * generated and printed, once.
 */
export async function ensureAdmin(users: UserStore, configured: string | undefined, print: (line: string) => void): Promise<void> {
  const admin = await users.findUser(ADMIN);
  if (admin === null) return create(users, configured, print);
  if (configured === undefined || (await verifyPassword(configured, admin.passwordHash))) return;
  await users.setPassword(ADMIN, await hashPassword(configured));
}

async function create(users: UserStore, configured: string | undefined, print: (line: string) => void): Promise<void> {
  const password = configured ?? randomBytes(PASSWORD_BYTES).toString('base64url');
  const passwordHash = await hashPassword(password);
  const created = await users.createUser({ username: ADMIN, role: 'admin', passwordHash, mustChange: configured === undefined });
  if (created && configured === undefined)
    print(`Sign in as 用户名 ${ADMIN}, password 密码 ${password} (shown only this once; set ADMIN_PASSWORD to choose your own)`);
}
