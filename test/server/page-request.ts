/** A request as a browser or a proxy would send it, with any header, also those `fetch` keeps to itself. */
import { type IncomingHttpHeaders, request } from 'node:http';

export interface PageRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface PageResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a request to 127.0.0.1; `Host` is localhost unless given. */
export function ask(port: number, { method = 'GET', path, headers = {}, body }: PageRequest): Promise<PageResponse> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers: { Host: `localhost:${port}`, ...headers } };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

/** A form sent by a page of the site itself. */
export function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): PageRequest {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', path, headers: { ...SAME_ORIGIN, ...type, ...headers }, body: new URLSearchParams(fields).toString() };
}

/** JSON sent by a page of the site itself. */
export function json(path: string, body: unknown, headers: Record<string, string> = {}): PageRequest {
  const type = { 'Content-Type': 'application/json' };
  return { method: 'POST', path, headers: { ...SAME_ORIGIN, ...type, ...headers }, body: JSON.stringify(body) };
}
