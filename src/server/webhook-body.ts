/** The body of a carrier's webhook: raw bytes for the signature, fields for everything else. */
import type { Request } from 'express';
import { HotlineError } from '../errors.js';

/** Twilio's forms are well under this. */
const MAX_BYTES = 64 * 1024;

export interface WebhookBody {
  raw: Buffer;
  /** Repeated keys become arrays, as the signature counts them. */
  fields: Record<string, string | string[]>;
}

/** Reads a form or JSON body. Throws `too_large` or `bad_request`. */
export async function readWebhookBody(request: Request): Promise<WebhookBody> {
  const raw = await readRaw(request);
  const json = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  return { raw, fields: json ? jsonFields(raw) : formFields(raw) };
}

async function readRaw(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The stream must outlive the loop, or its connection would close before the refusal is sent.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new HotlineError('too_large', 'the request body is too large');
      chunks.push(chunk);
    }
  } catch (error) {
    // Who hangs up before the body is complete made the mistake, not we.
    throw error instanceof HotlineError ? error : new HotlineError('bad_request', 'the request broke off');
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function formFields(raw: Buffer): WebhookBody['fields'] {
  const fields: WebhookBody['fields'] = Object.create(null);
  for (const [key, value] of new URLSearchParams(raw.toString('utf8'))) {
    const before = fields[key];
    if (Array.isArray(before)) before.push(value);
    else fields[key] = before === undefined ? value : [before, value];
  }
  return fields;
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
