/** Twilio's webhooks: verify, parse, hand to the engine, answer. Whatever breaks inside, the caller hears an apology and a way to a person, within the deadline. */
import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
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
  /** Whether a request comes from our carrier; see `webhook-guard.ts`. */
  genuine: (request: Request, body: WebhookBody) => boolean;
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

type Handler = (request: Request, body: WebhookBody) => Promise<string>;

/** Routes under `/twilio`. */
export function createVoiceRouter(parts: VoiceParts): Router {
  const router = Router({ caseSensitive: true });
  const document = (handler: Handler) => (request: Request, response: Response) => answer(parts, handler, request, response);
  router.post(
    '/voice',
    document(async (request, body) => parts.engine.handle(incoming(request, body, 'start'))),
  );
  router.post(
    '/turn',
    document(async (request, body) => parts.engine.handle(incoming(request, body, parseTurnQuery(request.query).kind))),
  );
  router.post(
    '/whisper',
    document(async ({ query }) => parts.whisper(String(query.reason ?? ''), query.item === undefined ? null : String(query.item))),
  );
  router.post(
    '/fallback',
    document(async (_request, body) => {
      giveUp(parts, body);
      return parts.fallback();
    }),
  );
  router.post('/status', (request, response) => noteStatus(parts, request, response));
  return router;
}

function incoming(request: Request, body: WebhookBody, kind: RequestKind): IncomingEvent {
  const { callId, event, from, to } = parseVoiceRequest(firstValues(body.fields), kind);
  const index = kind === 'start' ? 0 : parseTurnQuery(request.query).index;
  return { callId, event, index, token: request.get('I-Twilio-Idempotency-Token') || null, from, to };
}

/** 403 for strangers, 400 and 413 for malformed requests; for everything else status 200 and a document. */
async function answer(parts: VoiceParts, handler: Handler, request: Request, response: Response): Promise<void> {
  const started = performance.now();
  let body: WebhookBody | undefined;
  try {
    body = await readWebhookBody(request);
    if (!parts.genuine(request, body)) return refuse(parts, response);
    send(response, await withinDeadline(handler(request, body), parts.deadlineMs));
  } catch (error) {
    if (error instanceof HotlineError && error.status < 500) return reject(parts, error, response);
    breakdown(parts, error, response);
    if (body !== undefined) giveUp(parts, body);
  } finally {
    parts.metrics.turnSeconds.observe((performance.now() - started) / 1000);
  }
}

function send(response: Response, document: string): void {
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(document) });
  response.end(document);
}

function refuse({ log, metrics }: VoiceParts, response: Response): void {
  metrics.refused.inc();
  log.warn('webhook refused: signature missing or wrong, or not from this machine while no TWILIO_AUTH_TOKEN is set');
  response.status(403).type('text').send('forbidden');
}

function reject({ log }: VoiceParts, error: HotlineError, response: Response): void {
  log.warn({ code: error.code }, error.message);
  // What is left of a body that was not read to its end is not waited for.
  if (error.code === 'too_large') response.set('Connection', 'close');
  response.status(error.status).type('text').send(error.message);
}

function breakdown({ log, metrics, fallback }: VoiceParts, error: unknown, response: Response): void {
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
async function withinDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
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

async function noteStatus(parts: VoiceParts, request: Request, response: Response): Promise<void> {
  try {
    const body = await readWebhookBody(request);
    if (!parts.genuine(request, body)) return refuse(parts, response);
    await parts.engine.status(parseStatus(firstValues(body.fields), parts.clock()));
    response.status(204).end();
  } catch (error) {
    if (error instanceof HotlineError) return reject(parts, error, response);
    parts.log.error({ err: loggableError(error) }, 'a status callback failed');
    response.status(500).end();
  }
}
