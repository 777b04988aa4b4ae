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
export function createWebhookGuard({
  authToken,
  accountSid,
  publicUrl,
}: GuardSettings): (request: Request, body: WebhookBody) => boolean {
  if (authToken === undefined) return (request) => isLoopback(request);
  return (request, body) => {
    const url = signedUrl(publicUrl ?? `${request.protocol}://${request.get('host')}`, request.originalUrl);
    if (url === null) return false;
    const account = body.fields.AccountSid;
    if (accountSid !== undefined && account !== undefined && account !== accountSid) return false;
    const { headers } = request;
    const signature = request.get('X-Twilio-Signature');
    return verifySignature({
      authToken,
      url,
      signature,
      contentType: headers['content-type'],
      rawBody: body.raw,
      params: body.fields,
    });
  };
}
