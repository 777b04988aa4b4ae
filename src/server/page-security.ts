/** Response headers of every page: no inline script, nothing from other sites, no framing. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const SELF = ["'self'"];
const NONE = ["'none'"];

/** `secure` is true when the site is reached over https; on a plain-http intranet nothing may be upgraded. */
export function pageSecurity(secure: boolean): RequestHandler[] {
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
