/** What the page asks the server; trouble comes back as a value, so that the page can say what to do. */
import type { PhoneAccount, PhoneDial, PhoneInput, PhoneLine, PhoneView } from '../../domain/phone.js';

/** away: no answer; signed_out: sign in first; over: the call is not known any more; busy: too many calls; refused and broken: as the words say. */
export type Trouble = 'away' | 'signed_out' | 'over' | 'busy' | 'refused' | 'broken';
export type Answer<T> = { ok: true; value: T; ms: number } | { ok: false; trouble: Trouble };

/** The line retries for up to fifteen seconds; after that nothing will come. */
const TIMEOUT_MS = 20_000;
const TROUBLES: Record<number, Trouble> = {
  400: 'refused',
  401: 'signed_out',
  403: 'refused',
  404: 'over',
  429: 'busy',
  503: 'away',
};

/** Who answers the telephone: this page's own server, or the console's. */
export interface PhoneServer {
  start(dial: PhoneDial): Promise<Answer<PhoneView>>;
  input(callId: string, input: PhoneInput): Promise<Answer<PhoneView>>;
}

export const PHONE_SERVER: PhoneServer = { start: startCall, input: sendInput };

export function fetchLine(): Promise<Answer<PhoneLine>> {
  return ask('line');
}

/** The page's account at the switch. */
export function fetchAccount(): Promise<Answer<PhoneAccount>> {
  return ask('account');
}

export function startCall(dial: PhoneDial): Promise<Answer<PhoneView>> {
  return ask('calls', dial);
}

export function sendInput(callId: string, input: PhoneInput): Promise<Answer<PhoneView>> {
  return ask(`calls/${encodeURIComponent(callId)}/input`, input);
}

async function ask<T>(path: string, body?: unknown): Promise<Answer<T>> {
  const started = performance.now();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(`/phone/api/${path}`, { ...request(body), signal: abort.signal });
    if (!response.ok) return { ok: false, trouble: TROUBLES[response.status] ?? 'broken' };
    return { ok: true, value: await response.json(), ms: Math.round(performance.now() - started) };
  } catch {
    return { ok: false, trouble: 'away' };
  } finally {
    clearTimeout(timer);
  }
}

function request(body: unknown): RequestInit {
  if (body === undefined) return {};
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
