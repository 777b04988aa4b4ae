/** A call as the carrier runs it: documents fetched, verbs played one after the other, until the line waits or the call is over. */
import { HotlineError } from '../../../errors.js';
import { lintTwiml } from '../lint-twiml.js';
import { elements, parseTwiml, type TwimlNode } from '../twiml-tree.js';
import { type CallIdentity, callFields, emptyFields, type Fields, keyFields, statusFields } from './call-fields.js';
import { type CarrierStep, type Course, methodOf, playVerb, type Waiting } from './carrier-step.js';
import { takeKeys } from './take-keys.js';
import { callWebhook, type Exchange, type WebhookPorts } from './webhook-client.js';

export interface LinePorts extends WebhookPorts {
  /** Throw on any finding in a document. */
  lint: boolean;
  webhooks: { voice: string; status: string; fallback: string };
}

/** The running call; changed in place as it goes on. */
export interface Line {
  readonly ports: LinePorts;
  readonly identity: CallIdentity;
  readonly exchanges: Exchange[];
  readonly startedMs: number;
  /** The document being executed and the index of the verb that comes next. */
  page: { url: string; verbs: TwimlNode[]; next: number };
  steps: CarrierStep[];
  whispered: CarrierStep[];
  waiting: Waiting | null;
  /** Keys pressed that no gather has taken yet. */
  typedAhead: string;
}

type GatherWait = Extract<Waiting, { for: 'gather' }>;
interface Target {
  url: string;
  method: string;
}

const MAX_REDIRECTS = 20;

/** A line that is not connected yet. */
export function createLine(ports: LinePorts, identity: CallIdentity): Line {
  const page = { url: ports.webhooks.voice, verbs: [], next: 0 };
  const startedMs = ports.now().getTime();
  return { ports, identity, exchanges: [], startedMs, page, steps: [], whispered: [], waiting: null, typedAhead: '' };
}

/** Dials: fetches the first document and plays it. */
export async function connect(line: Line): Promise<void> {
  await load(line, { url: line.ports.webhooks.voice, method: 'POST' }, callFields(line.identity, 'ringing'));
  await play(line);
}

/** The caller did something: the result goes to the verb's action, and the call goes on with what comes back. */
export async function act(line: Line, fields: Fields): Promise<void> {
  const target = actionOf(line);
  if (target) await load(line, target, { ...callFields(line.identity, 'in-progress'), ...fields });
  await play(line);
}

/** The same from a caller who hung up with it: the action still hears of it, its document is not played. */
export async function actAndLeave(line: Line, fields: Fields): Promise<void> {
  const target = actionOf(line);
  if (target) await fetchVerbs(line, target, { ...callFields(line.identity, 'completed'), ...fields });
  await end(line);
}

/** The caller gave a gather nothing: reported when it asked for that, otherwise the next verb is played. */
export async function actEmpty(line: Line, gather: GatherWait): Promise<void> {
  if (currentVerb(line).attributes.actionOnEmptyResult === 'true') await act(line, emptyFields(gather));
  else await play(line);
}

/** Lets the gather take the keys pressed so far. */
export async function takeTypedAhead(line: Line): Promise<void> {
  const { waiting } = line;
  if (line.typedAhead === '' || waiting?.for !== 'gather' || !waiting.input.includes('dtmf')) return;
  const { digits, finishedOn, rest } = takeKeys(line.typedAhead, waiting);
  line.typedAhead = rest;
  if (digits === '') await actEmpty(line, waiting);
  else await act(line, keyFields(digits, finishedOn));
}

/** Plays verb after verb until the line waits for the caller or the call is over. */
export async function play(line: Line): Promise<void> {
  line.waiting = null;
  for (let redirects = 0; redirects < MAX_REDIRECTS; ) {
    const verb = line.page.verbs[line.page.next++];
    if (!verb) return end(line);
    const { steps, course } = playVerb(verb);
    line.steps.push(...steps);
    if (course.next === 'document') redirects++;
    if (await isOver(line, course)) return;
  }
  fail(line, 'the documents redirect in circles');
  await end(line);
}

/** The call is over: the carrier tells the status callback. */
export async function end(line: Line): Promise<void> {
  line.waiting = null;
  const at = line.ports.now();
  const params = { ...callFields(line.identity, 'completed'), ...statusFields(at, at.getTime() - line.startedMs) };
  await callWebhook(line, { url: line.ports.webhooks.status, method: 'POST', params });
}

/** What the operator hears before the caller is put through; asked for on the operator's own leg, which is another call. */
export async function whisper(line: Line, url: string, number: string): Promise<void> {
  const operator = { ...line.identity, callSid: `CA${line.ports.newId()}`, to: number };
  const params = { ...callFields(operator, 'in-progress'), ParentCallSid: line.identity.callSid, Direction: 'outbound-dial' };
  const verbs = await fetchVerbs(line, { url: absolute(line, url), method: 'POST' }, params);
  line.whispered = (verbs ?? []).flatMap((verb) => playVerb(verb).steps);
}

/** True when playing stops here. */
async function isOver(line: Line, course: Course): Promise<boolean> {
  if (course.next === 'end') await end(line);
  if (course.next === 'wait') {
    line.waiting = course.waiting;
    await takeTypedAhead(line);
  }
  if (course.next === 'document') {
    const target = { url: absolute(line, course.url || line.page.url), method: course.method };
    await load(line, target, callFields(line.identity, 'in-progress'));
  }
  return course.next === 'end' || course.next === 'wait';
}

/** Turns to a document; when it cannot be had the fallback is asked, and then Twilio gives up with words of its own. */
async function load(line: Line, target: Target, params: Fields): Promise<void> {
  const verbs = await fetchVerbs(line, target, params);
  if (verbs) {
    line.page = { url: target.url, verbs, next: 0 };
    return;
  }
  const url = line.ports.webhooks.fallback;
  const answered = line.exchanges.at(-1)?.status ?? null;
  const error = { ErrorCode: answered === null ? '11205' : answered >= 300 ? '11200' : '12100', ErrorUrl: target.url };
  const fallback = await fetchVerbs(line, { url, method: 'POST' }, { ...params, ...error });
  if (fallback) line.page = { url, verbs: fallback, next: 0 };
  else fail(line, 'neither the line nor its fallback answers');
}

/** The verbs of a document, or null when there is no document to execute. */
async function fetchVerbs(line: Line, target: Target, params: Fields): Promise<TwimlNode[] | null> {
  const result = await callWebhook(line, { ...target, params });
  if ('problem' in result) return null;
  if (result.document === '') return [];
  if (line.ports.lint) assertClean(result.document, target.url);
  const tree = parseTwiml(result.document);
  return 'root' in tree ? elements(tree.root) : null;
}

/** Twilio would play such a document wrongly or not at all. */
function assertClean(document: string, url: string): void {
  const findings = lintTwiml(document).map(({ path, message }) => `${path}: ${message}`);
  if (findings.length > 0) throw new HotlineError('internal', `${url} answered with faulty TwiML: ${findings.join('; ')}`);
}

function fail(line: Line, message: string): void {
  line.steps.push({ do: 'error', message });
  line.page = { ...line.page, verbs: [], next: 0 };
}

/** Gather and Record ask their own document again when they name no action; the other verbs just go on. */
function actionOf(line: Line): Target | null {
  const verb = currentVerb(line);
  const { action } = verb.attributes;
  if (action === undefined && verb.name !== 'Gather' && verb.name !== 'Record') return null;
  return { url: absolute(line, action ?? line.page.url), method: methodOf(verb) };
}

function currentVerb(line: Line): TwimlNode {
  const verb = line.page.verbs[line.page.next - 1];
  if (!verb) throw new HotlineError('bad_request', 'the call is over');
  return verb;
}

function absolute(line: Line, url: string): string {
  return new URL(url, line.page.url).href;
}
