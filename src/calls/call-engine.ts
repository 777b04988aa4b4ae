/** One turn of a call: load, understand, decide, render, save. Knows no carrier and no database, only ports. */
import type { CallEvent, Played, Reply } from '../domain/call.js';
import type { Clock } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import { HotlineError } from '../errors.js';
import type { CallObserver } from './call-observer.js';
import type { CentreTime } from './centre-time.js';
import { endingOf } from './outcome.js';
import type { CallStatusEvent, CallStore, CaseStore, TurnWrite } from './ports.js';
import type { Published } from './published.js';
import { currentTurn, type SpokenTurn, spokenTurn } from './spoken-turn.js';
import { workOutTurn } from './work-out-turn.js';

/** A call event as a telephony provider delivers it. */
export interface IncomingEvent {
  callId: string;
  event: CallEvent;
  /** Index of the turn this event makes: 0 for the first, then as the last reply said. */
  index: number;
  /** The carrier's retry token, null when it gave none. */
  token: string | null;
  from: string | null;
  to: string | null;
}

export interface CallEngineParts {
  provider: string;
  calls: CallStore;
  cases: CaseStore;
  published: () => Published;
  clock: Clock;
  centreTime: (at: Date) => CentreTime;
  /** A number for a ticket that may be opened; ten digits, random in their tail. */
  newTicketNumber: (today: string) => string;
  /** Writes a reply as the provider's own document. */
  toDocument: (reply: Reply) => string;
  language: Language;
  observe: CallObserver;
}

export interface CallEngine {
  /** Answers an event with the provider's document. A request that was answered before gets the same bytes and has no second effect. */
  handle(incoming: IncomingEvent): Promise<string>;
  /** Answers an event for a provider that speaks the reply itself. Throws `turn_conflict` when the turn was answered elsewhere. */
  converse(incoming: IncomingEvent): Promise<SpokenTurn>;
  /** Where a call stands, for going on with it by other means; null when it is unknown. */
  current(callId: string): Promise<SpokenTurn | null>;
  /** Notes how much of a turn's reply the caller heard. */
  played(callId: string, index: number, played: Played): Promise<void>;
  /** Notes a status callback; the last one ends the call. */
  status(event: CallStatusEvent): Promise<void>;
  /** Marks a call failed, whatever it was doing. */
  fail(callId: string): Promise<void>;
  /** Ends calls nobody reported the end of: without a turn for `idleMs`. Returns how many. */
  endStale(idleMs: number): Promise<number>;
}

/** Statuses after which nobody listens any more. */
const FINAL_STATUSES: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
const TRIES = 3;

/** Builds the engine from its ports. */
export function createCallEngine(parts: CallEngineParts): CallEngine {
  return {
    handle: (incoming) => handle(parts, incoming),
    converse: (incoming) => converse(parts, incoming),
    current: (callId) => currentTurn(parts, callId),
    played: (callId, index, played) => parts.calls.notePlayed(callId, index, played),
    status: (event) => noteStatus(parts, event),
    fail: (callId) => fail(parts, callId),
    endStale: (idleMs) => endStale(parts, idleMs),
  };
}

async function handle(parts: CallEngineParts, incoming: IncomingEvent): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const progress = await parts.calls.find(incoming.callId, incoming);
    if (progress !== null && progress.replay !== null) return replayed(parts, progress.replay);
    const { write } = await workOutTurn(parts, incoming, progress);
    if (await save(parts, write)) return write.turn.response;
  }
  throw new HotlineError('turn_conflict', 'another node kept answering this call');
}

async function converse(parts: CallEngineParts, incoming: IncomingEvent): Promise<SpokenTurn> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const progress = await parts.calls.find(incoming.callId, incoming);
    if (progress !== null && progress.replay !== null) break;
    const { write, reply } = await workOutTurn(parts, incoming, progress);
    if (await save(parts, write)) return spokenTurn(parts, reply, { state: write.turn.state, played: null });
  }
  throw new HotlineError('turn_conflict', 'this turn was answered elsewhere');
}

function replayed({ observe }: CallEngineParts, document: string): string {
  observe.replay();
  return document;
}

/** False when the turn has to be worked out anew: it is taken, or the number drawn for its ticket is. */
async function save({ calls, observe }: CallEngineParts, write: TurnWrite): Promise<boolean> {
  try {
    const saved = await calls.save(write);
    if (saved) observe.turn(write.turn);
    return saved;
  } catch (error) {
    if (write.tickets.length > 0 && error instanceof HotlineError && error.code === 'internal') return false;
    throw error;
  }
}

async function noteStatus(parts: CallEngineParts, event: CallStatusEvent): Promise<void> {
  const isNew = await parts.calls.noteStatus(event);
  if (isNew && FINAL_STATUSES.has(event.status)) await end(parts, event.callId, event.at);
}

async function end(parts: CallEngineParts, callId: string, at: Date): Promise<void> {
  const progress = await parts.calls.find(callId, { index: -1, token: null });
  if (progress !== null) await parts.calls.end(callId, endingOf(progress.state, at));
}

/** The caller left the conversation through the static document, wherever it stood. */
async function fail(parts: CallEngineParts, callId: string): Promise<void> {
  const progress = await parts.calls.find(callId, { index: -1, token: null });
  if (progress !== null) await parts.calls.end(callId, { outcome: 'failed', stage: progress.state.stage, at: parts.clock() });
}

async function endStale(parts: CallEngineParts, idleMs: number): Promise<number> {
  const now = parts.clock();
  const ids = await parts.calls.stale(new Date(now.getTime() - idleMs));
  for (const id of ids) await end(parts, id, now);
  return ids.length;
}
