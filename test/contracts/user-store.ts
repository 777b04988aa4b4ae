/** What every user store must do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserStore } from '../../src/server/ports.js';
import { createUserStore } from '../../src/store/user-store.js';
import type { Shared } from './call-store.js';

const NOW = new Date('2026-11-23T01:00:00Z');
const LATER = new Date('2026-11-23T02:00:00Z');
const ADMIN = { username: 'admin', fullName: '', role: 'admin', passwordHash: 'hash 1', mustChange: true } as const;

export function userStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`user store: ${name}`, () => {
    let shared: Shared;
    let store: UserStore;

    beforeEach(async () => {
      shared = await make();
      store = createUserStore(await shared.open());
      await store.createUser(ADMIN);
    });
    afterEach(() => shared.remove());

    test('a user is created once; the second of that name changes nothing', async () => {
      expect(await store.createUser({ ...ADMIN, passwordHash: 'hash 2' })).toBe(false);
      expect(await store.findUser('admin')).toEqual({ ...ADMIN, disabled: false, failed: 0, lockedUntil: null });
      expect(await store.findUser('nobody')).toBeNull();
    });

    test('wrong passwords lock from the third on; a right one clears them', async () => {
      const lock = { after: 3, until: LATER, at: NOW };
      await store.noteFailure('admin', lock);
      await store.noteFailure('admin', lock);
      expect(await store.findUser('admin')).toMatchObject({ failed: 2, lockedUntil: null });
      await Promise.all([store.noteFailure('admin', lock), store.noteFailure('admin', lock)]);
      expect(await store.findUser('admin')).toMatchObject({ failed: 4, lockedUntil: LATER });
      await store.noteSuccess('admin');
      expect(await store.findUser('admin')).toMatchObject({ failed: 0, lockedUntil: null });
    });

    test('a new password lifts the lock and ends that user’s sessions, nobody else’s', async () => {
      await store.createUser({ ...ADMIN, username: 'clerk' });
      await store.createSession({ idHash: 'a', username: 'admin', csrf: 'x', expiresAt: LATER });
      await store.createSession({ idHash: 'c', username: 'clerk', csrf: 'y', expiresAt: LATER });
      await store.noteFailure('admin', { after: 1, until: LATER, at: NOW });
      await store.setPassword('admin', 'hash 2');
      const fresh = { passwordHash: 'hash 2', mustChange: false, failed: 0, lockedUntil: null };
      expect(await store.findUser('admin')).toEqual({ ...ADMIN, disabled: false, ...fresh });
      expect(await store.findSession('a', NOW)).toBeNull();
      expect(await store.findSession('c', NOW)).not.toBeNull();
    });

    test('a session is found until it ends, is signed out of, or is swept away', async () => {
      const session = { idHash: 'a', username: 'admin', csrf: 'x', expiresAt: LATER };
      await store.createSession(session);
      await store.createSession({ ...session, idHash: 'b' });
      expect(await store.findSession('a', NOW)).toEqual(session);
      expect(await store.findSession('a', LATER)).toBeNull();
      await store.deleteSession('b');
      expect(await store.findSession('b', NOW)).toBeNull();
      expect(await store.expireSessions(NOW)).toBe(0);
      expect(await store.expireSessions(LATER)).toBe(1);
      expect(await store.findSession('a', NOW)).toBeNull();
    });
  });
}
