/** Twilio's webhooks: verify, parse, hand to the engine, answer. Whatever breaks inside, the caller hears an apology and a way to a person, within the deadline. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { Logger } from 'pino';
import type { CallEngine, IncomingEvent } from '../calls/call-engine.js';
import type { Clock } from '../domain/clock.js';
import { HotlineError } from '../errors.js';
import { parseStatus, parseTurnQuery, parseVoiceRequest, type RequestKind } from '../telephony/twilio/parse-request.js';
import { loggableError } from './loggable-error.js';
import type { Metrics } from './metrics.js';
import { firstValues, readWebhookBody, type WebhookBody } from './webhook-body.js';

export interface VoiceParts {
  engine: CallEngine;
  /** The same dialogue, the carrier listening: for addresses that say `by=carrier`. */
  carrier: CallEngine;
  /** What a call goes on with when its media stream is over. */
  afterStream: (callId: string) => Promise<string>;
  /** Whether a request comes from our carrier; see `webhook-guard.ts`. */
  genuine: (request: IncomingMessage, body: WebhookBody) => boolean;
  /** The static document for when all else fails. */
  fallback: () => string;
  /** What the operator hears first. */
  whisper: (reason: string, item: string | null) => string;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** The caller never waits longer than this for a document, in ms. */
  deadlineMs: number;
}

/** Answers a webhook; whatever else it is asked goes to `next`. */
export type VoiceRoutes = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A webhook as its handler sees it, after the signature was checked. */
interface Webhook {
  request: IncomingMessage;
  /** What stands behind the question mark. */
  query: string;
  body: WebhookBody;
}
type Handler = (webhook: Webhook) => string | Promise<string>;

const WEBHOOK = /^\/twilio\/([a-z]+)\/?(?:\?(.*))?$/;

/** The routes under `/twilio`, all of them POST. */
export function createVoiceRouter(parts: VoiceParts): VoiceRoutes {
  const handlers = createHandlers(parts);
  return (request, response, next) => {
    const [, name = '', query = ''] = (request.method === 'POST' && WEBHOOK.exec(request.url ?? '')) || [];
    const handler = handlers.get(name);
    // Neither ever throws; if one did, only its own connection may end, not the process with every call in it.
    const cut = () => void response.destroy();
    if (handler) answer(parts, { handler, query }, request, response).catch(cut);
    else if (name === 'status') noteStatus(parts, request, response).catch(cut);
    else next();
  };
}

function createHandlers(parts: VoiceParts): ReadonlyMap<string, Handler> {
  return new Map<string, Handler>([
    ['voice', (webhook) => engineFor(parts, webhook).handle(incoming(webhook, { kind: 'start', index: 0 }))],
    ['turn', (webhook) => engineFor(parts, webhook).handle(incoming(webhook, parseTurnQuery(parse(webhook.query))))],
    ['stream', ({ body }) => parts.afterStream(parseVoiceRequest(firstValues(body.fields), 'start').callId)],
    ['whisper', ({ query }) => whisper(parts, parse(query))],
    [
      'fallback',
      ({ body }) => {
        giveUp(parts, body);
        return parts.fallback();
      },
    ],
  ]);
}

/** A call the carrier began to listen to stays with it. */
function engineFor({ engine, carrier }: VoiceParts, { query }: Webhook): CallEngine {
  return parse(query).by === 'carrier' ? carrier : engine;
}

function incoming({ request, body }: Webhook, { kind, index }: { kind: RequestKind; index: number }): IncomingEvent {
  const { callId, event, from, to } = parseVoiceRequest(firstValues(body.fields), kind);
  return { callId, event, index, token: request.headers['i-twilio-idempotency-token']?.toString() || null, from, to };
}

function whisper(parts: VoiceParts, { reason, item }: NodeJS.Dict<string | string[]>): string {
  return parts.whisper(String(reason ?? ''), item === undefined ? null : String(item));
}

/** 403 for strangers, 400 and 413 for malformed requests; for everything else status 200 and a document. */
async function answer(
  parts: VoiceParts,
  { handler, query }: { handler: Handler; query: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  let body: WebhookBody | undefined;
  try {
    body = await readWebhookBody(request);
    if (!parts.genuine(request, body)) return refuse(parts, response);
    send(response, await withinDeadline(handler({ request, query, body }), parts.deadlineMs));
  } catch (error) {
    if (error instanceof HotlineError && error.status < 500) return reject(parts, error, response);
    breakdown(parts, error, response);
    if (body !== undefined) giveUp(parts, body);
  } finally {
    parts.metrics.turnSeconds.observe((performance.now() - started) / 1000);
  }
}

function send(response: ServerResponse, document: string): void {
  respond(response, 200, { type: 'text/xml', text: document });
}

function respond(response: ServerResponse, status: number, { type, text }: { type: string; text: string }): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

function refuse({ log, metrics }: VoiceParts, response: ServerResponse): void {
  metrics.refused.inc();
  log.warn('webhook refused: signature missing or wrong, or not from this machine while no TWILIO_AUTH_TOKEN is set');
  respond(response, 403, { type: 'text/plain', text: 'forbidden' });
}

function reject({ log }: VoiceParts, error: HotlineError, response: ServerResponse): void {
  log.warn({ code: error.code }, error.message);
  // What is left of a body that was not read to its end is not waited for.
  if (error.code === 'too_large') response.setHeader('Connection', 'close');
  respond(response, error.status, { type: 'text/plain', text: error.message });
}

function breakdown({ log, metrics, fallback }: VoiceParts, error: unknown, response: ServerResponse): void {
  const id = randomUUID();
  metrics.failures.inc();
  log.error({ id, err: loggableError(error) }, 'a turn failed; the caller heard the apology');
  send(response, fallback());
}

/** Who hears the static document has left the conversation. Nobody waits for this: what broke may be the store itself. */
function giveUp({ engine, log }: VoiceParts, body: WebhookBody): void {
  const { CallSid: callId } = firstValues(body.fields);
  if (callId === undefined) return;
  engine.fail(callId).catch((error) => log.error({ err: loggableError(error) }, 'a call could not be marked as failed'));
}

/** A store or a disk that hangs must not leave the caller in silence. */
async function withinDeadline<T>(work: T | Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HotlineError('timeout', `no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function noteStatus(parts: VoiceParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readWebhookBody(request);
    if (!parts.genuine(request, body)) return refuse(parts, response);
    await parts.engine.status(parseStatus(firstValues(body.fields), parts.clock()));
    response.writeHead(204).end();
  } catch (error) {
    if (error instanceof HotlineError) return reject(parts, error, response);
    parts.log.error({ err: loggableError(error) }, 'a status callback failed');
    response.writeHead(500).end();
  }
}
