/** Response headers of every page: no inline script, nothing from other sites, no framing. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const SELF = ["'self'"];
const NONE = ["'none'"];

/** The nonce of a request's own styles, once `consoleSecurity` has run. */
export function styleNonceOf(response: ServerResponse): string {
  return (response as ServerResponse & { styleNonce?: string }).styleNonce ?? '';
}

/**
 * As `pageSecurity`, for the console: antd writes its styles at run time, marked with a nonce that is new for every page; charts set
 * style attributes. Scripts stay what the build made. Recordings and pictures made in the page are `blob:`.
 */
export function consoleSecurity(secure: boolean): RequestHandler[] {
  const nonce = (_request: unknown, response: ServerResponse) => `'nonce-${styleNonceOf(response)}'`;
  const more = {
    styleSrc: [...SELF, nonce],
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: [...SELF, 'data:', 'blob:'],
    mediaSrc: [...SELF, 'blob:'],
  };
  return [
    (_request, response, next) => {
      Object.assign(response, { styleNonce: randomBytes(16).toString('base64') });
      next();
    },
    ...pageSecurity(secure, more),
  ];
}

type Sources = Iterable<string | ((request: IncomingMessage, response: ServerResponse) => string)>;

/** `secure` is true when the site is reached over https; on a plain-http intranet nothing may be upgraded. */
export function pageSecurity(secure: boolean, more: Record<string, Sources> = {}): RequestHandler[] {
  const directives = {
    defaultSrc: NONE,
    scriptSrc: SELF,
    styleSrc: SELF,
    imgSrc: [...SELF, 'data:'],
    fontSrc: SELF,
    mediaSrc: SELF,
    connectSrc: SELF,
    formAction: SELF,
    baseUri: NONE,
    frameAncestors: NONE,
    ...more,
  };
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      strictTransportSecurity: secure,
      // 'no-referrer' would make browsers send `Origin: null` with our own forms.
      referrerPolicy: { policy: 'same-origin' },
      // Browsers ignore these over plain http, with a warning each.
      crossOriginOpenerPolicy: secure,
      originAgentCluster: secure,
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
      next();
    },
  ];
}
