/** Who may call a route of `/api`: a session with a role and a CSRF token, or a bearer token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Clock } from '../../domain/clock.js';
import { mayAct, type Role } from '../../domain/role.js';
import { HotlineError } from '../../errors.js';
import type { Auth, SignedIn } from '../auth.js';
import { requireSameOrigin } from '../same-origin.js';
import type { Access } from './api-route.js';

export interface ApiGuards {
  /** Handlers that let a request through, or throw unauthorized, forbidden or must_change; they set `locals.actor` and `locals.signedIn`. */
  admit(access: Access): RequestHandler[];
}

export interface GuardParts {
  auth: Auth;
  clock: Clock;
  publicUrl: string | undefined;
  /** The name behind a bearer token, or null. */
  tokenName: (token: string) => Promise<string | null>;
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

export function createGuards(parts: GuardParts): ApiGuards {
  const sameOrigin = requireSameOrigin(parts.publicUrl);
  return {
    admit(access) {
      if (access === 'token') return [token(parts)];
      if (access === 'anyone') return [anyone(parts)];
      return [sameOrigin, session(parts, access)];
    },
  };
}

function session({ auth, clock }: GuardParts, access: Role | 'own'): RequestHandler {
  return async (request, response, next) => {
    const signedIn = await auth.signedIn(request);
    if (signedIn === null) throw new HotlineError('unauthorized', 'sign in first');
    refuse(signedIn, access);
    if (!SAFE.has(request.method) && !sameSecret(request.get('X-CSRF-Token') ?? '', signedIn.csrf))
      throw new HotlineError('forbidden', 'the X-CSRF-Token of this session is missing; load the page again');
    response.locals.signedIn = signedIn;
    response.locals.actor = { by: signedIn.username, at: clock() };
    next();
  };
}

function refuse({ mustChange, role }: SignedIn, access: Role | 'own'): void {
  if (access === 'own') return;
  if (mustChange) throw new HotlineError('must_change', 'change the password that was given to you first');
  if (!mayAct(role, access)) throw new HotlineError('forbidden', `this needs the role ${access}`);
}

function token({ tokenName, clock }: GuardParts): RequestHandler {
  return async (request, response, next) => {
    const given = bearerOf(request);
    const name = given === undefined ? null : await tokenName(given);
    if (name === null)
      throw new HotlineError('unauthorized', 'send Authorization: Bearer with API_TOKEN or a token made in the console');
    response.locals.signedIn = null;
    response.locals.actor = { by: `token:${name}`, at: clock() };
    next();
  };
}

function anyone({ clock }: GuardParts): RequestHandler {
  return (_request, response, next) => {
    response.locals.signedIn = null;
    response.locals.actor = { by: 'anyone', at: clock() };
    next();
  };
}

/** Lets through who sends `Authorization: Bearer <token>`; without a token set nobody gets in. */
export function bearer(expected: string | undefined): RequestHandler {
  return (request, _response, next) => {
    const given = bearerOf(request);
    if (expected === undefined || given === undefined || !sameSecret(given, expected))
      throw new HotlineError('unauthorized', 'send Authorization: Bearer with the API token; without API_TOKEN this is closed');
    next();
  };
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer (.+)$/.exec(request.get('Authorization') ?? '')?.[1];
}

/** Compares secrets in a time that tells nothing. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
