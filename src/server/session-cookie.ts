/** The cookie that carries a session's id. */
import type { CookieOptions, Request } from 'express';

const NAME = 'hotline_session';
/** 32 random bytes in base64url. */
const SESSION_ID = /^[\w-]{43}$/;

/** Not readable by scripts, not sent along by other sites; only over https where the site is reached so. */
export function cookieOptions(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure, path: '/' };
}

/** Browsers take a `__Host-` cookie only from this very host over https, so no neighbour can plant one. */
export function cookieName(secure: boolean): string {
  return secure ? `__Host-${NAME}` : NAME;
}

/** The session id a request carries, or null. */
export function sessionIdOf(request: Pick<Request, 'headers'>, secure: boolean): string | null {
  const prefix = `${cookieName(secure)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const id = pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
  return id !== undefined && SESSION_ID.test(id) ? id : null;
}
