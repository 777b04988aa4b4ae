/**
 * How pages talk to `/api/console/…`: JSON, the CSRF token of the session, trouble as an error with a plain kind.
 *
 *   const users = useLoad(() => api.get<UserList>('users', { query: { role } }), [role]);
 *   await api.post<Created>('users', { username });             // throws ApiError; `useTask` shows it to the user
 *   await api.upload<Preview>('cases/preview', file);           // a File, as raw bytes
 */

/** What can go wrong, as `TROUBLE_WORDS` says it. */
export type Trouble = 'away' | 'signed_out' | 'forbidden' | 'missing' | 'conflict' | 'refused' | 'too_large' | 'busy' | 'broken';

export class ApiError extends Error {
  readonly trouble: Trouble;
  /** The server's own sentence, for details. */
  readonly detail: string;
  constructor(trouble: Trouble, detail: string) {
    super(`${trouble}: ${detail}`);
    this.name = 'ApiError';
    this.trouble = trouble;
    this.detail = detail;
  }
}

const TROUBLES: Record<number, Trouble> = {
  400: 'refused',
  401: 'signed_out',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  413: 'too_large',
  429: 'busy',
  503: 'away',
};

type Query = Record<string, string | number | boolean | null | undefined>;

export interface AskOptions {
  query?: Query;
  signal?: AbortSignal;
}

let csrf = '';

/** Called once the session is known. */
export function setCsrfToken(token: string): void {
  csrf = token;
}

export const api = {
  get: <T>(path: string, options: AskOptions = {}) => ask<T>('GET', path, options),
  post: <T>(path: string, body: unknown = {}, options: AskOptions = {}) => ask<T>('POST', path, { ...options, ...json(body) }),
  put: <T>(path: string, body: unknown, options: AskOptions = {}) => ask<T>('PUT', path, { ...options, ...json(body) }),
  patch: <T>(path: string, body: unknown, options: AskOptions = {}) => ask<T>('PATCH', path, { ...options, ...json(body) }),
  delete: <T>(path: string, options: AskOptions = {}) => ask<T>('DELETE', path, options),
  /** A file of the server, e.g. a recording. For downloads a link to `apiUrl` is enough. */
  file: async (path: string, options: AskOptions = {}) => (await request('GET', path, options)).blob(),
  /** Sends a file and gets one back. */
  exchange: async (path: string, file: Blob) =>
    (await request('POST', path, { body: file, type: file.type || 'application/octet-stream' })).blob(),
  /** Sends a file as it is; `type` where the browser does not know it. */
  upload: <T>(path: string, file: Blob, options: AskOptions & { type?: string } = {}) =>
    ask<T>('POST', path, { ...options, body: file, type: options.type ?? (file.type || 'application/octet-stream') }),
};

/** Address of a route, for links to downloads and recordings. */
export function apiUrl(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/console/${path}${search === '' ? '' : `?${search}`}`;
}

function json(body: unknown): { body: string; type: string } {
  return { body: JSON.stringify(body), type: 'application/json' };
}

interface Sent extends AskOptions {
  body?: BodyInit;
  type?: string;
}

async function ask<T>(method: string, path: string, options: Sent): Promise<T> {
  const response = await request(method, path, options);
  return response.status === 204 ? (undefined as T) : response.json();
}

async function request(method: string, path: string, options: Sent): Promise<Response> {
  const { query, signal, body, type } = options;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (type !== undefined) headers['Content-Type'] = type;
  const response = await fetch(apiUrl(path, query), { method, headers, body, signal }).catch((error) => {
    if (signal?.aborted) throw error;
    throw new ApiError('away', '');
  });
  if (response.ok) return response;
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<ApiError> {
  const answer: { error?: string; message?: string } = await response.json().catch(() => ({}));
  if (response.status === 401) window.location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  if (answer.error === 'must_change') window.location.assign('/console/password');
  return new ApiError(TROUBLES[response.status] ?? 'broken', answer.message ?? '');
}

/** Has the browser save something that came by `file` or `exchange`. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by the next round.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
