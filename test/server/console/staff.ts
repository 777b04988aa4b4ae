/** People signed in to the console's interface of a small line, as their browsers would ask. */
import type { Role } from '../../../src/domain/role.js';
import { hashPassword } from '../../../src/server/password.js';
import { createUserStore } from '../../../src/store/user-store.js';
import type { SmallLine } from '../small-line.js';
import { type Reply, send } from '../web.js';

export const PASSWORD = 'sunny-side-up';
/** What a password is hashed with is kept in the hash, so a test need not pay for a real one. */
const CHEAP = { N: 1024, r: 8, p: 1 };
const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

export interface Person {
  csrf: string;
  /** As browsers send it. */
  cookie: string;
  /** Asks a route below /api/console; a body is sent as JSON, with the session's CSRF token. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** The same, and the JSON of a 200. */
  get<T>(path: string): Promise<T>;
  send<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Sends a file as it is. */
  upload(path: string, bytes: Buffer | string, type: string): Promise<Reply>;
}

/** Creates a user named after the role (unless there is one) and signs in. */
export async function signInAs(line: Pick<SmallLine, 'url' | 'database'>, role: Role): Promise<Person> {
  const users = createUserStore(line.database);
  await users.createUser({ username: role, role, passwordHash: await hashPassword(PASSWORD, CHEAP), mustChange: false });
  return personOf(line, await cookieOf(line, role, PASSWORD));
}

/** Signs in by the form; '' when refused. */
export async function cookieOf(line: Pick<SmallLine, 'url' | 'database'>, username: string, password: string): Promise<string> {
  const headers = { ...SAME_ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' };
  const reply = await send(`${line.url}/login`, { headers, body: new URLSearchParams({ username, password }).toString() });
  return reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

export async function personOf(line: Pick<SmallLine, 'url' | 'database'>, cookie: string): Promise<Person> {
  const base = { ...SAME_ORIGIN, Cookie: cookie };
  const url = (path: string) => `${line.url}/api/console/${path}`;
  const { csrf } = JSON.parse((await send(url('session'), { method: 'GET', headers: base })).text);
  const ask: Person['ask'] = (method, path, body, headers = {}) => {
    const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return send(url(path), {
      method,
      headers: { ...base, ...json, 'X-CSRF-Token': csrf, ...headers },
      body: body === undefined ? '' : JSON.stringify(body),
    });
  };
  const parsed = async (reply: Promise<Reply>) => {
    const { status, text } = await reply;
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return JSON.parse(text);
  };
  return {
    cookie,
    csrf,
    ask,
    get: (path) => parsed(ask('GET', path)),
    send: (method, path, body = {}) => parsed(ask(method, path, body)),
    upload: (path, bytes, type) =>
      send(url(path), { headers: { ...base, 'Content-Type': type, 'X-CSRF-Token': csrf }, body: bytes }),
  };
}
