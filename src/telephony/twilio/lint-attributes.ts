/** The values TwiML attributes may take: numbers with their ranges, words, keys, languages and callback addresses. */
import { GATHER_LANGUAGES, SAY_LANGUAGES } from './twiml-grammar.js';
import type { TwimlNode } from './twiml-tree.js';

/** Says what is wrong with a value, or null. */
type Check = (value: string) => string | null;

const FLAG = matching(/^(true|false)$/, 'true or false');
const METHOD = matching(/^(GET|POST)$/i, 'GET or POST');
const KEYS = matching(/^[0-9*#]*$/, 'keys of 0-9, * and #');

/** Checks by attribute name, or by element and attribute where a name means several things. */
const CHECKS: Record<string, Check> = {
  action: callbackUrl,
  url: callbackUrl,
  'Stream.url': streamUrl,
  'ConversationRelay.url': streamUrl,
  waitUrl: (value) => (value === '' ? null : callbackUrl(value)),
  method: METHOD,
  actionOnEmptyResult: FLAG,
  bargeIn: FLAG,
  profanityFilter: FLAG,
  playBeep: FLAG,
  answerOnBridge: FLAG,
  hangupOnStar: FLAG,
  transcribe: FLAG,
  finishOnKey: KEYS,
  digits: matching(/^[0-9*#wW]*$/, 'keys of 0-9, *, # and w'),
  sendDigits: matching(/^[0-9*#wW]*$/, 'keys of 0-9, *, # and w'),
  loop: whole(0, 1000),
  length: whole(0, 3600),
  numDigits: whole(1, 1000),
  'Gather.timeout': whole(1, 600),
  'Record.timeout': whole(1, 600),
  'Dial.timeout': whole(1, 600),
  maxSpeechTime: whole(1, 60),
  speechTimeout: matching(/^(auto|[1-9]\d{0,2})$/, 'auto or a positive whole number of seconds'),
  maxLength: whole(1, 14_400),
  timeLimit: whole(1, 14_400),
  maxQueueSize: whole(1, 5000),
  input: matching(/^(dtmf|speech|dtmf speech|speech dtmf)$/, 'dtmf, speech or dtmf speech'),
  speechModel: matching(
    /^(default|numbers_and_commands|phone_call|experimental_conversations|experimental_utterances|googlev2_(long|short|telephony|telephony_short)|deepgram_nova-[23])$/,
    'a speech model',
  ),
  'Gather.language': (value) => (GATHER_LANGUAGES.has(value) ? null : 'is not a language of Gather'),
  'Say.language': (value) => (SAY_LANGUAGES.has(value) ? null : 'is not a language of Say'),
  'Record.trim': matching(/^(trim-silence|do-not-trim)$/, 'trim-silence or do-not-trim'),
  callerId: matching(/^(\+?[\d\s().-]{3,20}|client:.+|sip:.+)$/, 'a phone number'),
  'Dial.record': matching(/^(true|false|do-not-record|record-from-(answer|ringing)(-dual)?)$/, 'a way of recording'),
  reason: matching(/^(rejected|busy)$/, 'rejected or busy'),
  track: matching(/^((inbound|outbound|both)_track(s)?|inbound|outbound|both)$/, 'a track'),
  'break.strength': matching(/^(none|(x-)?(weak|strong)|medium)$/, 'a strength'),
  'break.time': matching(/^\d+(\.\d+)?m?s$/, 'a time as 300ms or 1s'),
  'emphasis.level': matching(/^(strong|moderate|reduced)$/, 'a level'),
  'prosody.rate': prosodyRate,
  'prosody.pitch': matching(/^(default|(x-)?(low|high)|medium|[+-]\d+%)$/, 'a pitch'),
  'prosody.volume': matching(/^(default|silent|(x-)?(soft|loud)|medium|[+-]\d+(\.\d+)?dB)$/, 'a volume'),
  'say-as.interpret-as': matching(
    /^(characters|spell-out|cardinal|number|ordinal|digits|fraction|unit|date|time|address|expletive|telephone)$/,
    'a way of reading',
  ),
};

/** What is wrong with one attribute's value, or null; attributes without a rule take any text. */
export function checkAttribute(node: TwimlNode, name: string): string | null {
  const value = node.attributes[name] ?? '';
  const check = CHECKS[`${node.name}.${name}`] ?? CHECKS[name] ?? byEnding(name);
  const problem = check?.(value) ?? null;
  return problem && `${name}="${value.slice(0, 60)}" ${problem}`;
}

/** An address Twilio may call: absolute http(s) or relative, with connection overrides in the fragment. Null when it is fine. */
export function callbackUrl(value: string): string | null {
  if (value === '' || /[\s<>"\\^`{|}]/.test(value)) return 'is not an address';
  if (/^[a-z][a-z0-9+.-]*:/i.test(value) && !/^https?:\/\/[^/?#]+/i.test(value)) return 'is not an http address';
  const at = value.indexOf('#');
  return at < 0 ? null : overrides(value.slice(at + 1));
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const OVERRIDES: Record<string, Check> = {
  ct: whole(100, 10_000),
  rt: whole(100, 15_000),
  tt: whole(100, 15_000),
  rc: whole(0, 5),
  rp: matching(/^(4xx|5xx|ct|rt|all)(,(4xx|5xx|ct|rt|all))*$/, 'a list of 4xx, 5xx, ct, rt, all'),
  e: matching(/^[a-z-]+(,[a-z-]+)*$/, 'a list of edges'),
  sni: matching(/^[yn]$/, 'y or n'),
};

function overrides(fragment: string): string | null {
  for (const pair of fragment.split('&')) {
    const [key = '', value = ''] = pair.split('=');
    const check = Object.hasOwn(OVERRIDES, key) ? OVERRIDES[key] : undefined;
    const problem = check ? check(value) : 'is not a connection override';
    if (problem) return `has the fragment ${pair}, which ${problem}`;
  }
  return null;
}

/** Media goes over wss, and the carrier strips queries: data travels in Parameter. */
function streamUrl(value: string): string | null {
  if (!value.startsWith('wss://')) return 'must be a wss address';
  return value.includes('?') ? 'must not have a query' : null;
}

function prosodyRate(value: string): string | null {
  const percent = /^(\d+)%$/.exec(value)?.[1];
  if (percent) return Number(percent) >= 20 && Number(percent) <= 200 ? null : 'must be 20% to 200%';
  return /^((x-)?(slow|fast)|medium)$/.test(value) ? null : 'must be a rate';
}

function byEnding(name: string): Check | undefined {
  if (/Method$/.test(name)) return METHOD;
  return /(Callback|CallbackUrl|Url)$/.test(name) ? callbackUrl : undefined;
}

function matching(pattern: RegExp, what: string): Check {
  return (value) => (pattern.test(value) ? null : `must be ${what}`);
}

function whole(min: number, max: number): Check {
  return (value) =>
    /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max ? null : `must be a whole number from ${min} to ${max}`;
}
