/** A reply as the TwiML document Twilio executes: what is said, then the one thing that is awaited. */
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Reply, WayOn } from '../../domain/call.js';
import { HotlineError } from '../../errors.js';
import { hintText, shorterHintText } from './hints.js';
import type { TurnKind } from './parse-request.js';
import { type SayRun, sayRuns } from './say-text.js';
import type { TwimlOptions } from './twiml-options.js';
import { type Attributes, element, escapeText, twimlDocument } from './write-twiml.js';

/** The carrier refuses documents over 64 kB (error 11750). */
export const MAX_DOCUMENT_BYTES = 64_000;
/** How much slower 慢一点 is. */
const SLOW_RATE = '80%';
/** Silence that ends a recorded message. */
const RECORD_SILENCE_S = 5;

type Gather = Extract<WayOn, { do: 'gather' }>['gather'];
type Transfer = Extract<WayOn, { do: 'transfer' }>;

/**
 * Writes the document for a reply. The sentences go inside the gather, so that keys pressed while they are spoken count.
 * Throws `internal` when the reply leaves the caller no way on or cannot fit into a document.
 */
export function toTwiml(reply: Reply, options: TwimlOptions): string {
  if (reply.wayOn.do !== 'gather') return withinLimit(write(reply, options));
  const { speech, hints } = reply.wayOn.gather;
  if (!speech) return withinLimit(write(reply, options));
  const document = write(reply, options, hintText(hints));
  const over = Buffer.byteLength(document) - MAX_DOCUMENT_BYTES;
  // Hints help the recogniser, sentences are what the caller came for: only hints are dropped.
  return over <= 0 ? document : withinLimit(write(reply, options, shorterHintText(hints, over)));
}

/** The sentences as verbs, slowed down where the voice allows it. */
export function speak(runs: readonly SayRun[], pace: { slow: boolean; options: TwimlOptions }): string {
  let verbs = '';
  for (const { language, text } of runs) {
    const { say, voice, ssml } = pace.options.languages[language];
    const words = escapeText(text);
    verbs += element('Say', { language: say, voice }, pace.slow && ssml ? element('prosody', { rate: SLOW_RATE }, words) : words);
  }
  return verbs;
}

/** A number the carrier can dial: E.164 or a short code, without spaces and dashes. Throws `internal`. */
export function dialable(number: string): string {
  const digits = number.replace(/[\s().-]/g, '');
  if (/^\+?\d{3,15}$/.test(digits)) return digits;
  throw new HotlineError('internal', 'the number to transfer to is not a phone number');
}

function write(reply: Reply, options: TwimlOptions, hints?: string): string {
  const { wayOn } = reply;
  const words = speak(sayRuns(reply.spoken), { slow: reply.slow, options });
  switch (wayOn.do) {
    case 'gather':
      return twimlDocument(element('Gather', { ...gatherAttributes(reply, wayOn.gather, options), hints }, words));
    case 'record':
      return twimlDocument(words + record(wayOn.maxMs, turnUrl('record', reply, options)));
    case 'transfer':
      return twimlDocument(words + dial(wayOn, { action: turnUrl('dial', reply, options), options }));
    case 'hangup':
      return twimlDocument(words + element('Hangup', {}));
    default:
      throw new HotlineError('internal', 'a reply must end with a way on');
  }
}

/**
 * No `enhanced`, no partial results, no `auto` end of speech, which models other than the default refuse. The finish key is
 * empty so that # and * reach the dialog, and an empty result is reported, or Twilio would run off the end of the document.
 */
function gatherAttributes(reply: Reply, gather: Gather, options: TwimlOptions): Attributes {
  const { speech, keys } = gather;
  if (!speech && keys < 1) throw new HotlineError('internal', 'a gather must listen for something');
  return {
    input: inputs(gather),
    action: turnUrl('gather', reply, options),
    method: 'POST',
    actionOnEmptyResult: true,
    timeout: wholeSeconds(gather.timeoutMs),
    ...(keys > 0 && { numDigits: keys, finishOnKey: '' }),
    ...(speech && speechAttributes(reply, gather, options)),
  } satisfies VoiceResponse.GatherAttributes;
}

function inputs({ speech, keys }: Gather): VoiceResponse.GatherAttributes['input'] {
  if (!speech) return ['dtmf'];
  return keys > 0 ? ['dtmf', 'speech'] : ['speech'];
}

function speechAttributes(reply: Reply, gather: Gather, options: TwimlOptions) {
  return {
    language: options.languages[reply.language].gather as VoiceResponse.GatherAttributes['language'],
    speechModel: options.speechModel,
    speechTimeout: String(wholeSeconds(gather.endOfSpeechMs)),
  } satisfies VoiceResponse.GatherAttributes;
}

/** An empty recording is not sent to the action: Twilio goes on to the next verb, which brings the caller back to us. */
function record(maxMs: number, action: string): string {
  const attributes = {
    action,
    method: 'POST',
    maxLength: wholeSeconds(maxMs),
    timeout: RECORD_SILENCE_S,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
  } satisfies VoiceResponse.RecordAttributes;
  return element('Record', attributes) + element('Redirect', { method: 'POST' }, escapeText(action));
}

function dial(transfer: Transfer, to: { action: string; options: TwimlOptions }): string {
  const { baseUrl, callerId, fragment } = to.options;
  const query = new URLSearchParams({ reason: transfer.reason, ...(transfer.item && { item: transfer.item }) });
  const attributes = {
    action: to.action,
    method: 'POST',
    timeout: wholeSeconds(transfer.timeoutMs),
    answerOnBridge: true,
    callerId,
  } satisfies VoiceResponse.DialAttributes;
  const whisper = `${baseUrl}/twilio/whisper?${query}${fragment}`;
  return element('Dial', attributes, element('Number', { url: whisper, method: 'POST' }, dialable(transfer.number)));
}

/** Where what happens next is sent: the kind we wait for and the index of the turn it will make. */
function turnUrl(kind: TurnKind, reply: Reply, options: TwimlOptions): string {
  return `${options.baseUrl}/twilio/turn?kind=${kind}&n=${reply.index + 1}${options.fragment}`;
}

/** Carriers count in whole seconds, and zero means something else to each verb. */
function wholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}

function withinLimit(document: string): string {
  if (Buffer.byteLength(document) <= MAX_DOCUMENT_BYTES) return document;
  throw new HotlineError('internal', 'the reply is too long for one document');
}
