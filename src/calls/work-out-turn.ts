/** One turn worked out: understood, decided, rendered and written as the provider's document, with nothing saved yet. */
import { decide } from '../dialog/decide.js';
import type { Input, Knowledge } from '../dialog/knowledge.js';
import { newCallState } from '../dialog/step.js';
import type { Action, CallEvent, CallState, Reply, Turn, WayOn } from '../domain/call.js';
import type { Language } from '../domain/language.js';
import type { Spoken } from '../domain/prompt.js';
import type { Understanding, UtteranceContext } from '../domain/understanding.js';
import { HotlineError } from '../errors.js';
import { renderSay } from '../speech/render.js';
import type { CallEngineParts, IncomingEvent } from './call-engine.js';
import { endingOf } from './outcome.js';
import type { CallProgress, NewTicket, TurnWrite } from './ports.js';
import type { Published } from './published.js';
import { actionsForLog, heardForLog, understoodForLog } from './turn-log.js';

/** Wrong second factors for one receipt number, over all calls, before it is locked … */
const LOCK_AFTER = 6;
/** … for this long. */
const LOCK_MS = 3_600_000;

/** A turn that is ready to be saved, and its reply before it became a document. */
export interface WorkedTurn {
  write: TurnWrite;
  reply: Reply;
}

/** Works one turn out without writing anything. An event of a call that is not known starts it. */
export async function workOutTurn(
  parts: CallEngineParts,
  incoming: IncomingEvent,
  progress: CallProgress | null,
): Promise<WorkedTurn> {
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
  const reply: Reply = { index, language: state.language, slow: state.slow, spoken, wayOn: wayOnOf(actions) };
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
    response: parts.toDocument(reply),
  };
  const write: TurnWrite = {
    ...effectsOf(actions, from),
    turn,
    call: progress === null ? callOf(parts, incoming) : null,
    ending: endingOfTurn(state, at),
    reached: state.reached === before.reached ? undefined : state.reached,
  };
  return { write, reply };
}

function callOf(parts: CallEngineParts, { from, to }: IncomingEvent): TurnWrite['call'] {
  return { provider: parts.provider, from, to };
}

function endingOfTurn(state: CallState, at: Date): TurnWrite['ending'] {
  return state.stage === 'ended' ? endingOf(state, at) : null;
}

/** What the dialog knows at this moment of this call. */
export async function knowledge(
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

/** What is known of the conversation when an utterance is read. */
export function contextOf(state: CallState): UtteranceContext {
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

/** What a reply ends with. Throws `internal` when the caller would have no way on. */
export function wayOnOf(actions: readonly Action[]): WayOn {
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
