/** The calls of the browser test phone: held in memory, few at once, hung up when nobody touches them any more. */
import type { DialResult } from '../domain/call.js';
import type { Clock } from '../domain/clock.js';
import type { PhoneInput, PhoneTurn, PhoneView } from '../domain/phone.js';
import { HotlineError } from '../errors.js';
import type { Carrier } from '../telephony/twilio/carrier/carrier.js';
import type { CarrierCall } from '../telephony/twilio/carrier/carrier-call.js';
import { phoneView, type Shown } from './phone-view.js';

export interface PhoneCallsParts {
  carrier: Carrier;
  /** The newest logged turn of a call. */
  newestTurn: (callId: string) => Promise<PhoneTurn | null>;
  clock: Clock;
}

export interface PhoneCalls {
  /** Dials the line. Throws `too_many` when too many test calls are running. */
  start(from: string | null): Promise<PhoneView>;
  /** Does what the caller does. Throws `not_found` for a call that is over, `bad_request` for what the line does not wait for. */
  input(callId: string, input: PhoneInput): Promise<PhoneView>;
  /** Hangs up calls nobody touched for ten minutes; returns how many. */
  expire(): Promise<number>;
}

interface RunningCall {
  call: CarrierCall;
  touchedMs: number;
  shown: Shown;
  shownTurn: number;
  /** What is under way; the next input waits for it. */
  busy: Promise<unknown>;
}

const MOST_CALLS = 20;
const IDLE_MS = 600_000;
/** The line's own number; nobody dials it for real. */
const LINE_NUMBER = '+8612345';
/** How long the operator and the caller are said to have talked. */
const TALK_MS = 60_000;

/** Keeps the running calls of one process. */
export function createPhoneCalls(parts: PhoneCallsParts): PhoneCalls {
  const running: Running = { calls: new Map(), dialling: 0 };
  return {
    start: (from) => start(parts, running, from),
    input: (callId, input) => give(parts, running, { callId, input }),
    expire: () => expire(parts, running),
  };
}

interface Running {
  calls: Map<string, RunningCall>;
  /** Calls that were begun and are not answered yet; they count too. */
  dialling: number;
}

async function start(parts: PhoneCallsParts, running: Running, from: string | null): Promise<PhoneView> {
  await expire(parts, running);
  if (running.calls.size + running.dialling >= MOST_CALLS)
    throw new HotlineError('too_many', 'too many test calls at once; hang one up first');
  running.dialling++;
  const call = await parts.carrier.call({ from, to: LINE_NUMBER }).finally(() => running.dialling--);
  const touchedMs = parts.clock().getTime();
  const entry: RunningCall = {
    call,
    touchedMs,
    shown: { exchanges: 0, whispered: call.whispered },
    shownTurn: -1,
    busy: Promise.resolve(),
  };
  running.calls.set(call.callSid, entry);
  return show(parts, running, entry);
}

async function give(
  parts: PhoneCallsParts,
  running: Running,
  { callId, input }: { callId: string; input: PhoneInput },
): Promise<PhoneView> {
  const entry = running.calls.get(callId);
  if (entry === undefined) throw new HotlineError('not_found', 'this call is over');
  entry.touchedMs = parts.clock().getTime();
  const work = entry.busy.then(async () => {
    await act(entry.call, input);
    return show(parts, running, entry);
  });
  entry.busy = work.catch(() => undefined);
  return work;
}

function act(call: CarrierCall, input: PhoneInput): Promise<void> {
  switch (input.kind) {
    case 'speech':
      return call.speak(input.text, input.confidence);
    case 'keys':
      return call.press(input.digits);
    case 'silence':
      return call.silence();
    case 'recorded':
      return call.record({ durationMs: input.durationMs });
    case 'dialled':
      return call.dialled(input.result, talkMs(input.result));
    case 'hangup':
      return call.hangup();
  }
}

function talkMs(result: DialResult): number {
  return result === 'completed' ? TALK_MS : 0;
}

/** What is new since the last look; a call that is over is forgotten. */
async function show(parts: PhoneCallsParts, running: Running, entry: RunningCall): Promise<PhoneView> {
  const { call } = entry;
  if (call.waiting === null) running.calls.delete(call.callSid);
  const newest = await parts.newestTurn(call.callSid);
  const turn = newest !== null && newest.index > entry.shownTurn ? newest : null;
  const view = phoneView(call, turn, entry.shown);
  entry.shown = { exchanges: call.exchanges.length, whispered: call.whispered };
  if (turn !== null) entry.shownTurn = turn.index;
  return view;
}

async function expire({ clock }: PhoneCallsParts, { calls }: Running): Promise<number> {
  const before = clock().getTime() - IDLE_MS;
  const idle = [...calls.values()].filter(({ touchedMs }) => touchedMs < before);
  for (const { call } of idle) {
    calls.delete(call.callSid);
    await call.hangup();
  }
  return idle.length;
}
