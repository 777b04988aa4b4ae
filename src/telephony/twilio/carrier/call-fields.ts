/** The form fields Twilio sends with its voice webhooks. */
import type { DialResult } from '../../../domain/call.js';
import type { Waiting } from './carrier-step.js';

export type Fields = Record<string, string>;

export interface CallIdentity {
  callSid: string;
  accountSid: string;
  /** Null when the caller withholds it. */
  from: string | null;
  to: string;
}

/** What Twilio puts in place of a withheld number: ANONYMOUS on a keypad. */
const ANONYMOUS = '+266696687';
const PLACE = ['City', 'State', 'Zip', 'Country'];

/** Fields of every request of a call. */
export function callFields(call: CallIdentity, status: string): Fields {
  const from = call.from ?? ANONYMOUS;
  const places = ['From', 'To', 'Caller', 'Called'].flatMap((who) => PLACE.map((part) => [who + part, '']));
  return {
    CallSid: call.callSid,
    AccountSid: call.accountSid,
    From: from,
    To: call.to,
    Caller: from,
    Called: call.to,
    CallStatus: status,
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
    ...Object.fromEntries(places),
  };
}

/** A gather that heard words; `confidence` null leaves the field out, as some recognisers do. */
export function speechFields(text: string, confidence: number | null, language: string): Fields {
  return { SpeechResult: text, ...(confidence === null ? {} : { Confidence: String(confidence) }), Language: language };
}

/** A gather that got keys; the finish key is not among them. */
export function keyFields(digits: string, finishedOn: string): Fields {
  return { Digits: digits, FinishedOnKey: finishedOn, msg: 'Gather End' };
}

/** A gather that got nothing and was asked to say so. */
export function emptyFields(waiting: Extract<Waiting, { for: 'gather' }>): Fields {
  return {
    ...(waiting.input.includes('dtmf') ? { Digits: '', FinishedOnKey: '', msg: 'Gather End' } : {}),
    ...(waiting.input.includes('speech') ? { SpeechResult: '', Language: waiting.language } : {}),
  };
}

export function recordFields(recording: { sid: string; url: string; durationMs: number; digits: string }): Fields {
  return {
    RecordingUrl: recording.url,
    RecordingSid: recording.sid,
    RecordingDuration: wholeSeconds(recording.durationMs),
    Digits: recording.digits,
  };
}

export function dialFields(callSid: string, result: DialResult, durationMs: number): Fields {
  const answered = result === 'completed';
  return {
    DialCallSid: callSid,
    DialCallStatus: result,
    DialBridged: String(answered),
    ...(answered ? { DialCallDuration: wholeSeconds(durationMs) } : {}),
  };
}

export function queueFields(result: string, durationMs: number): Fields {
  return { QueueResult: result, QueueTime: wholeSeconds(durationMs) };
}

/** The callback at the end of a call. */
export function statusFields(at: Date, durationMs: number): Fields {
  return {
    CallDuration: wholeSeconds(durationMs),
    Duration: String(Math.ceil(durationMs / 60_000)),
    Timestamp: at.toUTCString().replace('GMT', '+0000'),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
  };
}

function wholeSeconds(ms: number): string {
  return String(Math.round(ms / 1000));
}
