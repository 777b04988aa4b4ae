/** The OpenAPI document and the routes are one thing: everything served is described, everything described is served and guarded. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_TOKEN, openSmallLine, type SmallLine } from './small-line.js';
import { send } from './web.js';

interface Operation {
  summary: string;
  security: Record<string, unknown>[];
  responses: Record<string, unknown>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let line: SmallLine;
let document: Document;

beforeAll(async () => {
  line = await openSmallLine();
  document = JSON.parse((await send(`${line.url}/api/openapi.json`, { method: 'GET' })).text);
});
afterAll(() => line.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

test('names the token’s routes and the console’s', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/api/understand', '/api/openapi.json', '/api/console/session', '/api/console/session/password']),
  );
});

test('every route has a summary, an answer and a description of errors', () => {
  for (const { operation } of operations()) {
    expect(operation.summary).toMatch(/^[A-Z].{5,}[^.]$/);
    expect(Object.keys(operation.responses)).toEqual([expect.stringMatching(/^20[04]$/), 'default']);
  }
});

test('tells another system what a case is made of', () => {
  const text = JSON.stringify(document.paths['/api/cases']);
  for (const field of ['receipt', 'phone_tail', 'awaiting_supplement', 'promised_on']) expect(text).toContain(field);
});

test('every reference leads somewhere', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const found = (ref: string) => ref.split('/').reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], document);
  expect(refs.length).toBeGreaterThan(10);
  expect(refs.filter((ref) => found(ref) === undefined)).toEqual([]);
});

describe('every described route is served', () => {
  test('and refuses who has neither session nor token', async () => {
    for (const { path, method, operation } of operations()) {
      const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
      const { status } = await send(line.url + path.replace(/\{\w+\}/g, 'x'), { method, headers });
      expect([method, path, status]).toEqual([method, path, operation.security.length === 0 ? 200 : 401]);
    }
  });

  test('a token opens no route of the console', async () => {
    for (const { path, method, operation } of operations()) {
      if (operation.security.some((one) => 'token' in one) || operation.security.length === 0) continue;
      const headers = { Authorization: `Bearer ${API_TOKEN}`, 'Sec-Fetch-Site': 'same-origin' };
      expect((await send(line.url + path.replace(/\{\w+\}/g, 'x'), { method, headers })).status).toBe(401);
    }
  });
});
