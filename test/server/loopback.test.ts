/** Who sits at this machine: proxies and foreign names do not count. */
import { expect, test } from 'vitest';
import { isLoopback } from '../../src/server/loopback.js';

const request = (remoteAddress: string | undefined, headers: Record<string, string>) =>
  ({ socket: { remoteAddress }, headers }) as unknown as Parameters<typeof isLoopback>[0];

test.each([
  ['127.0.0.1', 'localhost:3000'],
  ['127.8.9.1', '127.0.0.1:3000'],
  ['::1', '[::1]:3000'],
  ['::ffff:127.0.0.1', 'LOCALHOST'],
])('%s asking for %s does', (address, host) => {
  expect(isLoopback(request(address, { host }))).toBe(true);
});

test.each([
  ['10.0.0.7', { host: 'localhost:3000' }],
  ['::ffff:10.0.0.7', { host: 'localhost' }],
  [undefined, { host: 'localhost' }],
  ['127.0.0.1', {}],
  ['127.0.0.1', { host: 'evil.example' }],
  ['127.0.0.1', { host: 'localhost.evil.example:3000' }],
  ['127.0.0.1', { host: '127.0.0.1.evil.example' }],
  ['127.0.0.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }],
  ['127.0.0.1', { host: 'localhost', 'x-forwarded-host': 'localhost' }],
  ['127.0.0.1', { host: 'localhost', forwarded: 'for=127.0.0.1' }],
  ['127.0.0.1', { host: 'localhost', 'x-real-ip': '127.0.0.1' }],
  ['127.0.0.1', { host: 'localhost', via: '1.1 proxy' }],
])('%s with %j does not', (address, headers) => {
  expect(isLoopback(request(address, headers as Record<string, string>))).toBe(false);
});

test('a proxy that adds no header but speaks HTTP/1.0, as nginx does by itself, does not', () => {
  const proxied = { ...request('127.0.0.1', { host: '127.0.0.1:3000' }), httpVersion: '1.0' };
  expect(isLoopback(proxied as Parameters<typeof isLoopback>[0])).toBe(false);
});
