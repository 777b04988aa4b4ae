/** One turn of a call: load, understand, decide, render, save. Knows no carrier and no database, only ports. */
import { decide } from '../dialog/decide.js';
import type { Input, Knowledge } from '../dialog/knowledge.js';
import { newCallState } from '../dialog/step.js';
import type { Action, CallEvent, CallState, Reply, Turn, WayOn } from '../domain/call.js';
import type { Clock } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import type { Spoken } from '../domain/prompt.js';
import type { Understanding, UtteranceContext } from '../domain/understanding.js';
import { HotlineError } from '../errors.js';
import { renderSay } from '../speech/render.js';
import type { CallObserver } from './call-observer.js';
import type { CentreTime } from './centre-time.js';
import { endingOf } from './outcome.js';
import type { CallProgress, CallStatusEvent, CallStore, CaseStore, NewTicket, TurnWrite } from './ports.js';
import type { Published } from './published.js';
import { actionsForLog, heardForLog, understoodForLog } from './turn-log.js';

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
  /** Notes a status callback; the last one ends the call. */
  status(event: CallStatusEvent): Promise<void>;
  /** Marks a call failed, whatever it was doing. */
  fail(callId: string): Promise<void>;
  /** Ends calls nobody reported the end of: without a turn for `idleMs`. Returns how many. */
  endStale(idleMs: number): Promise<number>;
}

/** Statuses after which nobody listens any more. */
const FINAL_STATUSES: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
/** Wrong second factors for one receipt number, over all calls, before it is locked … */
const LOCK_AFTER = 6;
/** … for this long. */
const LOCK_MS = 3_600_000;
const TRIES = 3;

/** Builds the engine from its ports. */
export function createCallEngine(parts: CallEngineParts): CallEngine {
  return {
    handle: (incoming) => handle(parts, incoming),
    status: (event) => noteStatus(parts, event),
    fail: (callId) => fail(parts, callId),
    endStale: (idleMs) => endStale(parts, idleMs),
  };
}

async function handle(parts: CallEngineParts, incoming: IncomingEvent): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const progress = await parts.calls.find(incoming.callId, incoming);
    if (progress !== null && progress.replay !== null) return replayed(parts, progress.replay);
    const write = await answer(parts, incoming, progress);
    if (await save(parts, write)) return write.turn.response;
  }
  throw new HotlineError('turn_conflict', 'another node kept answering this call');
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

/** Works one turn out without writing anything. An event of a call that is not known starts it. */
async function answer(parts: CallEngineParts, incoming: IncomingEvent, progress: CallProgress | null): Promise<TurnWrite> {
  const at = parts.clock();
  const published = parts.published();
  const before = progress?.state ?? newCallState(parts.language);
  const event: CallEvent = progress === null ? { kind: 'started', from: incoming.from, to: incoming.to } : incoming.event;
  const from = progress === null ? incoming.from : progress.from;
  const know = await knowledge(parts, published, { state: before, from, at });
  const understood = event.kind === 'speech' ? published.understand(event.text, contextOf(before)) : null;
  const [state, actions] = decide(before, inputOf(event, understood), know);
  const spoken = speak(actions, state.language, published);
  const index = progress === null ? 0 : progress.index + 1;
  const response = parts.toDocument({ index, language: state.language, slow: state.slow, spoken, wayOn: wayOnOf(actions) });
  const turn: Turn = {
    callId: incoming.callId,
    index,
    at,
    event: event.kind,
    heard: heardForLog(event, before.stage),
    confidence: event.kind === 'speech' ? (event.confidence ?? null) : null,
    understood: understood === null ? null : understoodForLog(understood, before.stage),
    stage: before.stage,
    state,
    actions: actionsForLog(actions),
    spoken,
    ms: parts.clock().getTime() - at.getTime(),
    token: incoming.token,
    response,
  };
  return {
    ...effectsOf(actions, from),
    turn,
    call: progress === null ? callOf(parts, incoming) : null,
    ending: endingOfTurn(state, at),
    reached: state.reached === before.reached ? undefined : state.reached,
  };
}

function callOf(parts: CallEngineParts, { from, to }: IncomingEvent): TurnWrite['call'] {
  return { provider: parts.provider, from, to };
}

function endingOfTurn(state: CallState, at: Date): TurnWrite['ending'] {
  return state.stage === 'ended' ? endingOf(state, at) : null;
}

async function knowledge(
  parts: CallEngineParts,
  published: Published,
  { state, from, at }: { state: CallState; from: string | null; at: Date },
): Promise<Knowledge> {
  const { today, minute } = parts.centreTime(at);
  const receipt = state.stage === 'receipt_phone' ? state.receipt : undefined;
  const caseFile = receipt === undefined ? null : await parts.cases.findCase(receipt);
  const failures = receipt === undefined ? 0 : await parts.cases.receiptFailures(receipt, new Date(at.getTime() - LOCK_MS));
  return {
    ...published.knowledge,
    today,
    minute,
    callerTail: from === null ? null : from.replace(/\D/g, '').slice(-4) || null,
    ticketNumber: parts.newTicketNumber(today),
    caseFile,
    caseLocked: failures >= LOCK_AFTER,
  };
}

function contextOf(state: CallState): UtteranceContext {
  return { language: state.language, item: state.item, options: state.options, expects: EXPECTS[state.stage] };
}

const EXPECTS: Partial<Record<CallState['stage'], 'digits' | 'yes_no'>> = {
  code: 'digits',
  window: 'digits',
  receipt: 'digits',
  receipt_phone: 'digits',
  confirm: 'yes_no',
  receipt_confirm: 'yes_no',
  operator_confirm: 'yes_no',
  record_again: 'yes_no',
};

function inputOf(event: CallEvent, understood: Understanding | null): Input {
  if (event.kind !== 'speech') return event;
  if (understood === null) return { kind: 'silence' };
  return { kind: 'speech', understood, confidence: event.confidence };
}

/** Renders every sentence; the invitation to the other language is spoken in that language. */
function speak(actions: readonly Action[], language: Language, { books }: Published): Spoken[] {
  return actions.flatMap((action) => {
    if (action.do !== 'say') return [];
    const book = action.say.prompt === 'opening.english' ? books.en : books[language];
    return renderSay(action.say, book);
  });
}

function wayOnOf(actions: readonly Action[]): WayOn {
  const last = actions[actions.length - 1];
  if (last?.do === 'gather' || last?.do === 'record' || last?.do === 'transfer' || last?.do === 'hangup') return last;
  throw new HotlineError('internal', 'a turn without a way on');
}

function effectsOf(actions: readonly Action[], phone: string | null): Pick<TurnWrite, 'tickets' | 'receiptFailures'> {
  const tickets = actions.flatMap((action): NewTicket[] =>
    action.do === 'ticket'
      ? [
          {
            number: action.number,
            kind: action.kind,
            item: action.item ?? null,
            window: action.window ?? null,
            phone,
            recording: action.recording ?? null,
          },
        ]
      : [],
  );
  const receiptFailures = actions.flatMap((action) => (action.do === 'receipt_failed' ? [action.receipt] : []));
  return { tickets, receiptFailures };
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
