/** Requests exactly as a test wants them: any header, Host included, any bytes; and Twilio's signed ones. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One request on a connection of its own; rejects when the connection breaks before the answer is complete. */
export function send(url: string, { method = 'POST', headers = {}, body = '' }: Sent = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers } },
      (response) => {
        response.toArray().then((chunks) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() });
        }, reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

export type Fields = Record<string, string | string[]>;

export const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

export function form(fields: Fields): string {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one])),
  ).toString();
}

export interface Signed {
  token: string;
  /** The address that is signed, when it is not the one that is called. */
  as?: string;
  headers?: Record<string, string>;
  /** What is sent in place of what was signed. */
  body?: string | Buffer;
}

/** A form as Twilio sends and signs it. */
export function sendSigned(
  url: string,
  fields: Fields,
  { token, as = url, headers = {}, body = form(fields) }: Signed,
): Promise<Reply> {
  const signature = signRequest(token, as, fields);
  return send(url, { headers: { 'Content-Type': FORM, 'X-Twilio-Signature': signature, ...headers }, body });
}

/** The fields of every voice webhook. */
export function callFields(callId: string, more: Fields = {}): Fields {
  return {
    CallSid: callId,
    AccountSid: `AC${'0'.repeat(32)}`,
    From: '+8613900001234',
    To: '+8656112345',
    CallStatus: 'in-progress',
    ...more,
  };
}
