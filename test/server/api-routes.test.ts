import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_TOKEN, openSmallLine, type SmallLine } from './small-line.js';
import { send } from './web.js';

let line: SmallLine;
let closed: SmallLine;

beforeAll(async () => {
  line = await openSmallLine();
  closed = await openSmallLine({ apiToken: null });
});
afterAll(async () => {
  await line.close();
  await closed.close();
});

const JSON_TYPE = { 'Content-Type': 'application/json' };
const AUTHORIZED = { ...JSON_TYPE, Authorization: `Bearer ${API_TOKEN}` };

const ask = (body: string, headers: Record<string, string> = AUTHORIZED, to = line) =>
  send(`${to.url}/api/understand`, { headers, body });

test('what the line would understand, in exactly the agreed fields', async () => {
  const { status, text } = await ask('{"text":"要什么材料"}');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    decision: 'answer',
    intent: 'item',
    aspects: ['materials'],
    items: [{ code: '0101', name: expect.any(String), score: 1 }],
    slots: {},
    why: expect.any(Array),
  });
});

test.each([
  ['nothing', undefined],
  ['another token', 'Bearer not the api token at all'],
  ['a part of it', `Bearer ${API_TOKEN.slice(0, -1)}`],
  ['more than it', `Bearer ${API_TOKEN}x`],
  ['another scheme', `Basic ${Buffer.from(`admin:${API_TOKEN}`).toString('base64')}`],
  ['the scheme alone', 'Bearer '],
])('401 with %s', async (_, authorization) => {
  const { status, text } = await ask('{"text":"x"}', { ...JSON_TYPE, ...(authorization && { Authorization: authorization }) });
  expect([status, JSON.parse(text).error]).toEqual([401, 'unauthorized']);
});

test('without API_TOKEN the interface is closed to everybody', async () => {
  for (const token of [API_TOKEN, 'undefined', 'null', ''])
    expect((await ask('{"text":"x"}', { ...JSON_TYPE, Authorization: `Bearer ${token}` }, closed)).status).toBe(401);
});

test('who is not let in is not listened to', async () => {
  expect((await ask('{"text":', JSON_TYPE)).status).toBe(401);
});

test.each([
  ['no JSON', '{"text":'],
  ['no object', '"x"'],
  ['no text', '{}'],
  ['text that is none', '{"text":7}'],
  ['too much text', JSON.stringify({ text: 'x'.repeat(10_001) })],
  ['an empty body', ''],
])('400 with %s', async (_, body) => {
  const { status, text } = await ask(body);
  expect([status, JSON.parse(text).error]).toEqual([400, 'bad_request']);
});

test('400 for a form, 413 for a large body, 404 for another method or path', async () => {
  expect((await ask('text=x', { ...AUTHORIZED, 'Content-Type': 'application/x-www-form-urlencoded' })).status).toBe(400);
  expect((await ask(JSON.stringify({ text: 'x', more: 'y'.repeat(70_000) }))).status).toBe(413);
  expect((await send(`${line.url}/api/understand`, { method: 'GET', headers: AUTHORIZED })).status).toBe(404);
  expect((await send(`${line.url}/api/other`, { headers: AUTHORIZED })).status).toBe(404);
});

test('a defect inside: 500 with an id that the log knows, and no words of the request', async () => {
  const broken = await openSmallLine({
    understand: () => {
      throw new Error('我叫张三');
    },
  });
  const { status, text } = await ask('{"text":"我叫张三"}', AUTHORIZED, broken);
  const [id] = /[\da-f-]{36}/.exec(JSON.parse(text).message) ?? [];
  expect(status).toBe(500);
  expect(broken.logged.join('')).toContain(id);
  expect(text + broken.logged.join('')).not.toContain('张三');
  await broken.close();
});
