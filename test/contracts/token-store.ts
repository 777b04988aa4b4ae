/** What every store of API tokens must do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { createTokenStore, type TokenStore } from '../../src/store/token-store.js';
import type { Shared } from './call-store.js';

const AT = new Date('2026-11-23T01:00:00Z');
const ACTOR = { by: 'root', at: AT };
const secondsOn = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

export function tokenStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`token store: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let tokens: TokenStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      tokens = createTokenStore(database);
      await tokens.addToken({ id: '1', name: '审批系统', hash: 'aaaa' }, ACTOR);
    });
    afterEach(() => shared.remove());

    test('is redeemed by its hash on every node until it is revoked', async () => {
      const other = createTokenStore(await shared.open());
      expect(await other.redeemToken('aaaa', AT)).toBe('审批系统');
      expect(await other.redeemToken('aaab', AT)).toBeNull();
      expect(await other.revokeToken('1', ACTOR)).toBe(true);
      expect(await tokens.redeemToken('aaaa', AT)).toBeNull();
      expect(await tokens.revokeToken('1', ACTOR)).toBe(false);
      expect(await tokens.revokeToken('2', ACTOR)).toBe(false);
      expect(await database.sql('audit_log').orderBy('id').pluck('action')).toEqual(['token.create', 'token.revoke']);
    });

    test('the last use is kept to the minute', async () => {
      const used = async () => (await tokens.listTokens())[0]?.usedAtMs;
      expect(await used()).toBeNull();
      await tokens.redeemToken('aaaa', secondsOn(0));
      await tokens.redeemToken('aaaa', secondsOn(59));
      expect(await used()).toBe(secondsOn(0).getTime());
      await tokens.redeemToken('aaaa', secondsOn(60));
      expect(await used()).toBe(secondsOn(60).getTime());
    });

    test('two tokens never share a hash, a list never tells one', async () => {
      await expect(tokens.addToken({ id: '2', name: '别的系统', hash: 'aaaa' }, ACTOR)).rejects.toMatchObject({ code: 'internal' });
      expect(await tokens.listTokens()).toEqual([
        { id: '1', name: '审批系统', createdBy: 'root', createdAtMs: AT.getTime(), usedAtMs: null, revokedAtMs: null },
      ]);
      expect(await database.sql('audit_log').pluck('action')).toEqual(['token.create']);
    });
  });
}
