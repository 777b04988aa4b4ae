/** Twilio's form fields, checked and turned into the call events the engine knows; the only place that names them. */
import { z } from 'zod';
import type { CallStatusEvent } from '../../calls/ports.js';
import { type CallEvent, DIAL_RESULTS, type DialResult } from '../../domain/call.js';
import { HotlineError } from '../../errors.js';
import { callerNumber } from '../caller-number.js';

/** What a request answers: our own action URLs say so, because the fields alone do not. */
export const TURN_KINDS = ['gather', 'record', 'dial'] as const;
export type TurnKind = (typeof TURN_KINDS)[number];
export type RequestKind = 'start' | TurnKind;

export interface VoiceRequest {
  callId: string;
  event: CallEvent;
  from: string | null;
  to: string | null;
}

const MAX_SPEECH = 1000;
/** Call states after which nobody listens any more. */
const OVER = new Set(['completed', 'canceled', 'failed', 'busy', 'no-answer']);
const RECORDING_URL = /^https?:\/\/\S{1,1000}$/;

const callSid = z.string().regex(/^[A-Za-z0-9]{2,64}$/);
/** What is longer than any field of Twilio's is cut, not refused: whoever sent it, a caller is waiting. */
const MAX_FIELD = 4000;
const field = z
  .string()
  .transform((value) => value.slice(0, MAX_FIELD))
  .optional();
const voiceSchema = z.object({
  CallSid: callSid,
  CallStatus: field,
  From: field,
  To: field,
  SpeechResult: field,
  Confidence: field,
  Digits: field,
  RecordingUrl: field,
  RecordingDuration: field,
  DialCallStatus: field,
  DialCallDuration: field,
});
type VoiceFields = z.infer<typeof voiceSchema>;

const statusSchema = z.object({
  CallSid: callSid,
  CallStatus: z.string().regex(/^[A-Za-z-]{1,32}$/),
  Timestamp: field,
  SequenceNumber: field,
  CallDuration: field,
});

const turnQuerySchema = z.object({ kind: z.enum(TURN_KINDS), n: z.string().regex(/^\d{1,6}$/) });

/** Reads `?kind=…&n=…` of our own action URLs: what was awaited, and the index of the turn that this request makes. */
export function parseTurnQuery(query: unknown): { kind: TurnKind; index: number } {
  const { kind, n } = checked(turnQuerySchema, query);
  return { kind, index: Number(n) };
}

/**
 * Reads the form of a voice webhook. Keys win over speech, neither is silence, and an ended call is a hang-up.
 * Throws `bad_request` naming the field, never its value.
 */
export function parseVoiceRequest(params: unknown, kind: RequestKind): VoiceRequest {
  const fields = checked(voiceSchema, params);
  const from = callerNumber(fields.From);
  const to = callerNumber(fields.To);
  return { callId: fields.CallSid, event: readEvent(fields, kind, { from, to }), from, to };
}

/** Reads a status callback; a missing or unreadable Timestamp becomes `now`, an unknown status is passed on as it is. */
export function parseStatus(params: unknown, now: Date): CallStatusEvent {
  const fields = checked(statusSchema, params);
  const at = new Date(fields.Timestamp ?? '');
  return {
    callId: fields.CallSid,
    status: fields.CallStatus.toLowerCase(),
    sequence: wholeNumber(fields.SequenceNumber),
    at: Number.isNaN(at.getTime()) ? now : at,
    durationMs: inMs(fields.CallDuration),
  };
}

function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.') || 'the form'))];
  throw new HotlineError('bad_request', `missing or malformed: ${names.join(', ')}`);
}

function readEvent(fields: VoiceFields, kind: RequestKind, ends: { from: string | null; to: string | null }): CallEvent {
  if (kind === 'start') return { kind: 'started', ...ends };
  if (kind === 'record') return { kind: 'recorded', url: recordingUrl(fields), durationMs: inMs(fields.RecordingDuration) ?? 0 };
  if (kind === 'dial') {
    return { kind: 'dialled', result: dialResult(fields.DialCallStatus), durationMs: inMs(fields.DialCallDuration) ?? 0 };
  }
  return readInput(fields);
}

function readInput(fields: VoiceFields): CallEvent {
  const digits = (fields.Digits ?? '').replace(/[^\d*#]/g, '').slice(0, 64);
  if (digits) return { kind: 'keys', digits };
  const text = (fields.SpeechResult ?? '').trim().slice(0, MAX_SPEECH);
  if (text) return { kind: 'speech', text, ...confidence(fields.Confidence) };
  const over = fields.Digits === 'hangup' || OVER.has(fields.CallStatus ?? '');
  return { kind: over ? 'hangup' : 'silence' };
}

function confidence(value: string | undefined): { confidence?: number } {
  const number = value?.trim() ? Number(value) : Number.NaN;
  return number >= 0 && number <= 1 ? { confidence: number } : {};
}

/** Kept by reference only; anything but a web address would be a script or a file in the console. */
function recordingUrl(fields: VoiceFields): string | null {
  return RECORDING_URL.test(fields.RecordingUrl ?? '') ? (fields.RecordingUrl ?? null) : null;
}

/** `answered` is what a conference leg says for completed; a word we do not know cannot count as an answered call. */
function dialResult(status: string | undefined): DialResult {
  if (status === 'answered') return 'completed';
  return DIAL_RESULTS.find((known) => known === status) ?? 'failed';
}

function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

/** Twilio counts durations in whole seconds. */
function inMs(value: string | undefined): number | null {
  const seconds = wholeNumber(value);
  return seconds === null ? null : seconds * 1000;
}
