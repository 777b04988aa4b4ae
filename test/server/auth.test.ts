/** Signing in: passwords, sessions, locks, and requests other sites' pages send. */

import { Router } from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAuth } from '../../src/server/auth.js';
import { createAuthRouter } from '../../src/server/auth-routes.js';
import { ensureAdmin } from '../../src/server/ensure-admin.js';
import { hashPassword, verifyPassword } from '../../src/server/password.js';
import { createUserStore } from '../../src/store/user-store.js';
import { type Place, temporaryDatabase } from '../store/temporary-database.js';
import { ask, form, type PageResponse } from './page-request.js';
import { type PageServer, servePages } from './page-server.js';

const PASSWORD = 'sunny-side-up';
/** What a password is hashed with is kept in the hash, so a test need not pay for a real one. */
const CHEAP = { N: 1024, r: 8, p: 1 };
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let place: Place;
let server: PageServer;
let now: Date;
let users: ReturnType<typeof createUserStore>;

beforeEach(async () => {
  place = await temporaryDatabase();
  now = new Date('2026-11-23T02:00:00Z');
  users = createUserStore(await place.open());
  server = await serve(undefined);
  await users.createUser({ username: 'admin', passwordHash: await hashPassword(PASSWORD, CHEAP), mustChange: false });
});
afterEach(async () => {
  await server.close();
  await place.remove();
});

/** Sign-in, and a page that names who is signed in. */
function serve(publicUrl: string | undefined): Promise<PageServer> {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const auth = createAuth({ users, clock: () => now, secure });
  const pages = Router();
  pages.use(createAuthRouter({ auth, publicUrl, secure }));
  pages.get('/who', auth.requireUser, async (request, response) => void response.send(await auth.userOf(request)));
  return servePages({ pages });
}

const signIn = (password: string, fields: Record<string, string> = {}) =>
  ask(server.port, form('/login', { username: 'admin', password, ...fields }));
const cookieOf = (response: PageResponse) => response.headers['set-cookie']?.[0] ?? '';
const who = (cookie: string) => ask(server.port, { path: '/who', headers: { Cookie: cookie.split(';')[0] ?? '' } });

describe('signing in', () => {
  test('opens a session in a cookie no script and no other site can use', async () => {
    const response = await signIn(PASSWORD);
    expect(response.status).toBe(303);
    expect(response.headers.location).toBe('/console');
    expect(cookieOf(response)).toMatch(/^hotline_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await who(cookieOf(response))).body).toBe('admin');
  });

  test('over https the cookie is secure and bound to the host', async () => {
    await server.close();
    server = await serve('https://hotline.example.cn');
    const cookie = cookieOf(await signIn(PASSWORD));
    expect(cookie).toMatch(/^__Host-hotline_session=.*; HttpOnly; Secure; SameSite=Strict$/);
    expect((await who(cookie)).body).toBe('admin');
    expect((await who(cookie.replace('__Host-', ''))).status).toBe(401);
  });

  test('only the hash of the session is stored', async () => {
    const id = /=([\w-]{43});/.exec(cookieOf(await signIn(PASSWORD)))?.[1] ?? '';
    const rows = await (await place.open()).sql('sessions').select();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  test('an unknown name and a wrong password look the same', async () => {
    const wrong = await signIn('wrong-password');
    const unknown = await signIn(PASSWORD, { username: 'nobody' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(unknown.body.replace('nobody', 'admin')).toBe(wrong.body);
    expect(cookieOf(wrong)).toBe('');
  });

  test.each([
    ['/phone?x=1', '/phone?x=1'],
    ['//evil.example', '/console'],
    ['/\\evil.example', '/console'],
    ['https://evil.example', '/console'],
    ['javascript:alert(1)', '/console'],
  ])('afterwards %s leads to %s', async (next, leadsTo) => {
    expect((await signIn(PASSWORD, { next })).headers.location).toBe(leadsTo);
  });

  test('the form shows what was typed as text', async () => {
    const response = await signIn('wrong-password', { username: '"><script>alert(1)</script>' });
    expect(response.body).not.toContain('<script>');
    expect(response.headers['content-security-policy']).toContain("script-src 'self'");
    expect(response.headers['content-security-policy']).not.toContain('unsafe-inline');
  });

  test('a session ends after twelve hours and on signing out', async () => {
    const first = cookieOf(await signIn(PASSWORD));
    const second = cookieOf(await signIn(PASSWORD));
    await ask(server.port, form('/logout', {}, { Cookie: first.split(';')[0] ?? '' }));
    expect((await who(first)).status).toBe(401);
    expect((await who(second)).status).toBe(200);
    now = new Date(now.getTime() + 12 * HOUR_MS);
    expect((await who(second)).status).toBe(401);
  });

  test('pages lead to the form, everything else is told', async () => {
    const page = await ask(server.port, { path: '/who?a=b', headers: { Accept: 'text/html,*/*;q=0.8' } });
    expect([page.status, page.headers.location]).toEqual([303, '/login?next=%2Fwho%3Fa%3Db']);
    const data = await ask(server.port, { path: '/who', headers: { Accept: '*/*' } });
    expect([data.status, JSON.parse(data.body).error]).toEqual([401, 'unauthorized']);
  });
});

describe('guessing', () => {
  test('five wrong passwords lock the account for fifteen minutes', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn('wrong-password')).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(401);
    now = new Date(now.getTime() + 15 * MINUTE_MS - 1);
    expect((await signIn(PASSWORD)).status).toBe(401);
    now = new Date(now.getTime() + 1);
    expect((await signIn(PASSWORD)).status).toBe(303);
  });

  test('a right password clears the count', async () => {
    for (let i = 0; i < 4; i++) await signIn('wrong-password');
    expect((await signIn(PASSWORD)).status).toBe(303);
    for (let i = 0; i < 4; i++) await signIn('wrong-password');
    expect((await signIn(PASSWORD)).status).toBe(303);
  });

  test('twenty wrong tries from one address are enough', async () => {
    const empty = () => ask(server.port, form('/login', {}));
    for (let i = 0; i < 20; i++) expect((await empty()).status).toBe(401);
    expect((await empty()).status).toBe(429);
    expect((await signIn(PASSWORD)).status).toBe(429);
  });
});

describe('requests of other sites', () => {
  const login = (headers: Record<string, string>) => {
    const { 'Sec-Fetch-Site': _, ...own } = form('/login', {}).headers ?? {};
    const body = new URLSearchParams({ username: 'admin', password: PASSWORD }).toString();
    return ask(server.port, { method: 'POST', path: '/login', headers: { ...own, ...headers }, body });
  };

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour on the same domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'http://evil.example' }],
    ['no origin', { Origin: 'null' }],
    ['nobody', {}],
  ])('a form from %s is refused', async (_, headers) => {
    const response = await login(headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(cookieOf(response)).toBe('');
  });

  test('browsers that only send an origin are let in over plain http', async () => {
    expect((await login({ Origin: `http://localhost:${server.port}` })).status).toBe(303);
  });
});

describe('the first user', () => {
  test('gets a generated password, printed once', async () => {
    const fresh = await temporaryDatabase();
    const store = createUserStore(await fresh.open());
    const printed: string[] = [];
    await ensureAdmin(store, undefined, (line) => printed.push(line));
    await ensureAdmin(store, undefined, (line) => printed.push(line));
    expect(printed).toHaveLength(1);
    const password = /密码 ([\w-]{20}) /.exec(printed[0] ?? '')?.[1] ?? '';
    const admin = await store.findUser('admin');
    expect(await verifyPassword(password, admin?.passwordHash ?? '')).toBe(true);
    expect(admin?.mustChange).toBe(true);
    await fresh.remove();
  });

  test('a changed setting changes the password and ends the sessions', async () => {
    const cookie = cookieOf(await signIn(PASSWORD));
    await ensureAdmin(users, PASSWORD, () => {});
    expect((await who(cookie)).status).toBe(200);
    await ensureAdmin(users, 'another-password', () => {});
    expect((await who(cookie)).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn('another-password')).status).toBe(303);
  });
});

test('passwords are salted, and a hash of another kind matches nothing', async () => {
  const [one, two] = await Promise.all([hashPassword('密码一二三四', CHEAP), hashPassword('密码一二三四', CHEAP)]);
  expect(one).not.toBe(two);
  expect(await verifyPassword('密码一二三四', one)).toBe(true);
  expect(await verifyPassword('密码一二三五', one)).toBe(false);
  for (const stored of ['', 'plain', 'scrypt$1$2', 'bcrypt$32768$8$3$YQ$YQ'])
    expect(await verifyPassword('plain', stored)).toBe(false);
});
