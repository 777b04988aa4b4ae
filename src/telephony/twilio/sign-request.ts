/** The carrier's side of the signature: how the test phone, the terminal phone and the tests sign what they send. */
import { createHash } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export type FormParams = Record<string, string | string[]>;

/** X-Twilio-Signature of a form request, or of a GET or WebSocket handshake when `params` is empty. */
export function signRequest(authToken: string, url: string, params: FormParams = {}): string {
  return getExpectedTwilioSignature(authToken, withoutFragment(url), params);
}

/** Address and signature of a JSON request: the body's SHA-256 goes into the query, and the address alone is signed. */
export function signJsonRequest(authToken: string, url: string, body: string | Buffer): { url: string; signature: string } {
  const hash = createHash('sha256').update(body).digest('hex');
  const plain = withoutFragment(url);
  const signed = `${plain}${plain.includes('?') ? '&' : '?'}bodySHA256=${hash}`;
  return { url: signed, signature: getExpectedTwilioSignature(authToken, signed, {}) };
}

/** Connection overrides live in the fragment, which is neither sent nor signed. */
function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
