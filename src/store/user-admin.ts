/** Changes to users by people, in SQL: each with its entry in the audit log, in one transaction. */
import type { Knex } from 'knex';
import type { StaffUser, UserAdmin } from '../server/ports.js';
import { audit } from './audit-log.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';
import { toUser, type UserRow } from './user-store.js';
import { writeTransaction } from './write-transaction.js';

/** `server/ports.ts` over the database. Throws HotlineError: store_unavailable when the database is. */
export function createUserAdmin({ sql, read }: Database): UserAdmin {
  return {
    listUsers: guarded(async () => (await read<StaffRow>('users').orderBy('username')).map(toStaffUser)),

    addUser: guarded(({ username, passwordHash, role, fullName }, actor) =>
      writeTransaction(sql, async (trx) => {
        const row = { username, password_hash: passwordHash, must_change: true, role, full_name: fullName };
        const inserted = await trx('users')
          .insert({ ...row, created_at_ms: actor.at.getTime() })
          .onConflict('username')
          .ignore()
          .returning('username');
        if (inserted.length === 0) return false;
        await audit(trx, actor, { action: 'user.create', subject: username, after: { role, fullName } });
        return true;
      }),
    ),

    changeUser: guarded((username, change, actor) =>
      writeTransaction(sql, async (trx) => {
        const user = await find(trx, username);
        if (user === null) return 'unknown';
        const before = { role: user.role, fullName: user.full_name, disabled: Boolean(user.disabled) };
        const after = { ...before, ...change };
        await trx('users').where({ username }).update({ role: after.role, full_name: after.fullName, disabled: after.disabled });
        if (!(await hasAdmin(trx))) {
          await trx('users')
            .where({ username })
            .update({ role: before.role, full_name: before.fullName, disabled: before.disabled });
          return 'last_admin';
        }
        if (after.disabled) await trx('sessions').where({ username }).delete();
        await audit(trx, actor, { action: 'user.change', subject: username, before, after });
        return 'changed';
      }),
    ),

    resetPassword: guarded(({ username, passwordHash }, actor) =>
      writeTransaction(sql, async (trx) => {
        if ((await find(trx, username)) === null) return false;
        await setPassword(trx, { username, password_hash: passwordHash, must_change: true });
        await trx('sessions').where({ username }).delete();
        await audit(trx, actor, { action: 'user.reset-password', subject: username });
        return true;
      }),
    ),

    changeOwnPassword: guarded(({ username, passwordHash, keep }, actor) =>
      writeTransaction(sql, async (trx) => {
        await setPassword(trx, { username, password_hash: passwordHash, must_change: false });
        await trx('sessions').where({ username }).whereNot({ id_hash: keep }).delete();
        await audit(trx, actor, { action: 'user.change-password', subject: username });
      }),
    ),
  };
}

type StaffRow = UserRow & { created_at_ms: number | string | null; signed_in_at_ms: number | string | null };

async function find(trx: Knex, username: string): Promise<UserRow | null> {
  return (await trx('users').where({ username }).forUpdate().first()) ?? null;
}

async function hasAdmin(trx: Knex): Promise<boolean> {
  return (await trx('users').where({ role: 'admin', disabled: false }).first()) !== undefined;
}

async function setPassword(trx: Knex, row: Pick<UserRow, 'username' | 'password_hash' | 'must_change'>): Promise<void> {
  await trx('users')
    .where({ username: row.username })
    .update({ ...row, failed: 0, locked_until_ms: null });
}

function toStaffUser(row: StaffRow): StaffUser {
  const { passwordHash: _, failed: __, ...user } = toUser(row);
  return { ...user, createdAt: date(row.created_at_ms), signedInAt: date(row.signed_in_at_ms) };
}

function date(ms: number | string | null): Date | null {
  return ms === null ? null : new Date(Number(ms));
}
