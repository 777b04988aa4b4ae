/** The browser test phone's server side: who may dial, what a call answers, how many calls and for how long. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router, urlencoded } from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PhoneTurn, PhoneView } from '../../src/domain/phone.js';
import { createAuth } from '../../src/server/auth.js';
import { createAuthRouter } from '../../src/server/auth-routes.js';
import { hashPassword } from '../../src/server/password.js';
import { createPhoneCalls, type PhoneCalls } from '../../src/server/phone-calls.js';
import { createPhoneCarrier } from '../../src/server/phone-carrier.js';
import { createPhoneRouter } from '../../src/server/phone-routes.js';
import { createUserStore } from '../../src/store/user-store.js';
import { verifySignature } from '../../src/telephony/twilio/verify-signature.js';
import { type Place, temporaryDatabase } from '../store/temporary-database.js';
import { ask, form, json } from './page-request.js';
import { type PageServer, servePages } from './page-server.js';

const TOKEN = 'carrier-token';
const PUBLIC_URL = 'https://hotline.example.cn/line';
const PASSWORD = 'sunny-side-up';
const IDLE_MS = 600_000;

let place: Place;
let folder: string;
let now: Date;
let server: PageServer;
let calls: PhoneCalls;
/** What the webhooks of the stand-in line were sent. */
let received: { path: string; fields: Record<string, string>; genuine: boolean }[];
let turns: number;

beforeEach(async () => {
  now = new Date('2026-11-23T02:00:00Z');
  received = [];
  turns = 0;
  place = await temporaryDatabase();
  folder = mkdtempSync(join(tmpdir(), 'hotline-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'phone.html'), '<!doctype html><title>试拨电话</title>');
  writeFileSync(join(folder, 'assets', 'phone.js'), '');
});
afterEach(async () => {
  await server.close();
  await place.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A line that greets, repeats what it hears, records on 1, dials on 2 and hangs up on 3. */
function standInLine(): Router {
  const router = Router();
  router.use(urlencoded({ extended: false }), (request, _response, next) => {
    const url = PUBLIC_URL + request.originalUrl;
    const rawBody = Buffer.from(new URLSearchParams(request.body).toString());
    const signature = request.get('X-Twilio-Signature');
    const contentType = request.get('content-type');
    const genuine = verifySignature({ authToken: TOKEN, url, signature, contentType, rawBody, params: request.body });
    received.push({ path: request.path, fields: request.body, genuine });
    next();
  });
  const gather = (text: string) =>
    `<Gather input="dtmf speech" action="turn" numDigits="4" finishOnKey="" timeout="6" language="cmn-Hans-CN"><Say language="cmn-CN">${text}</Say></Gather>`;
  const ways: Record<string, string> = {
    '1': '<Record action="turn" maxLength="120" finishOnKey="#"/>',
    '2': '<Dial action="turn" timeout="25"><Number url="whisper">1001</Number></Dial>',
    '3': '<Say language="en-US"><prosody rate="80%">Goodbye</prosody></Say><Hangup/>',
    '4': '<Redirect>http://169.254.169.254/secrets</Redirect>',
  };
  router.post('/status', (_request, response) => void response.status(204).end());
  router.post(['/voice', '/turn', '/whisper', '/fallback'], (request, response) => {
    turns++;
    const { SpeechResult: text, Digits: digits = '' } = request.body;
    const body = request.path === '/whisper' ? '<Say>热线来电</Say>' : (ways[digits] ?? gather(text || '您好'));
    response.type('text/xml').send(`<Response>${body}</Response>`);
  });
  return router;
}

/** The phone in front of the stand-in line; with a token it needs a signed-in user. */
async function open(token: boolean): Promise<void> {
  const users = createUserStore(await place.open());
  const passwordHash = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
  await users.createUser({ username: 'admin', passwordHash, mustChange: false });
  const clock = () => now;
  const auth = createAuth({ users, clock, secure: false });
  const settings = { publicUrl: token ? PUBLIC_URL : undefined, authToken: token ? TOKEN : undefined, accountSid: undefined };
  const carrier = createPhoneCarrier({ ...settings, clock, localUrl: () => `http://127.0.0.1:${server.port}` });
  const newestTurn = async () => ({ index: turns - 1, stage: 'open' }) as PhoneTurn;
  calls = createPhoneCalls({ carrier, clock, newestTurn });
  const pages = Router();
  pages.use(createAuthRouter({ auth, publicUrl: undefined, secure: false }));
  const account = token ? { user: 'browser', password: 'at-the-switch', number: '114' } : null;
  const line = { name: { 'zh-CN': '阳光政务热线', en: 'Sunshine' }, demo: true, demoCases: [] };
  pages.use(
    createPhoneRouter({ calls, auth, line, account, carrierToken: token, publicUrl: undefined, secure: false, consoleDir: folder }),
  );
  server = await servePages({ pages, voice: standInLine() });
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await ask(server.port, json(`/phone/api/${path}`, body, headers));
  return { status: response.status, view: JSON.parse(response.body) as PhoneView & { error?: string; message?: string } };
}

async function dial(): Promise<PhoneView> {
  const { status, view } = await post('calls', { from: '13800138000' });
  expect(status).toBe(201);
  return view;
}

const give = (callId: string, input: unknown) => post(`calls/${callId}/input`, input);

describe('the way to the switch', () => {
  test('is told to who is signed in only, and not there without a switch', async () => {
    await open(true);
    expect((await ask(server.port, { path: '/phone/api/account', headers: { Accept: 'application/json' } })).status).toBe(401);
    await open(false);
    expect((await ask(server.port, { path: '/phone/api/account' })).status).toBe(404);
    expect(JSON.parse((await ask(server.port, { path: '/phone/api/line' })).body)).toMatchObject({ realCall: false });
  });
});

describe('without a carrier token', () => {
  beforeEach(() => open(false));

  test('the page is open here, with nothing inline', async () => {
    const page = await ask(server.port, { path: '/phone' });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('试拨电话')]);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none';script-src 'self';style-src 'self'/);
    expect((await ask(server.port, { path: '/assets/phone.js' })).headers['cache-control']).toContain('immutable');
  });

  test.each<Record<string, string>>([{ 'X-Forwarded-For': '127.0.0.1' }, { Host: 'evil.example' }])(
    'with %j it says why it is not',
    async (headers) => {
      const page = await ask(server.port, { path: '/phone', headers: { Accept: 'text/html', ...headers } });
      expect([page.status, page.body]).toEqual([403, expect.stringContaining('TWILIO_AUTH_TOKEN')]);
      const api = await post('calls', { from: null }, headers);
      expect([api.status, api.view.error]).toEqual([403, 'forbidden']);
      expect(received).toEqual([]);
    },
  );

  test('a call goes through the webhooks, turn by turn', async () => {
    const opening = await dial();
    expect(opening.steps).toEqual([{ kind: 'say', text: '您好', language: 'cmn-CN', voice: null, slow: false }]);
    expect(opening.waiting).toEqual({ for: 'gather', speech: true, keys: 4, timeoutMs: 6000, language: 'zh-CN' });
    expect(opening.exchanges.map(({ status }) => status)).toEqual([200]);
    expect(opening.turn?.index).toBe(0);

    const { view: second } = await give(opening.callId, { kind: 'speech', text: ' 身份证丢了 ', confidence: 0.5 });
    expect(second.steps).toMatchObject([{ text: '身份证丢了' }]);
    expect(second.exchanges).toHaveLength(1);
    expect(received.at(-1)?.fields).toMatchObject({ SpeechResult: '身份证丢了', Confidence: '0.5', From: '13800138000' });
    expect(second.turn?.index).toBe(1);

    await give(opening.callId, { kind: 'keys', digits: '12' });
    expect(received.at(-1)?.fields.Digits).toBe('12');

    const { view: ended } = await give(opening.callId, { kind: 'keys', digits: '3' });
    expect(ended.steps).toMatchObject([{ text: 'Goodbye', language: 'en-US', slow: true }]);
    expect(ended.waiting).toBeNull();
    expect(received.at(-1)).toMatchObject({ path: '/status', fields: { CallStatus: 'completed' } });
    expect((await give(opening.callId, { kind: 'silence' })).status).toBe(404);
  });

  test('recording and transfer end as the tester says', async () => {
    const { callId } = await dial();
    expect((await give(callId, { kind: 'keys', digits: '1' })).view.waiting).toEqual({ for: 'record', maxMs: 120_000 });
    await give(callId, { kind: 'recorded', durationMs: 4200 });
    expect(received.at(-1)?.fields.RecordingDuration).toBe('4');

    expect((await give(callId, { kind: 'keys', digits: '2' })).view.waiting).toEqual({
      for: 'dial',
      number: '1001',
      timeoutMs: 25_000,
    });
    expect((await give(callId, { kind: 'speech', text: '喂' })).status).toBe(400);
    const { view: answered } = await give(callId, { kind: 'dialled', result: 'completed' });
    expect(answered.whispered).toEqual(['热线来电']);
    expect(received.at(-1)?.fields).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '60' });
    expect((await give(callId, { kind: 'silence' })).view.whispered).toEqual([]);
  });

  test('a withheld number stays withheld', async () => {
    const { status } = await post('calls', { from: null });
    expect([status, received[0]?.fields.From]).toEqual([201, '+266696687']);
  });

  test('hanging up makes no turn', async () => {
    const { callId } = await dial();
    const { view } = await give(callId, { kind: 'hangup' });
    expect([view.turn, view.waiting, view.steps]).toEqual([null, null, []]);
  });

  test.each([
    ['calls', {}],
    ['calls', { from: 'evil' }],
    ['calls', { from: null, to: '110' }],
    ['calls/x/input', { kind: 'dance' }],
    ['calls/x/input', { kind: 'speech', text: '' }],
    ['calls/x/input', { kind: 'speech', text: '话'.repeat(1001) }],
    ['calls/x/input', { kind: 'speech', text: '话', confidence: 2 }],
    ['calls/x/input', { kind: 'keys', digits: '12a' }],
    ['calls/x/input', { kind: 'recorded', durationMs: -1 }],
    ['calls/x/input', { kind: 'dialled', result: 'sometime' }],
    ['calls/x/input', null],
  ])('%s refuses %j', async (path, body) => {
    const { status, view } = await post(path, body);
    expect([status, view.error]).toEqual([400, 'bad_request']);
    expect(received).toEqual([]);
  });

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another kind of body', { 'Content-Type': 'text/plain' }, 400],
  ])('a request of %s calls nobody', async (_, headers, status) => {
    expect((await post('calls', { from: null }, headers as Record<string, string>)).status).toBe(status);
    expect(received).toEqual([]);
  });

  test('a document that leads out of the line is not followed', async () => {
    await server.close();
    await open(true);
    const view = await calls.start(null);
    const after = await calls.input(view.callId, { kind: 'keys', digits: '4' });
    expect(after.exchanges.map(({ url, status }) => [new URL(url).hostname, status])).toContainEqual(['169.254.169.254', null]);
    expect(received.filter(({ path }) => path === '/fallback')).toHaveLength(1);
  });

  test('at most twenty calls at once', async () => {
    const dialled = await Promise.all(Array.from({ length: 25 }, () => post('calls', { from: null })));
    expect(dialled.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = dialled.filter(({ status }) => status === 429);
    expect(refused.map(({ view }) => view.error)).toEqual(Array(5).fill('too_many'));
    const first = dialled.find(({ status }) => status === 201);
    await give(first?.view.callId ?? '', { kind: 'hangup' });
    expect((await post('calls', { from: null })).status).toBe(201);
  });

  test('a call nobody touches for ten minutes is hung up', async () => {
    const idle = await dial();
    now = new Date(now.getTime() + IDLE_MS / 2);
    const touched = await dial();
    now = new Date(now.getTime() + IDLE_MS / 2 + 1);
    expect(await calls.expire()).toBe(1);
    expect(received.at(-1)).toMatchObject({ path: '/status', fields: { CallSid: idle.callId, CallStatus: 'completed' } });
    expect((await give(idle.callId, { kind: 'silence' })).status).toBe(404);
    expect((await give(touched.callId, { kind: 'silence' })).status).toBe(200);
  });
});

describe('with a carrier token', () => {
  beforeEach(() => open(true));

  test('strangers are sent to sign in, even on this machine', async () => {
    const page = await ask(server.port, { path: '/phone', headers: { Accept: 'text/html' } });
    expect([page.status, page.headers.location]).toEqual([303, '/login?next=%2Fphone']);
    expect((await post('calls', { from: null })).status).toBe(401);
    expect(received).toEqual([]);
  });

  test('whoever is signed in dials from anywhere, and the server signs over the public address', async () => {
    const signedIn = await ask(server.port, form('/login', { username: 'admin', password: PASSWORD }));
    const headers = {
      Cookie: signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
      Host: 'hotline.example.cn',
      'X-Forwarded-For': '1.2.3.4',
    };
    expect((await ask(server.port, { path: '/phone', headers })).status).toBe(200);
    expect(JSON.parse((await ask(server.port, { path: '/phone/api/line', headers })).body).user).toBe('admin');
    const { status, view } = await post('calls', { from: '+8613800138000' }, headers);
    expect(status).toBe(201);
    await post(`calls/${view.callId}/input`, { kind: 'speech', text: '你好' }, headers);
    await post(`calls/${view.callId}/input`, { kind: 'hangup' }, headers);
    expect(received.map(({ path }) => path)).toEqual(['/voice', '/turn', '/status']);
    expect(received.every(({ genuine }) => genuine)).toBe(true);
  });
});
