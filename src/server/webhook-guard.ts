/** Who may call the webhooks: with an auth token only who signs with it, without one only this machine. */
import type { Request } from 'express';
import { signedUrl, verifySignature } from '../telephony/twilio/verify-signature.js';
import { isLoopback } from './loopback.js';
import type { WebhookBody } from './webhook-body.js';

export interface GuardSettings {
  authToken: string | undefined;
  accountSid: string | undefined;
  publicUrl: string | undefined;
}

/** Fails closed: a request that cannot be judged is refused. */
export function createWebhookGuard(settings: GuardSettings): (request: Request, body: WebhookBody) => boolean {
  const { authToken } = settings;
  if (authToken === undefined) return (request) => isLoopback(request) && !isFromWebPage(request);
  return (request, body) => {
    try {
      return isOurAccount(settings, body) && isSigned({ ...settings, authToken }, request, body);
    } catch {
      return false; // an address or header the SDK cannot even read
    }
  };
}

function isOurAccount({ accountSid }: GuardSettings, { fields }: WebhookBody): boolean {
  return accountSid === undefined || fields.AccountSid === undefined || fields.AccountSid === accountSid;
}

function isSigned({ authToken, publicUrl }: GuardSettings & { authToken: string }, request: Request, body: WebhookBody): boolean {
  const url = signedUrl(publicUrl ?? `${request.protocol}://${request.get('host')}`, request.originalUrl);
  if (url === null) return false;
  return verifySignature({
    authToken,
    url,
    signature: request.get('X-Twilio-Signature'),
    contentType: request.headers['content-type'],
    rawBody: body.raw,
    params: body.fields,
  });
}

/** Any web page open on this machine can send a form to this port; its browser says so, and a carrier never does. */
function isFromWebPage({ headers }: Request): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}
