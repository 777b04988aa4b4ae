/** API tokens: list, make, revoke; and the check of a bearer token. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.js';
import { newTokenResultSchema, newTokenSchema, revokedSchema, tokenListSchema } from '../../domain/console/tokens.js';
import type { TokenStore } from '../../store/token-store.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import { sameSecret } from '../api/guards.js';

export interface TokenParts {
  tokens: TokenStore;
  /** The setting API_TOKEN. */
  apiToken: string | undefined;
}

/** Marks our tokens wherever they turn up, e.g. for scanners of leaked secrets. */
const PREFIX = 'hotline_';
const BYTES = 24;

/** The name behind a token: the setting's own, or one made in the console and not revoked. */
export function createTokenCheck({ tokens, apiToken }: TokenParts, clock: Clock): (token: string) => Promise<string | null> {
  return async (token) => {
    if (apiToken !== undefined && sameSecret(token, apiToken)) return 'API_TOKEN';
    return token.startsWith(PREFIX) ? tokens.redeemToken(hashOf(token), clock()) : null;
  };
}

export function tokenRoutes({ tokens, apiToken }: TokenParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/tokens',
      access: 'admin',
      summary: 'All API tokens, revoked ones too',
      response: tokenListSchema,
      handle: async () => ({ tokens: await tokens.listTokens(), configured: apiToken !== undefined }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/tokens',
      access: 'admin',
      summary: 'Make an API token; the answer holds it, this once',
      body: newTokenSchema,
      response: newTokenResultSchema,
      handle: async ({ body, actor }) => {
        const token = PREFIX + randomBytes(BYTES).toString('base64url');
        await tokens.addToken({ id: randomUUID(), name: body.name, hash: hashOf(token) }, actor);
        return { token };
      },
    }),
    apiRoute({
      method: 'delete',
      path: '/console/tokens/:id',
      access: 'admin',
      summary: 'Revoke an API token at once',
      params: z.object({ id: z.string().max(100) }),
      response: revokedSchema,
      handle: async ({ params, actor }) => {
        const revoked = await tokens.revokeToken(params.id, actor);
        return { result: revoked ? ('revoked' as const) : ('unknown' as const) };
      },
    }),
  ];
}

/** A token is random enough to need no salt. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
