/** A reply as the TwiML document Twilio executes: what is said, then the one thing that is awaited. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Reply, WayOn } from '../../domain/call.js';
import { HotlineError } from '../../errors.js';
import { hintText, shorterHintText } from './hints.js';
import type { TurnKind } from './parse-request.js';
import { type SayRun, sayRuns } from './say-text.js';
import { streamTwiml } from './stream-twiml.js';
import type { TwimlOptions } from './twiml-options.js';

/** The carrier refuses documents over 64 kB (error 11750). */
export const MAX_DOCUMENT_BYTES = 64_000;
/** How much slower 慢一点 is. */
const SLOW_RATE = '80%';
/** Silence that ends a recorded message. */
const RECORD_SILENCE_S = 5;

type Gather = Extract<WayOn, { do: 'gather' }>['gather'];
type Transfer = Extract<WayOn, { do: 'transfer' }>;
type Attributes = VoiceResponse.GatherAttributes;
/** What can hold spoken text: the document itself and a gather. */
export type Speaker = Pick<VoiceResponse, 'say' | 'play'>;

/**
 * Writes the document for a reply. The sentences go inside the gather, so that keys pressed while they are spoken count.
 * Throws `internal` when the reply leaves the caller no way on or cannot fit into a document.
 */
export function toTwiml(reply: Reply, options: TwimlOptions): string {
  if (reply.wayOn.do !== 'gather') return withinLimit(write(reply, options));
  if (options.streamUrl !== undefined && reply.wayOn.gather.speech) return streamTwiml(reply, options.streamUrl, options);
  const { speech, hints } = reply.wayOn.gather;
  if (!speech) return withinLimit(write(reply, options));
  const document = write(reply, options, hintText(hints));
  const over = Buffer.byteLength(document) - MAX_DOCUMENT_BYTES;
  // Hints help the recogniser, sentences are what the caller came for: only hints are dropped.
  return over <= 0 ? document : withinLimit(write(reply, options, shorterHintText(hints, over)));
}

/** Adds the sentences to a document or gather, slowed down where the voice allows it. */
export function speak(speaker: Speaker, runs: readonly SayRun[], pace: { slow: boolean; options: TwimlOptions }): void {
  for (const { language, text, recording } of runs) {
    if (recording !== undefined) {
      speaker.play({}, recording);
      continue;
    }
    const { say, voice, ssml } = pace.options.languages[language];
    const attributes = { language: say, voice } as VoiceResponse.SayAttributes;
    if (pace.slow && ssml) speaker.say(attributes, '').prosody({ rate: SLOW_RATE }, text);
    else speaker.say(attributes, text);
  }
}

/** A number the carrier can dial: E.164 or a short code, without spaces and dashes. Throws `internal`. */
export function dialable(number: string): string {
  const digits = number.replace(/[\s().-]/g, '');
  if (/^\+?\d{3,15}$/.test(digits)) return digits;
  throw new HotlineError('internal', 'the number to transfer to is not a phone number');
}

function write(reply: Reply, options: TwimlOptions, hints?: string): string {
  const response = new VoiceResponse();
  const { wayOn } = reply;
  // A recording cannot be slowed down.
  const runs = sayRuns(reply.spoken, reply.slow ? undefined : options.recordingOf);
  const pace = { slow: reply.slow, options };
  if (wayOn.do === 'gather') {
    speak(response.gather({ ...gatherAttributes(reply, wayOn.gather, options), hints }), runs, pace);
    return response.toString();
  }
  speak(response, runs, pace);
  if (wayOn.do === 'record') record(response, wayOn.maxMs, turnUrl('record', reply, options));
  else if (wayOn.do === 'transfer') dial(response, wayOn, { action: turnUrl('dial', reply, options), options });
  else if (wayOn.do === 'hangup') response.hangup();
  else throw new HotlineError('internal', 'a reply must end with a way on');
  return response.toString();
}

/**
 * No `enhanced`, no partial results, no `auto` end of speech, which models other than the default refuse. The finish key is
 * empty so that # and * reach the dialog, and an empty result is reported, or Twilio would run off the end of the document.
 */
function gatherAttributes(reply: Reply, gather: Gather, options: TwimlOptions): Attributes {
  const { speech, keys } = gather;
  if (!speech && keys < 1) throw new HotlineError('internal', 'a gather must listen for something');
  return {
    input: speech && keys > 0 ? ['dtmf', 'speech'] : [speech ? 'speech' : 'dtmf'],
    action: turnUrl('gather', reply, options),
    method: 'POST',
    actionOnEmptyResult: true,
    timeout: wholeSeconds(gather.timeoutMs),
    ...(keys > 0 && { numDigits: keys, finishOnKey: '' }),
    ...(speech && speechAttributes(reply, gather, options)),
  };
}

function speechAttributes(reply: Reply, gather: Gather, options: TwimlOptions): Attributes {
  return {
    language: options.languages[reply.language].gather as Attributes['language'],
    speechModel: options.speechModel,
    speechTimeout: String(wholeSeconds(gather.endOfSpeechMs)),
  };
}

/** An empty recording is not sent to the action: Twilio goes on to the next verb, which brings the caller back to us. */
function record(response: VoiceResponse, maxMs: number, action: string): void {
  const maxLength = wholeSeconds(maxMs);
  response.record({
    action,
    method: 'POST',
    maxLength,
    timeout: RECORD_SILENCE_S,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
  });
  response.redirect({ method: 'POST' }, action);
}

function dial(response: VoiceResponse, transfer: Transfer, to: { action: string; options: TwimlOptions }): void {
  const { baseUrl, callerId, fragment } = to.options;
  const query = new URLSearchParams({ reason: transfer.reason, ...(transfer.item && { item: transfer.item }) });
  const call = response.dial({
    action: to.action,
    method: 'POST',
    timeout: wholeSeconds(transfer.timeoutMs),
    answerOnBridge: true,
    callerId,
  });
  call.number({ url: `${baseUrl}/twilio/whisper?${query}${fragment}`, method: 'POST' }, dialable(transfer.number));
}

/** Where what happens next is sent: the kind we wait for and the index of the turn it will make. */
function turnUrl(kind: TurnKind, reply: Reply, options: TwimlOptions): string {
  return `${options.baseUrl}/twilio/turn?kind=${kind}&n=${reply.index + 1}${options.query}${options.fragment}`;
}

/** Carriers count in whole seconds, and zero means something else to each verb. */
function wholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}

function withinLimit(document: string): string {
  if (Buffer.byteLength(document) <= MAX_DOCUMENT_BYTES) return document;
  throw new HotlineError('internal', 'the reply is too long for one document');
}
