/** What every store of users must do when people change them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserAdmin, UserStore } from '../../src/server/ports.js';
import type { Database } from '../../src/store/database.js';
import { createUserAdmin } from '../../src/store/user-admin.js';
import { createUserStore } from '../../src/store/user-store.js';
import type { Shared } from './call-store.js';

const AT = new Date('2026-11-23T01:00:00Z');
const LATER = new Date('2026-11-23T02:00:00Z');
const ACTOR = { by: 'root', at: AT };
const LI = { username: 'li', fullName: '李华', role: 'editor', passwordHash: 'hash 1' } as const;

export function userAdminContract(name: string, make: () => Promise<Shared>): void {
  describe(`user admin: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let admin: UserAdmin;
    let users: UserStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      admin = createUserAdmin(database);
      users = createUserStore(await shared.open());
      await users.createUser({ username: 'root', role: 'admin', passwordHash: 'x', mustChange: false });
      await admin.addUser(LI, ACTOR);
    });
    afterEach(() => shared.remove());

    const actions = () => database.sql('audit_log').orderBy('id').pluck('action');
    const session = (idHash: string) => users.createSession({ idHash, username: 'li', csrf: idHash, expiresAt: LATER });

    test('a new user must change the password; a name is given once, and the refusal leaves no trace', async () => {
      expect(await admin.addUser({ ...LI, role: 'admin' }, ACTOR)).toBe(false);
      expect(await admin.listUsers()).toEqual([
        {
          username: 'li',
          fullName: '李华',
          role: 'editor',
          disabled: false,
          mustChange: true,
          lockedUntil: null,
          createdAt: AT,
          signedInAt: null,
        },
        expect.objectContaining({ username: 'root', role: 'admin', createdAt: null }),
      ]);
      expect(await actions()).toEqual(['user.create']);
    });

    test('a change is logged with before and after; disabling ends the sessions', async () => {
      await session('a');
      expect(await admin.changeUser('li', { role: 'manager' }, ACTOR)).toBe('changed');
      expect(await users.findSession('a', AT)).not.toBeNull();
      expect(await admin.changeUser('li', { disabled: true }, ACTOR)).toBe('changed');
      expect(await users.findSession('a', AT)).toBeNull();
      const [entry] = await database.sql('audit_log').where({ action: 'user.change' }).orderBy('id');
      expect([JSON.parse(entry.before), JSON.parse(entry.after)]).toEqual([
        { role: 'editor', fullName: '李华', disabled: false },
        { role: 'manager', fullName: '李华', disabled: false },
      ]);
    });

    test('the last administrator is neither disabled nor demoted, however the two requests race', async () => {
      await admin.changeUser('li', { role: 'admin' }, ACTOR);
      const both = [admin.changeUser('root', { role: 'viewer' }, ACTOR), admin.changeUser('li', { disabled: true }, ACTOR)];
      expect((await Promise.all(both)).toSorted()).toEqual(['changed', 'last_admin']);
      const left = (await admin.listUsers()).filter(({ role, disabled }) => role === 'admin' && !disabled);
      expect(left).toHaveLength(1);
      expect(await admin.changeUser('nobody', { disabled: true }, ACTOR)).toBe('unknown');
    });

    test('a given password must be changed, an own one keeps this session and ends the others', async () => {
      await session('here');
      await session('there');
      await admin.changeOwnPassword({ username: 'li', passwordHash: 'hash 2', keep: 'here' }, { by: 'li', at: AT });
      expect(await users.findUser('li')).toMatchObject({ passwordHash: 'hash 2', mustChange: false });
      expect([await users.findSession('here', AT), await users.findSession('there', AT)]).toEqual([expect.anything(), null]);
      await users.noteFailure('li', { after: 1, until: LATER, at: AT });
      expect(await admin.resetPassword({ username: 'li', passwordHash: 'hash 3' }, ACTOR)).toBe(true);
      expect(await users.findUser('li')).toMatchObject({ passwordHash: 'hash 3', mustChange: true, failed: 0, lockedUntil: null });
      expect(await users.findSession('here', AT)).toBeNull();
      expect(await admin.resetPassword({ username: 'nobody', passwordHash: 'x' }, ACTOR)).toBe(false);
      expect(await actions()).toEqual(['user.create', 'user.change-password', 'user.lock', 'user.reset-password']);
    });

    test('a sign-in is noted and logged; a lock is logged once', async () => {
      await users.noteSignIn('li', LATER);
      expect((await admin.listUsers())[0]?.signedInAt).toEqual(LATER);
      for (let k = 0; k < 4; k++) await users.noteFailure('li', { after: 2, until: LATER, at: AT });
      expect(await actions()).toEqual(['user.create', 'user.sign-in', 'user.lock']);
    });
  });
}
