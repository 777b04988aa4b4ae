/** Is a request really from Twilio? The SDK's own check over our public address, for forms, JSON bodies and WebSocket handshakes. */
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

export interface SignedRequest {
  authToken: string;
  /** The public address the carrier called, from `signedUrl`. */
  url: string;
  /** The X-Twilio-Signature header. */
  signature: string | undefined;
  contentType: string | undefined;
  /** The body byte for byte as it came. */
  rawBody: Buffer;
  /** The form as parsed: values are strings, or arrays of strings for repeated keys. */
  params: Record<string, unknown>;
}

/**
 * The address a carrier signed: the configured public URL with path and query exactly as received. Host and
 * forwarding headers are never asked, since whoever sends the request writes them. Null when the target is not a path.
 */
export function signedUrl(publicUrl: string, target: string): string | null {
  return target.startsWith('/') ? publicUrl.replace(/\/+$/, '') + target : null;
}

/** True when the signature covers this address and this body; false for everything else, an unsigned body included. */
export function verifySignature(request: SignedRequest): boolean {
  const { authToken, url, signature } = request;
  if (!authToken || !signature) return false;
  if (hasBodyHash(url)) {
    // The SDK hashes Buffer.from(body): handing it the bytes keeps bodies that are not valid UTF-8 intact.
    return validateRequestWithBody(authToken, signature, url, request.rawBody as unknown as string);
  }
  if (request.rawBody.length > 0 && !isForm(request.contentType)) return false;
  return validateRequest(authToken, signature, url, request.params);
}

/** A WebSocket handshake is signed over the wss address without parameters; some carriers' edges add a trailing slash. */
export function verifyHandshake(request: { authToken: string; url: string; signature: string | undefined }): boolean {
  const { authToken, signature } = request;
  if (!authToken || !signature) return false;
  const url = request.url.replace(/^http(s?):/, 'ws$1:');
  return [url, url.endsWith('/') ? url.slice(0, -1) : `${url}/`].some((form) => validateRequest(authToken, signature, form, {}));
}

function hasBodyHash(url: string): boolean {
  return /[?&]bodySHA256=/.test(url);
}

function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
}
