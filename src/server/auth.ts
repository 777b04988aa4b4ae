/** Who is signed in: passwords checked, sessions opened and closed. */
import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, NextFunction, Request, RequestHandler, Response } from 'express';
import type { Clock } from '../domain/clock.js';
import { HotlineError } from '../errors.js';
import { hashPassword, verifyPassword } from './password.js';
import type { Session, User, UserStore } from './ports.js';
import { cookieName, cookieOptions, sessionIdOf } from './session-cookie.js';

export interface AuthParts {
  users: UserStore;
  clock: Clock;
  /** The site is reached over https. */
  secure: boolean;
}

export interface SessionCookie {
  name: string;
  value: string;
  options: CookieOptions;
}

/** The person behind a request. */
export type SignedIn = Pick<User, 'username' | 'fullName' | 'role' | 'mustChange'> & Pick<Session, 'csrf' | 'idHash'>;

export interface Auth {
  /** Opens a session; null when name or password is wrong or the user is locked, which the caller is not told apart. */
  signIn(username: string, password: string): Promise<SessionCookie | null>;
  /** Ends the request's session; returns the cookie to clear. */
  signOut(request: Request): Promise<Pick<SessionCookie, 'name' | 'options'>>;
  /** The signed-in user, or null. */
  signedIn(request: Pick<Request, 'headers'>): Promise<SignedIn | null>;
  /** Name of the signed-in user, or null. */
  userOf(request: Request): Promise<string | null>;
  /** Whether this is the user's password; wrong ones count towards the lock, as at sign-in. */
  isRight(username: string, password: string): Promise<boolean>;
  /** Lets signed-in users through; others get `unauthorized`, or for a page are sent to sign in and back. */
  requireUser: RequestHandler;
  /** As `requireUser`, but who still has a password from somebody else is sent to change it first. */
  requireOwnPassword: RequestHandler;
}

const SESSION_MS = 12 * 3_600_000;
const LOCK_AFTER = 5;
const LOCK_MS = 15 * 60_000;
/** The console's page for the own password. */
const CHANGE_PASSWORD = '/console/password';

/** Builds sign-in over a user store. */
export function createAuth(parts: AuthParts): Auth {
  const { users, clock, secure } = parts;
  const cookie = { name: cookieName(secure), options: cookieOptions(secure) };
  const signedIn = async (request: Pick<Request, 'headers'>) => {
    const id = sessionIdOf(request, secure);
    const session = id === null ? null : await users.findSession(hashOf(id), clock());
    const user = session === null ? null : await users.findUser(session.username);
    if (session === null || user === null || user.disabled) return null;
    const { username, fullName, role, mustChange } = user;
    return { username, fullName, role, mustChange, csrf: session.csrf, idHash: session.idHash };
  };
  return {
    signedIn,
    userOf: async (request) => (await signedIn(request))?.username ?? null,
    isRight: (username, password) => isRight(parts, username, password),
    signIn: async (username, password) => {
      if (!(await isRight(parts, username, password))) return null;
      await users.noteSignIn(username, clock());
      return { ...cookie, value: await openSession(parts, username) };
    },
    signOut: async (request) => {
      const id = sessionIdOf(request, secure);
      if (id !== null) await users.deleteSession(hashOf(id));
      return cookie;
    },
    requireUser: async (request, response, next) => admit(await signedIn(request), { request, response, next }),
    requireOwnPassword: async (request, response, next) => {
      const user = await signedIn(request);
      if (user?.mustChange) return sendToChange({ request, response });
      admit(user, { request, response, next });
    },
  };
}

function admit(user: SignedIn | null, to: { request: Request; response: Response; next: NextFunction }): void {
  const { request, response, next } = to;
  if (user !== null) next();
  else if (isPage(request)) response.redirect(303, `/login?next=${encodeURIComponent(request.originalUrl)}`);
  else throw new HotlineError('unauthorized', 'sign in first');
}

function sendToChange({ request, response }: { request: Request; response: Response }): void {
  if (!isPage(request)) throw new HotlineError('must_change', 'change the password that was given to you first');
  response.redirect(303, CHANGE_PASSWORD);
}

function isPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}

/** Only the hash of a session's id is stored, so that whoever reads the database cannot use it. */
function hashOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

async function openSession({ users, clock }: AuthParts, username: string): Promise<string> {
  const now = clock();
  await users.expireSessions(now);
  const id = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  await users.createSession({ idHash: hashOf(id), username, csrf: randomBytes(32).toString('base64url'), expiresAt });
  return id;
}

async function isRight({ users, clock }: AuthParts, username: string, password: string): Promise<boolean> {
  const user = await users.findUser(username);
  const now = clock().getTime();
  // An unknown name takes as long as a known one, or names could be found out.
  const right = await verifyPassword(password, user?.passwordHash ?? (await nobodysHash()));
  if (user === null || user.disabled || (user.lockedUntil !== null && user.lockedUntil.getTime() > now)) return false;
  if (right) await users.noteSuccess(username);
  else await users.noteFailure(username, { after: LOCK_AFTER, until: new Date(now + LOCK_MS), at: new Date(now) });
  return right;
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  return nobody;
}
