/** One call at the carrier, seen from the caller: what is heard, what the line waits for, and what one may do about it. */
import type { DialResult } from '../../../domain/call.js';
import { HotlineError } from '../../../errors.js';
import { type CallIdentity, dialFields, queueFields, recordFields, speechFields } from './call-fields.js';
import {
  act,
  actAndLeave,
  actEmpty,
  connect,
  createLine,
  end,
  type Line,
  type LinePorts,
  play,
  takeTypedAhead,
  whisper,
} from './carrier-line.js';
import type { CarrierStep, Waiting } from './carrier-step.js';
import type { Exchange } from './webhook-client.js';

export interface CarrierCall {
  readonly callSid: string;
  /** What was played since the caller last did something. */
  readonly steps: readonly CarrierStep[];
  /** What the operator heard before being put through. */
  readonly whispered: readonly CarrierStep[];
  /** What the line waits for; null when the call is over. */
  readonly waiting: Waiting | null;
  /** Every webhook request of the call, in order. */
  readonly exchanges: readonly Exchange[];
  /** Says something; `confidence` null leaves that field out. */
  speak(text: string, confidence?: number | null): Promise<void>;
  /** Presses keys. Those a gather does not take are kept for the next one; while recording, a finish key ends it. */
  press(keys: string): Promise<void>;
  /** Does nothing until the line gives up waiting. */
  silence(): Promise<void>;
  /** Leaves a recording; `hangup` ends the call with it. */
  record(recording: Recording): Promise<void>;
  /** Ends a transfer; `completed` means that the operator answered and the two have talked. */
  dialled(result: DialResult, durationMs: number): Promise<void>;
  /** Leaves a queue with the carrier's word for it (`bridged`, `leave`, `hangup` …). */
  dequeued(result: string, durationMs: number): Promise<void>;
  /** The media stream is over, whoever closed it. */
  streamEnded(): Promise<void>;
  hangup(): Promise<void>;
}

export interface Recording {
  durationMs: number;
  url?: string;
  hangup?: boolean;
}

const USUAL_CONFIDENCE = 0.92;
const RECORDED_BY_KEY_MS = 3000;

/**
 * Places a call and plays until the line waits for the caller or hangs up. What the line does not wait for throws
 * `bad_request`; with `lint` on, a faulty document throws `internal`.
 */
export async function placeCall(ports: LinePorts, identity: CallIdentity): Promise<CarrierCall> {
  const line = createLine(ports, identity);
  await connect(line);
  return callOn(line);
}

function callOn(line: Line): CarrierCall {
  return {
    callSid: line.identity.callSid,
    exchanges: line.exchanges,
    get steps() {
      return line.steps;
    },
    get whispered() {
      return line.whispered;
    },
    get waiting() {
      return line.waiting;
    },
    speak: (text, confidence = USUAL_CONFIDENCE) => speak(line, text, confidence),
    press: (keys) => press(line, keys),
    silence: () => silence(line),
    record: (recording) => record(line, recording, recording.hangup ? 'hangup' : ''),
    dialled: (result, durationMs) => dialled(line, result, durationMs),
    dequeued: async (result, durationMs) => {
      begin(line, 'queue');
      await act(line, queueFields(result, durationMs));
    },
    streamEnded: async () => {
      begin(line, 'stream');
      await act(line, {});
    },
    hangup: async () => {
      if (line.waiting === null) return;
      line.steps = [];
      await end(line);
    },
  };
}

/** The caller begins to do something the line must be waiting for. */
function begin<K extends Waiting['for']>(line: Line, kind: K): Extract<Waiting, { for: K }> {
  const { waiting } = line;
  if (waiting?.for !== kind)
    throw new HotlineError('bad_request', `the line waits for ${waiting?.for ?? 'nothing'}, not for ${kind}`);
  line.steps = [];
  return waiting as Extract<Waiting, { for: K }>;
}

async function speak(line: Line, text: string, confidence: number | null): Promise<void> {
  const { input, language } = begin(line, 'gather');
  if (!input.includes('speech')) throw new HotlineError('bad_request', 'the line listens for keys only');
  await act(line, speechFields(text, confidence, language));
}

async function press(line: Line, keys: string): Promise<void> {
  if (!/^[\d*#]+$/.test(keys)) throw new HotlineError('bad_request', 'a phone has the keys 0-9, * and #');
  if (line.waiting?.for === 'record') {
    const key = [...keys].find((each) => line.waiting?.for === 'record' && line.waiting.finishOnKey.includes(each));
    if (key) await record(line, { durationMs: RECORDED_BY_KEY_MS }, key);
    return;
  }
  if (line.waiting?.for === 'gather' && !line.waiting.input.includes('dtmf')) return;
  begin(line, 'gather');
  line.typedAhead += keys;
  await takeTypedAhead(line);
}

async function silence(line: Line): Promise<void> {
  // An empty recording is not sent anywhere: the next verb is played.
  if (line.waiting?.for === 'record') {
    begin(line, 'record');
    await play(line);
  } else await actEmpty(line, begin(line, 'gather'));
}

async function record(line: Line, recording: Recording, digits: string): Promise<void> {
  begin(line, 'record');
  const sid = `RE${line.ports.newId()}`;
  const url = recording.url ?? `https://api.twilio.com/2010-04-01/Accounts/${line.identity.accountSid}/Recordings/${sid}`;
  const fields = recordFields({ sid, url, durationMs: recording.durationMs, digits });
  if (recording.hangup) await actAndLeave(line, fields);
  else await act(line, fields);
}

async function dialled(line: Line, result: DialResult, durationMs: number): Promise<void> {
  const { whisperUrl, number } = begin(line, 'dial');
  if (result === 'completed' && whisperUrl !== null) await whisper(line, whisperUrl, number);
  await act(line, dialFields(`CA${line.ports.newId()}`, result, durationMs));
}
