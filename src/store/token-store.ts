/** API tokens in SQL: only their hashes are stored. */
import type { Knex } from 'knex';
import type { Actor } from '../domain/actor.js';
import type { TokenView } from '../domain/console/tokens.js';
import { audit } from './audit-log.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';

/** The last use is kept to the minute, so that a busy token costs no write a request. */
const USED_MS = 60_000;

export interface TokenStore {
  /** All tokens, newest first. */
  listTokens(): Promise<TokenView[]>;
  addToken(token: { id: string; name: string; hash: string }, actor: Actor): Promise<void>;
  /** False when it is unknown or revoked already. */
  revokeToken(id: string, actor: Actor): Promise<boolean>;
  /** Name of the token with this hash that is not revoked, or null; notes the use. */
  redeemToken(hash: string, at: Date): Promise<string | null>;
}

/** Throws HotlineError: store_unavailable when the database is. */
export function createTokenStore({ sql, read }: Database): TokenStore {
  return {
    listTokens: guarded(async () => (await read<TokenRow>('api_tokens').orderBy('created_at_ms', 'desc')).map(toView)),

    addToken: guarded(({ id, name, hash }, actor) =>
      sql.transaction(async (trx) => {
        const row = { id, name, token_hash: hash, created_by: actor.by, created_at_ms: actor.at.getTime() };
        await trx('api_tokens').insert(row);
        await audit(trx, actor, { action: 'token.create', subject: name, after: { id } });
      }),
    ),

    revokeToken: guarded((id, actor) =>
      sql.transaction(async (trx) => {
        const revoked: { name: string }[] = await trx('api_tokens')
          .where({ id })
          .whereNull('revoked_at_ms')
          .update({ revoked_at_ms: actor.at.getTime() })
          .returning('name');
        const [token] = revoked;
        if (token === undefined) return false;
        await audit(trx, actor, { action: 'token.revoke', subject: token.name, before: { id } });
        return true;
      }),
    ),

    redeemToken: guarded(async (hash, at) => {
      const row: TokenRow | undefined = await sql('api_tokens').where({ token_hash: hash }).whereNull('revoked_at_ms').first();
      if (row === undefined) return null;
      if (at.getTime() - Number(row.used_at_ms ?? 0) >= USED_MS) await noteUse(sql, row.id, at);
      return row.name;
    }),
  };
}

async function noteUse(sql: Knex, id: string, at: Date): Promise<void> {
  await sql('api_tokens').where({ id }).update({ used_at_ms: at.getTime() });
}

interface TokenRow {
  id: string;
  name: string;
  created_by: string;
  created_at_ms: number | string;
  used_at_ms: number | string | null;
  revoked_at_ms: number | string | null;
}

function toView(row: TokenRow): TokenView {
  const ms = (value: number | string | null) => (value === null ? null : Number(value));
  return {
    id: row.id,
    name: row.name,
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at_ms),
    usedAtMs: ms(row.used_at_ms),
    revokedAtMs: ms(row.revoked_at_ms),
  };
}
