/**
 * The load generator: each connection plays one call after another, the next request as soon as the answer is there. Common load
 * generators send requests that know nothing of each other; here a turn may only follow the answer to the turn before, with that call's
 * own signature. Ready-made bytes over plain sockets keep it cheap, since it shares the machine with the server it loads.
 */
import { connect, type Socket } from 'node:net';
import type { CallRequest, CallRequests } from './call-requests.js';

export interface Load {
  connections: number;
  /** Stops after this time, or when all calls are played. */
  ms: number;
}

export interface LoadResult {
  /** Right answers. */
  turns: number;
  /** Answers that were no document, the wrong one or for the wrong turn. */
  errors: number;
  elapsedMs: number;
  /** Of each right answer, ascending. */
  latenciesMs: number[];
}

/** Plays calls against a server on this machine. Rejects when a connection breaks. */
export async function playCalls(port: number, calls: readonly CallRequests[], { connections, ms }: Load): Promise<LoadResult> {
  const result: LoadResult = { turns: 0, errors: 0, elapsedMs: 0, latenciesMs: [] };
  const started = performance.now();
  const waiting = calls.values();
  const nextCall = () => (performance.now() - started < ms ? waiting.next().value : undefined);
  await Promise.all(Array.from({ length: connections }, () => oneConnection(port, nextCall, { result, until: started + ms })));
  result.elapsedMs = Math.min(ms, performance.now() - started);
  result.latenciesMs.sort((a, b) => a - b);
  return result;
}

interface Book {
  result: LoadResult;
  until: number;
}

async function oneConnection(port: number, nextCall: () => CallRequests | undefined, book: Book): Promise<void> {
  const exchange = await openConnection(port);
  for (let call = nextCall(); call !== undefined; call = nextCall()) await playCall(exchange, call, book);
  exchange.close();
}

/** A call whose answer was wrong is given up: what follows would be wrong too. */
async function playCall(exchange: Exchange, call: CallRequests, { result, until }: Book): Promise<void> {
  for (const request of call) {
    const sent = performance.now();
    if (sent >= until) return;
    const right = isRight(await exchange.send(request.bytes), request);
    const now = performance.now();
    if (now > until) return;
    if (!right) return void result.errors++;
    result.turns++;
    result.latenciesMs.push(now - sent);
  }
}

function isRight(answer: Buffer, { answerHolds }: CallRequest): boolean {
  return answer.toString('latin1', 0, 12) === 'HTTP/1.1 200' && answerHolds.every((text) => answer.includes(text, 0, 'latin1'));
}

interface Exchange {
  /** Sends a request and waits for the whole answer, head and body. */
  send(request: Buffer): Promise<Buffer>;
  close(): void;
}

function openConnection(port: number): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => resolve(exchangeOver(socket)));
  });
}

function exchangeOver(socket: Socket): Exchange {
  let waiting: { resolve(answer: Buffer): void; reject(error: Error): void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (received.length < answerLength(received)) return;
    const answer = received;
    received = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed a connection')));
  const send = (request: Buffer) =>
    new Promise<Buffer>((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(request);
    });
  return { send, close: () => socket.destroy() };
}

/** Bytes of the whole answer, Infinity while its head is not complete. Both servers send a Content-Length. */
function answerLength(received: Buffer): number {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return Infinity;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, headEnd))?.[1];
  if (length === undefined) throw new Error('an answer without Content-Length');
  return headEnd + 4 + Number(length);
}
