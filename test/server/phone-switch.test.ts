/** The way of the test phone's page to the switch: who is let through, and what passes. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createPhoneSwitch, type PhoneSwitch } from '../../src/server/phone-switch.js';

let exchange: WebSocketServer;
let server: Server;
let phone: PhoneSwitch;
let allowed: boolean;
let origin: string;

beforeEach(async () => {
  allowed = true;
  exchange = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/ws', handleProtocols: () => 'sip' });
  exchange.on('connection', (socket) => socket.on('message', (data) => socket.send(`the switch heard ${data}`)));
  await new Promise((ready) => exchange.once('listening', ready));
  const url = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
  phone = createPhoneSwitch({ url, mayCall: async () => allowed, publicUrl: undefined });
  server = createServer().on('upgrade', phone.upgrade);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  phone.close();
  for (const socket of exchange.clients) socket.terminate();
  exchange.close();
  await new Promise((done) => server.close(done));
});

/** Opens the socket; the status where it is refused. */
function open(from: string | undefined, protocol = 'sip'): Promise<WebSocket | number> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/phone/sip`, protocol, from === undefined ? {} : { origin: from });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', reject);
  });
}

test('what the page says the switch hears, and the other way round', async () => {
  const socket = (await open(origin)) as WebSocket;
  const answer = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
  socket.send('INVITE');
  expect(await answer).toBe('the switch heard INVITE');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const far of exchange.clients) far.close();
  await closed;
});

test('pages of other sites, strangers and other protocols are refused', async () => {
  expect(await open('https://elsewhere.example')).toBe(403);
  expect(await open(undefined)).toBe(403);
  expect(await open(origin, 'chat')).toBe(400);
  allowed = false;
  expect(await open(origin)).toBe(403);
  expect(exchange.clients.size).toBe(0);
});

test('a switch that is away is said to be', async () => {
  for (const socket of exchange.clients) socket.terminate();
  await new Promise((done) => exchange.close(done));
  expect(await open(origin)).toBe(502);
});
