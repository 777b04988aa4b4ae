/** The user store in SQL: people who may sign in, and their sessions. */
import type { Knex } from 'knex';
import type { Role } from '../domain/role.js';
import type { Session, User, UserStore } from '../server/ports.js';
import { audit } from './audit-log.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';

/** The user store of `server/ports.ts`. Throws HotlineError: store_unavailable when the database is. */
export function createUserStore({ sql }: Database): UserStore {
  return { ...userMethods(sql), ...sessionMethods(sql) };
}

function userMethods(sql: Knex): Omit<UserStore, keyof ReturnType<typeof sessionMethods>> {
  return {
    findUser: guarded(async (username) => {
      const row: UserRow | undefined = await sql('users').where({ username }).first();
      return row ? toUser(row) : null;
    }),

    createUser: guarded(async ({ username, passwordHash, mustChange, role = 'viewer', fullName = '' }) => {
      const row = { username, password_hash: passwordHash, must_change: mustChange, role, full_name: fullName };
      const inserted = await sql('users').insert(row).onConflict('username').ignore().returning('username');
      return inserted.length > 0;
    }),

    setPassword: guarded((username, passwordHash) =>
      sql.transaction(async (trx) => {
        const fresh = { password_hash: passwordHash, must_change: false, failed: 0, locked_until_ms: null };
        await trx('users').where({ username }).update(fresh);
        await trx('sessions').where({ username }).delete();
      }),
    ),

    noteFailure: guarded((username, { after, until, at }) =>
      sql.transaction(async (trx) => {
        const locked = trx.raw('case when failed + 1 >= ? then ? else locked_until_ms end', [after, until.getTime()]);
        const [user]: { failed: number }[] = await trx('users')
          .where({ username })
          .update({ failed: trx.raw('failed + 1'), locked_until_ms: locked })
          .returning('failed');
        if (user?.failed === after) await audit(trx, { by: username, at }, { action: 'user.lock', subject: username });
      }),
    ),

    noteSignIn: guarded((username, at) =>
      sql.transaction(async (trx) => {
        await trx('users').where({ username }).update({ signed_in_at_ms: at.getTime() });
        await audit(trx, { by: username, at }, { action: 'user.sign-in', subject: username });
      }),
    ),

    noteSuccess: guarded(async (username) => {
      await sql('users').where({ username }).update({ failed: 0, locked_until_ms: null });
    }),
  };
}

function sessionMethods(sql: Knex): Pick<UserStore, 'createSession' | 'findSession' | 'deleteSession' | 'expireSessions'> {
  return {
    createSession: guarded(async ({ idHash, username, csrf, expiresAt }) => {
      await sql('sessions').insert({ id_hash: idHash, username, csrf, expires_at_ms: expiresAt.getTime() });
    }),

    findSession: guarded(async (idHash, now) => {
      const row: SessionRow | undefined = await sql('sessions')
        .where({ id_hash: idHash })
        .where('expires_at_ms', '>', now.getTime())
        .first();
      return row ? toSession(row) : null;
    }),

    deleteSession: guarded(async (idHash) => {
      await sql('sessions').where({ id_hash: idHash }).delete();
    }),

    expireSessions: guarded((now) => sql('sessions').where('expires_at_ms', '<=', now.getTime()).delete()),
  };
}

export interface UserRow {
  username: string;
  full_name: string;
  role: Role;
  disabled: number | boolean;
  password_hash: string;
  must_change: number | boolean;
  failed: number;
  locked_until_ms: number | string | null;
}

interface SessionRow {
  id_hash: string;
  username: string;
  csrf: string;
  expires_at_ms: number | string;
}

export function toUser(row: UserRow): User {
  return {
    username: row.username,
    fullName: row.full_name,
    role: row.role,
    disabled: Boolean(row.disabled),
    passwordHash: row.password_hash,
    mustChange: Boolean(row.must_change),
    failed: row.failed,
    lockedUntil: row.locked_until_ms === null ? null : new Date(Number(row.locked_until_ms)),
  };
}

function toSession(row: SessionRow): Session {
  return { idHash: row.id_hash, username: row.username, csrf: row.csrf, expiresAt: new Date(Number(row.expires_at_ms)) };
}
