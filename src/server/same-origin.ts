/** Refuses requests that change something and were sent by another site's page (CSRF). */
import type { Request, RequestHandler } from 'express';
import { HotlineError } from '../errors.js';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets through what the browser says comes from our own pages: `Sec-Fetch-Site`, or over plain http, where browsers
 * leave that out, `Origin`. A request that says neither is refused.
 */
export function requireSameOrigin(publicUrl: string | undefined): RequestHandler {
  const publicOrigin = publicUrl === undefined ? null : new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request, publicOrigin))
      throw new HotlineError('forbidden', 'this request must come from a page of this site');
    next();
  };
}

function isSameOrigin(request: Request, publicOrigin: string | null): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('Origin');
  if (origin === undefined) return false;
  return origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === request.get('Host'));
}

/** A form of another site cannot send JSON without asking first; so where JSON is expected nothing else is read. */
export const requireJson: RequestHandler = (request, _response, next) => {
  if (!SAFE_METHODS.has(request.method) && !request.is('application/json'))
    throw new HotlineError('bad_request', 'send application/json');
  next();
};
