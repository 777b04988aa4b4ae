/** The way to a person: transfer, the result of the dialling, messages, call-backs and complaints. */
import type { CallState, DialResult, TicketKind, TransferReason, WayOn } from '../domain/call.js';
import { type Say, say } from '../domain/prompt.js';
import type { Knowledge } from './knowledge.js';
import { moveTo, type Step, understood } from './step.js';

const RING_MS = 25_000;
const MESSAGE_MS = 120_000;
/** Shorter recordings hold no words. */
const SHORTEST_RECORDING_MS = 1_000;

/** Why the line itself leads to a person, as it says so; a caller who asked needs no reason. */
const REASON_SAYS: Record<TransferReason, Say[]> = {
  asked: [],
  no_match: [say('to-person')],
  no_input: [say('to-person')],
  case: [say('case.to-person')],
  turns: [say('turns.exhausted')],
  failed: [say('failed'), say('to-person')],
};

/** Dials a person, or out of hours says when people are there and takes a message. */
export function toPerson(state: CallState, reason: TransferReason, know: Knowledge): Step {
  const asked = understood({ ...state, transfer: reason });
  if (know.operatorNumber === null) return { state: { ...asked, stage: 'missed' }, says: [say('operator.none')] };
  if (!operatorsThere(know))
    return {
      state: { ...asked, stage: 'missed' },
      says: [say('operator.closed', { hours: know.centre.operator.spoken[state.language] })],
    };
  const wayOn: WayOn = { do: 'transfer', number: know.operatorNumber, reason, item: state.item, timeoutMs: RING_MS };
  return { state: { ...asked, stage: 'transferring' }, says: [...REASON_SAYS[reason], say('operator.transfer')], wayOn };
}

function operatorsThere(know: Knowledge): boolean {
  const { every_day, minutes } = know.centre.operator;
  const day = know.calendar.dayKind(know.today).kind;
  if (!every_day && (day === 'weekend' || day === 'holiday')) return false;
  return minutes.some(([from, to]) => know.minute >= from && know.minute < to);
}

/** What the carrier says about the dialling. Whatever it was, the caller hears a sentence and a way on. */
export function afterDial(state: CallState, result: DialResult): Step {
  if (result === 'completed') return { state: { ...moveTo(state, 'open'), reached: 'transferred' }, says: [say('operator.after')] };
  return { state: { ...state, stage: 'missed' }, says: [say('operator.missed')] };
}

/** Starts a recording: a message to staff or a complaint. */
export function startRecording(state: CallState, kind: 'message' | 'complaint'): Step {
  const stage = kind === 'message' ? 'recording_message' : 'recording_complaint';
  const wayOn: WayOn = { do: 'record', maxMs: MESSAGE_MS };
  return { state: { ...understood(moveTo(state, stage)), recording: kind }, says: [say(`${kind}.start`)], wayOn };
}

/** A recording arrived: a ticket with its number read out, or one more try when nothing was said. */
export function afterRecording(state: CallState, recorded: { url: string | null; durationMs: number }, know: Knowledge): Step {
  const kind = state.recording ?? 'message';
  if (recorded.url === null || recorded.durationMs < SHORTEST_RECORDING_MS)
    return { state: { ...state, stage: 'record_again' }, says: [say('record.empty')] };
  const number = know.ticketNumber;
  const says = [say(`ticket.${kind}`, { number }), say('ask.more')];
  return openTicket(state, kind, { recording: recorded.url, says, number });
}

/** Owes the caller a call to the number they call from; a withheld number needs a message instead. */
export function askCallback(state: CallState, know: Knowledge): Step {
  if (know.callerTail === null) return { state: { ...state, stage: 'missed' }, says: [say('callback.no-number')] };
  const number = know.ticketNumber;
  return openTicket(state, 'callback', {
    number,
    says: [say('ticket.callback', { tail: know.callerTail, number }), say('ask.more')],
  });
}

function openTicket(state: CallState, kind: TicketKind, ticket: { number: string; recording?: string; says: Say[] }): Step {
  const { number, recording, says } = ticket;
  const after: CallState = {
    ...understood(moveTo(state, 'open')),
    recording: undefined,
    reached: kind === 'callback' ? 'callback_owed' : 'message_left',
  };
  return { state: after, says, effects: [{ do: 'ticket', kind, number, item: state.item, window: state.window, recording }] };
}
