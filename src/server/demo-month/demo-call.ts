/** One demonstration call: a scripted caller at a real carrier in front of the real engine, on a clock of its own. */
import type { CallEngine } from '../../calls/call-engine.js';
import { HotlineError } from '../../errors.js';
import { createCarrier } from '../../telephony/twilio/carrier/carrier.js';
import type { CarrierCall } from '../../telephony/twilio/carrier/carrier-call.js';
import type { CarrierFetch } from '../../telephony/twilio/carrier/webhook-client.js';
import { parseStatus, parseTurnQuery, parseVoiceRequest } from '../../telephony/twilio/parse-request.js';
import type { DemoCallers, DemoStep } from './demo-callers.js';
import { type Chance, chanceOf, type PlannedCall, weighted } from './demo-plan.js';

export interface DemoCallParts {
  engine: CallEngine;
  /** Sets the clock the engine reads. */
  clock: { now(): Date; set(atMs: number): void; pass(ms: number): void };
  callers: DemoCallers;
  /** A name of an item, as people call it. */
  itemName: (chance: Chance, what: string) => string;
  /** Something to wait for between two turns, so that real callers come first. */
  breathe: () => Promise<void>;
}

const BASE = 'https://demo.invalid';
const MOST_STEPS = 25;
/** Spoken Chinese, and how long people take to begin. */
const MS_A_CHARACTER = 210;
const BEGIN_MS = 1_200;

/** Places one call and plays it to its end. The same call placed again goes on where it stopped. */
export async function placeDemoCall(parts: DemoCallParts, planned: PlannedCall): Promise<void> {
  const { clock } = parts;
  const chance = chanceOf(`call ${planned.atMs} ${planned.index}`);
  clock.set(planned.atMs);
  let ids = 0;
  const carrier = createCarrier({
    fetch: inProcess(parts),
    sign: () => ({}),
    now: clock.now,
    baseUrl: BASE,
    lint: false,
    newId: () => hex(chance, `id ${ids++}`),
  });
  const call = await carrier.call({ from: planned.from, to: '+865610114' });
  const steps = [...planned.caller.steps];
  for (let done = 0; call.waiting !== null && done < MOST_STEPS; done++) {
    listen(parts, call);
    await parts.breathe();
    await react({ ...parts, call, chance, at: done }, steps);
  }
  await call.hangup();
}

/** Webhooks without a network: parsed and answered as the routes would, less signature and deadline. */
function inProcess({ engine, clock }: DemoCallParts): CarrierFetch {
  return async (url, { headers, body = '' }) => {
    const { pathname, searchParams } = new URL(url);
    const fields = Object.fromEntries(new URLSearchParams(body));
    if (pathname === '/twilio/status') {
      await engine.status(parseStatus(fields, clock.now()));
      return new Response(null, { status: 204 });
    }
    const { kind, index } =
      pathname === '/twilio/turn' ? parseTurnQuery(Object.fromEntries(searchParams)) : { kind: 'start' as const, index: 0 };
    if (pathname === '/twilio/whisper') return xml('<Response/>');
    const token = headers['I-Twilio-Idempotency-Token'] ?? null;
    return xml(await engine.handle({ ...parseVoiceRequest(fields, kind), index, token }));
  };
}

function xml(document: string): Response {
  return new Response(document, { headers: { 'Content-Type': 'text/xml' } });
}

/** The time it takes to hear the line out; impatient people begin before its end. */
function listen({ clock }: DemoCallParts, call: CarrierCall): void {
  clock.pass(Math.round(heardText(call).length * MS_A_CHARACTER * 0.8) + BEGIN_MS);
}

function heardText(call: CarrierCall): string {
  return call.steps.map((step) => (step.do === 'say' ? step.text : '')).join(' ');
}

interface Moment extends DemoCallParts {
  call: CarrierCall;
  chance: Chance;
  at: number;
}

async function react(moment: Moment, steps: DemoStep[][]): Promise<void> {
  const { call, chance, clock, callers, at } = moment;
  const { waiting } = call;
  if (waiting?.for === 'dial') {
    const answered = chance(`answered ${at}`) < callers.operator_answers;
    const ms = answered ? 30_000 + Math.floor(chance(`talk ${at}`) * 150_000) : 25_000;
    clock.pass(ms);
    return call.dialled(answered ? 'completed' : 'no-answer', answered ? ms : 0);
  }
  if (waiting?.for === 'record') {
    const durationMs = 6_000 + Math.floor(chance(`record ${at}`) * 30_000);
    clock.pass(durationMs);
    return call.record({ durationMs });
  }
  const reaction = callers.reactions.find(({ when }) => new RegExp(when).test(heardText(call)));
  const choices = reaction?.do ?? steps.shift() ?? [{ hangup: true as const }];
  await take(
    moment,
    weighted(
      choices.map((step) => [step, 1] as const),
      chance(`step ${at}`),
    ),
  );
}

async function take({ call, clock, chance, at, itemName }: Moment, step: DemoStep): Promise<void> {
  if ('hangup' in step) return call.hangup();
  if ('silence' in step) {
    clock.pass(6_000);
    return call.silence();
  }
  if ('keys' in step) {
    clock.pass(step.keys.length * 400);
    return call.press(step.keys);
  }
  const text = step.hear.replace('{item}', () => itemName(chance, `item ${at}`));
  clock.pass(text.length * MS_A_CHARACTER);
  const listens = call.waiting?.for === 'gather' && call.waiting.input.includes('speech');
  await (listens ? call.speak(text, 0.62 + Math.round(chance(`confidence ${at}`) * 36) / 100) : call.press('0'));
}

function hex(chance: Chance, what: string): string {
  return Array.from({ length: 4 }, (_, part) =>
    Math.floor(chance(`${what} ${part}`) * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

/** What a caller does may not fit what the line waits for; such a call is left where it stands. */
export function isOutOfStep(error: unknown): boolean {
  return error instanceof HotlineError && error.code === 'bad_request';
}
