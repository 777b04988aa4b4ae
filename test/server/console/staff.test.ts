/** Users, own passwords, tokens and the audit log over real HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditPage } from '../../../src/domain/console/audit.js';
import type { SessionView } from '../../../src/domain/console/session.js';
import type { NewTokenResult, TokenList } from '../../../src/domain/console/tokens.js';
import type { NewUserResult, PasswordReset, UserList } from '../../../src/domain/console/users.js';
import { ROLES } from '../../../src/domain/role.js';
import { openSmallLine, type SmallLine } from '../small-line.js';
import { send } from '../web.js';
import { cookieOf, PASSWORD, type Person, personOf, signInAs } from './staff.js';

let line: SmallLine;
let admin: Person;

beforeAll(async () => {
  line = await openSmallLine();
  admin = await signInAs(line, 'admin');
});
afterAll(() => line.close());

const audits = async (query = '') => (await admin.get<AuditPage>(`audit${query}`)).entries;
const passwordOf = (answer: NewUserResult | PasswordReset) => ('password' in answer ? answer.password : '');

describe('roles', () => {
  const FIRST: [string, string, string][] = [
    ['GET', 'users', 'admin'],
    ['GET', 'tokens', 'admin'],
    ['GET', 'audit', 'manager'],
    ['GET', 'session', 'viewer'],
  ];
  test.each(FIRST)('%s %s is for %s and above', async (method, path, first) => {
    for (const role of ROLES) {
      const person = await signInAs(line, role);
      const allowed = ROLES.indexOf(role) >= ROLES.indexOf(first as (typeof ROLES)[number]);
      expect([role, (await person.ask(method, path)).status]).toEqual([role, allowed ? 200 : 403]);
    }
  });

  test('what changes something needs the CSRF token of this very session', async () => {
    const other = await admin.get<SessionView>('session');
    const again = await personOf(line, await cookieOf(line, 'admin', PASSWORD));
    for (const token of ['', 'x', other.csrf])
      expect((await again.ask('POST', 'tokens', { name: 'CSRF' }, { 'X-CSRF-Token': token })).status).toBe(403);
    expect((await again.ask('POST', 'tokens', { name: 'CSRF' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await again.ask('POST', 'tokens', { name: 'CSRF' }, { 'Content-Type': 'text/plain' })).status).toBe(400);
    expect((await again.get<TokenList>('tokens')).tokens).toEqual([]);
  });
});

describe('users', () => {
  test('a new user gets a password once, must change it, and can then do what the role allows', async () => {
    const created = await admin.send<NewUserResult>('POST', 'users', { username: 'li.hua', fullName: '李华', role: 'manager' });
    const given = passwordOf(created);
    expect(given).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(await admin.send('POST', 'users', { username: 'li.hua', fullName: '', role: 'viewer' })).toEqual({ result: 'taken' });

    const person = await personOf(line, await cookieOf(line, 'li.hua', given));
    expect(await person.get('session')).toMatchObject({ username: 'li.hua', fullName: '李华', role: 'manager', mustChange: true });
    expect(JSON.parse((await person.ask('GET', 'audit')).text).error).toBe('must_change');
    const change = (current: string, fresh: string) => person.send('POST', 'session/password', { current, fresh });
    expect(await change(given, 'short')).toEqual({ result: 'weak' });
    expect(await change('not the one', 'long enough for all')).toEqual({ result: 'wrong' });
    expect(await change(given, given)).toEqual({ result: 'weak' });
    const elsewhere = await personOf(line, await cookieOf(line, 'li.hua', given));
    expect(await change(given, 'long enough for all')).toEqual({ result: 'changed' });
    expect((await person.ask('GET', 'audit')).status).toBe(200);
    expect((await elsewhere.ask('GET', 'session')).status).toBe(401);
    expect(await cookieOf(line, 'li.hua', given)).toBe('');

    const [listed] = (await admin.get<UserList>('users')).users.filter(({ username }) => username === 'li.hua');
    expect(listed).toMatchObject({ fullName: '李华', role: 'manager', disabled: false, mustChange: false });
    expect(JSON.stringify(await admin.get('users'))).not.toContain('scrypt');
  });

  test('a disabled user is out at once, and in again when enabled', async () => {
    const viewer = await signInAs(line, 'viewer');
    expect(await admin.send('PATCH', 'users/viewer', { disabled: true })).toEqual({ result: 'changed' });
    expect((await viewer.ask('GET', 'session')).status).toBe(401);
    expect(await cookieOf(line, 'viewer', PASSWORD)).toBe('');
    await admin.send('PATCH', 'users/viewer', { disabled: false });
    expect(await cookieOf(line, 'viewer', PASSWORD)).not.toBe('');
    const [entry] = await audits('?action=user.change&limit=1');
    expect(entry).toMatchObject({ by: 'admin', subject: 'viewer', before: { disabled: true }, after: { disabled: false } });
  });

  test('the last administrator stays one', async () => {
    expect(await admin.send('PATCH', 'users/admin', { role: 'viewer' })).toEqual({ result: 'last_admin' });
    expect(await admin.send('PATCH', 'users/admin', { disabled: true })).toEqual({ result: 'last_admin' });
    expect(await admin.send('PATCH', 'users/nobody', { role: 'viewer' })).toEqual({ result: 'unknown' });
    expect((await admin.get<SessionView>('session')).role).toBe('admin');
  });

  test('a reset password ends the sessions and has to be changed', async () => {
    const editor = await signInAs(line, 'editor');
    const given = passwordOf(await admin.send<PasswordReset>('POST', 'users/editor/password'));
    expect((await editor.ask('GET', 'session')).status).toBe(401);
    const back = await personOf(line, await cookieOf(line, 'editor', given));
    expect((await back.get<SessionView>('session')).mustChange).toBe(true);
    expect(await admin.send('POST', 'users/nobody/password')).toEqual({ result: 'unknown' });
  });

  test.each([
    ['a capital', { username: 'Li', fullName: '', role: 'viewer' }],
    ['one letter', { username: 'l', fullName: '', role: 'viewer' }],
    ['another role', { username: 'good', fullName: '', role: 'root' }],
    ['something more', { username: 'good', fullName: '', role: 'viewer', passwordHash: 'x' }],
  ])('400 with %s', async (_, body) => {
    expect((await admin.ask('POST', 'users', body)).status).toBe(400);
  });
});

describe('API tokens', () => {
  const understand = async (token: string) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    return (await send(`${line.url}/api/understand`, { headers, body: '{"text":"要什么材料"}' })).status;
  };

  test('a token works until it is revoked; only its hash is stored', async () => {
    const { token } = await admin.send<NewTokenResult>('POST', 'tokens', { name: '审批系统' });
    expect(await understand(token)).toBe(200);
    expect(await understand(`${token}x`)).toBe(401);
    expect(await understand('hotline_')).toBe(401);
    const [listed] = (await admin.get<TokenList>('tokens')).tokens;
    expect(listed).toMatchObject({ name: '审批系统', createdBy: 'admin', usedAtMs: expect.any(Number), revokedAtMs: null });
    expect(JSON.stringify(await line.database.sql('api_tokens'))).not.toContain(token);
    expect(await admin.send('DELETE', `tokens/${listed?.id}`)).toEqual({ result: 'revoked' });
    expect(await admin.send('DELETE', `tokens/${listed?.id}`)).toEqual({ result: 'unknown' });
    expect(await understand(token)).toBe(401);
    expect((await audits('?action=token')).map(({ action }) => action)).toEqual(['token.revoke', 'token.create']);
  });
});

describe('the audit log', () => {
  test('says who did what, by filters and page by page', async () => {
    const all = await audits('?limit=200');
    expect(all.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['user.create', 'user.sign-in', 'user.change-password']),
    );
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a));
    const first = await admin.get<AuditPage>('audit?limit=3');
    const second = await admin.get<AuditPage>(`audit?limit=3&before=${first.next}`);
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id));
    expect((await audits('?by=li.hua&action=user.change-password')).map(({ subject }) => subject)).toEqual(['li.hua']);
    expect(await audits('?subject=li%25hua')).toEqual([]);
    expect(await audits('?from=2026-11-24')).toEqual([]);
    expect((await audits('?from=2026-11-23&to=2026-11-23&limit=200')).length).toBe(all.length);
  });

  test('holds no password and no hash', async () => {
    expect(JSON.stringify(await line.database.sql('audit_log'))).not.toMatch(/scrypt|hotline_|sunny/);
  });

  test('only grows: the database refuses to change or remove an entry', async () => {
    await expect(line.database.sql('audit_log').update({ username: 'nobody' })).rejects.toThrow(/only grows/);
    await expect(line.database.sql('audit_log').delete()).rejects.toThrow(/only grows/);
  });
});
