/** The body of a carrier's webhook: raw bytes for the signature, fields for everything else. */
import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { HotlineError } from '../errors.js';

/** Twilio's forms are well under this. */
const MAX_BYTES = 64 * 1024;

export interface WebhookBody {
  raw: Buffer;
  /** Repeated keys become arrays, as the signature counts them. */
  fields: Record<string, string | string[]>;
}

/** Reads a form or JSON body. Throws `too_large` or `bad_request`. */
export async function readWebhookBody(request: IncomingMessage): Promise<WebhookBody> {
  const raw = await readRaw(request);
  const json = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  return { raw, fields: json ? jsonFields(raw) : formFields(raw) };
}

/** Listens to the stream itself: a loop over it would destroy it, and close the connection before a refusal is sent. */
function readRaw(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
      else reject(new HotlineError('too_large', 'the request body is too large'));
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    // Who hangs up before the body is complete made the mistake, not we.
    request.on('error', () => reject(new HotlineError('bad_request', 'the request broke off')));
  });
}

function formFields(raw: Buffer): WebhookBody['fields'] {
  return parse(raw.toString('utf8'), '&', '=', { maxKeys: 0 }) as WebhookBody['fields'];
}

function jsonFields(raw: Buffer): WebhookBody['fields'] {
  try {
    const body: unknown = JSON.parse(raw.toString('utf8') || '{}');
    const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
    return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
  } catch {
    throw new HotlineError('bad_request', 'the request body is not JSON');
  }
}

/** One field where the first of several counts. */
export function firstValues(fields: WebhookBody['fields']): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, Array.isArray(value) ? (value[0] ?? '') : value]));
}
