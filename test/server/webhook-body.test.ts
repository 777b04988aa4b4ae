import { Readable } from 'node:stream';
import type { Request } from 'express';
import { describe, expect, test } from 'vitest';
import { firstValues, readWebhookBody } from '../../src/server/webhook-body.js';

function requestOf(body: string | Buffer, type = 'application/x-www-form-urlencoded'): Request {
  return Object.assign(Readable.from([Buffer.from(body)]), { headers: { 'content-type': type } }) as unknown as Request;
}

const fieldsOf = async (body: string | Buffer, type?: string) => ({ ...(await readWebhookBody(requestOf(body, type))).fields });

describe('forms', () => {
  test.each<[string, string, Record<string, string | string[]>]>([
    ['pairs', 'a=1&b=%E4%BA%BA', { a: '1', b: '人' }],
    ['spaces and plus signs', 'From=%2B86+139', { From: '+86 139' }],
    ['repeated keys', 'a=1&a=2&a=1', { a: ['1', '2', '1'] }],
    ['nothing', '', {}],
    ['keys without values', 'a&b=', { a: '', b: '' }],
    ['line ends', 'a=1%0D%0Ab', { a: '1\r\nb' }],
    ['half an escape', 'a=%E4%BA&b=%', { a: '\ufffd', b: '%' }],
  ])('%s', async (_, body, fields) => expect(await fieldsOf(body)).toEqual(fields));

  test('the names of a prototype are fields like others', async () => {
    const { fields } = await readWebhookBody(requestOf('__proto__=x&constructor=y&__proto__=z'));
    expect(Object.entries(fields)).toEqual([
      ['__proto__', ['x', 'z']],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('the bytes are kept as they came', async () => {
    const bytes = Buffer.from([0x61, 0x3d, 0xff, 0x00]);
    expect((await readWebhookBody(requestOf(bytes))).raw.equals(bytes)).toBe(true);
  });
});

describe('JSON', () => {
  const json = 'Application/JSON; charset=utf-8';

  test.each([
    ['{"CallSid":"CA1","SequenceNumber":3,"x":null}', { CallSid: 'CA1', SequenceNumber: '3', x: 'null' }],
    ['', {}],
    ['null', {}],
    ['7', {}],
  ])('%s', async (body, fields) => expect(await fieldsOf(body, json)).toEqual(fields));

  test('__proto__ is a field and changes no object', async () => {
    const { fields } = await readWebhookBody(requestOf('{"__proto__":{"polluted":1}}', json));
    expect(Object.keys(fields)).toEqual(['__proto__']);
    expect('polluted' in fields).toBe(false);
  });

  test.each(['{', '{"a":{"toString":1}}', '{"a":1}x'])('%s is a bad request', async (body) => {
    await expect(readWebhookBody(requestOf(body, json))).rejects.toMatchObject({ code: 'bad_request' });
  });
});

test('64 KB are read, one byte more is refused', async () => {
  expect((await readWebhookBody(requestOf('x'.repeat(65_536)))).raw).toHaveLength(65_536);
  await expect(readWebhookBody(requestOf('x'.repeat(65_537)))).rejects.toMatchObject({ code: 'too_large' });
});

test('a request that breaks off is a bad request, no defect of ours', async () => {
  const broken = Object.assign(new Readable({ read: () => broken.destroy(new Error('aborted')) }), { headers: {} });
  await expect(readWebhookBody(broken as unknown as Request)).rejects.toMatchObject({ code: 'bad_request' });
});

test('of several values the first counts', () => {
  expect(firstValues({ a: ['1', '2'], b: 'x', c: [] })).toEqual({ a: '1', b: 'x', c: '' });
});
