/** Who may call the webhooks: with an auth token only who signs with it, without one only this machine. */
import type { IncomingMessage } from 'node:http';
import { signedUrl, verifySignature } from '../telephony/twilio/verify-signature.js';
import { isLoopback } from './loopback.js';
import type { WebhookBody } from './webhook-body.js';

export interface GuardSettings {
  authToken: string | undefined;
  accountSid: string | undefined;
  publicUrl: string | undefined;
  /** Believe a proxy's word that the address was an https one; asked only without `publicUrl`. */
  trustProxy: boolean;
}

/** Fails closed: a request that cannot be judged is refused. */
export function createWebhookGuard(settings: GuardSettings): (request: IncomingMessage, body: WebhookBody) => boolean {
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

function isSigned(settings: GuardSettings & { authToken: string }, request: IncomingMessage, body: WebhookBody): boolean {
  const { authToken, publicUrl } = settings;
  const url = signedUrl(publicUrl ?? addressNamed(request, settings), request.url ?? '');
  if (url === null) return false;
  return verifySignature({
    authToken,
    url,
    signature: request.headers['x-twilio-signature']?.toString(),
    contentType: request.headers['content-type'],
    rawBody: body.raw,
    params: body.fields,
  });
}

function addressNamed({ headers }: IncomingMessage, { trustProxy }: GuardSettings): string {
  const forwarded = trustProxy ? headers['x-forwarded-proto']?.toString().split(',', 1)[0]?.trim() : undefined;
  return `${forwarded || 'http'}://${headers.host}`;
}

/** Any web page open on this machine can send a form to this port; its browser says so, and a carrier never does. */
function isFromWebPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}
