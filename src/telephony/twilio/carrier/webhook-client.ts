/** How a carrier calls a webhook: signed, with one idempotency token, retried as the address's fragment asks, every exchange kept. */
import type { Clock } from '../../../domain/clock.js';

/** The part of `fetch` a carrier needs. */
export type CarrierFetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; redirect: 'manual'; signal: AbortSignal },
) => Promise<Response>;

export interface WebhookPorts {
  fetch: CarrierFetch;
  /** Headers that sign a request; the address comes without its fragment, `params` is empty for GET. */
  sign: (url: string, params: Record<string, string>) => Record<string, string>;
  now: Clock;
  /** A new id: 32 hexadecimal digits. */
  newId: () => string;
}

export interface WebhookRequest {
  url: string;
  method: string;
  params: Record<string, string>;
}

/** One request and its answer; `status` is null when there was none. */
export interface Exchange {
  request: WebhookRequest & { token: string };
  status: number | null;
  document: string;
  ms: number;
}

/** The document, or Twilio's error code and what it means. */
export type WebhookResult = { document: string } | { errorCode: string; problem: string };

/** https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
export interface RetryPolicy {
  retries: number;
  on: readonly string[];
  readTimeoutMs: number;
}

const XML = /^(text|application)\/xml\b/i;
const MAX_HTTP_REDIRECTS = 5;

/** The policy in an address's fragment; without one Twilio retries once, and only when it could not connect. */
export function retryPolicy(url: string): RetryPolicy {
  const settings = new URLSearchParams(url.split('#')[1] ?? '');
  return {
    retries: Number(settings.get('rc') ?? 1),
    on: (settings.get('rp') ?? 'ct').split(','),
    readTimeoutMs: Number(settings.get('rt') ?? 15_000),
  };
}

/** Who calls, and where the exchanges are noted. */
export interface WebhookClient {
  ports: WebhookPorts;
  exchanges: Exchange[];
}

interface Answer {
  exchange: Exchange;
  response: Response | null;
  /** `2xx` … `5xx`, or `ct` and `rt` when nothing came back. */
  outcome: string;
}

/** Calls a webhook; a 3xx is followed by GET, which loses the form as it does at Twilio. */
export async function callWebhook(client: WebhookClient, request: WebhookRequest): Promise<WebhookResult> {
  let answer = await withRetries(client, request);
  for (let hops = 0; hops < MAX_HTTP_REDIRECTS && answer.outcome === '3xx'; hops++) {
    const location = new URL(answer.response?.headers.get('location') ?? '', answer.exchange.request.url);
    answer = await withRetries(client, { url: location.href, method: 'GET', params: {} });
  }
  return result(answer.response, answer.exchange.document);
}

async function withRetries(client: WebhookClient, request: WebhookRequest): Promise<Answer> {
  const policy = retryPolicy(request.url);
  const token = client.ports.newId();
  let answer = await once(client, request, token);
  for (let attempt = 0; attempt < policy.retries && isRetried(policy, answer.outcome); attempt++)
    answer = await once(client, request, token);
  return answer;
}

async function once({ ports, exchanges }: WebhookClient, request: WebhookRequest, token: string): Promise<Answer> {
  const started = ports.now().getTime();
  const exchange: Exchange = { request: { ...request, token }, status: null, document: '', ms: 0 };
  exchanges.push(exchange);
  try {
    const response = await send(ports, request, token);
    exchange.status = response.status;
    exchange.document = await response.text();
    return { exchange, response, outcome: `${Math.floor(response.status / 100)}xx` };
  } catch (error) {
    return { exchange, response: null, outcome: isTimeout(error) ? 'rt' : 'ct' };
  } finally {
    exchange.ms = ports.now().getTime() - started;
  }
}

function send(ports: WebhookPorts, request: WebhookRequest, token: string): Promise<Response> {
  const isGet = request.method === 'GET';
  const form = new URLSearchParams(request.params).toString();
  const plain = request.url.split('#', 1)[0] ?? '';
  const url = isGet && form !== '' ? `${plain}${plain.includes('?') ? '&' : '?'}${form}` : plain;
  const headers = {
    'User-Agent': 'TwilioProxy/1.1',
    'I-Twilio-Idempotency-Token': token,
    ...ports.sign(url, isGet ? {} : request.params),
    ...(isGet ? {} : { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
  };
  const signal = AbortSignal.timeout(retryPolicy(request.url).readTimeoutMs);
  return ports.fetch(url, { method: request.method, headers, ...(isGet ? {} : { body: form }), redirect: 'manual', signal });
}

function isRetried(policy: RetryPolicy, outcome: string): boolean {
  if (outcome === '2xx' || outcome === '3xx') return false;
  return policy.on.includes(outcome) || policy.on.includes('all');
}

function result(response: Response | null, document: string): WebhookResult {
  if (response === null) return { errorCode: '11205', problem: 'no answer' };
  if (!response.ok) return { errorCode: '11200', problem: `status ${response.status}` };
  if (response.status === 204 || document === '') return { document: '' };
  const type = response.headers.get('content-type') ?? '';
  return XML.test(type) ? { document } : { errorCode: '12300', problem: `content type ${type || 'missing'}` };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
