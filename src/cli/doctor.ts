/** `npm run doctor`: checks what a line needs before a real phone can ring, and says what to do about each trouble; exits 1 when something would stop a call. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, readEnvironment } from '../config.js';
import { synthesisOf } from '../server/open-voice.js';
import { loadPublished } from '../server/published-content.js';
import { createSpeechEngines } from '../server/speech-engines.js';
import { openDatabase } from '../store/database.js';
import { prepareVoice } from '../synthesis/prepare-voice.js';
import { signRequest } from '../telephony/twilio/sign-request.js';
import { checkSwitch } from './check-switch.js';

interface Verdict {
  ok: boolean;
  /** Worth knowing, but no call fails for it. */
  warning?: boolean;
  text: string;
}
type Check = (config: Config) => Promise<Verdict>;

const TIMEOUT_MS = 5_000;
const CHECKS: Record<string, Check> = { node, content, database, operator, signing, publicUrl, refusal, telephony, speech };

const fine = (text: string): Verdict => ({ ok: true, text });
const warning = (text: string): Verdict => ({ ok: true, warning: true, text });
const trouble = (text: string): Verdict => ({ ok: false, text });

const config = settings();
if (config !== null) {
  for (const [name, check] of Object.entries(CHECKS)) {
    const verdict = await check(config).catch((error: Error) => trouble(error.message));
    const mark = verdict.ok ? (verdict.warning ? '!' : '✓') : '✗';
    process.stdout.write(`${mark} ${name.padEnd(10)} ${verdict.text}\n`);
    if (!verdict.ok) process.exitCode = 1;
  }
}

function settings(): Config | null {
  try {
    return readEnvironment();
  } catch (error) {
    process.stdout.write(`✗ settings   ${(error as Error).message}\n`);
    process.exitCode = 1;
    return null;
  }
}

async function node(): Promise<Verdict> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) return trouble(`Node ${process.versions.node} is too old; install Node 24`);
  return major < 22
    ? warning(`Node ${process.versions.node} works; Node 24 answers about twice as fast`)
    : fine(`Node ${process.versions.node}`);
}

async function content({ CONTENT_DIR }: Config): Promise<Verdict> {
  const { published, findings } = loadPublished(CONTENT_DIR, { at: new Date(), operatorNumber: null });
  const { catalog, centre } = published.knowledge;
  const counts = `${catalog.items.length} items of ${catalog.windows.length} windows, ${findings.length} warnings (npm run catalog:lint)`;
  return centre.demo ? warning(`${counts}; this is the demonstration catalog: replace it before citizens call`) : fine(counts);
}

async function database({ DATABASE_URL, DATA_DIR }: Config): Promise<Verdict> {
  const opened = await openDatabase(DATABASE_URL ?? { file: join(DATA_DIR, 'hotline.db') });
  await opened.close();
  const probe = join(DATA_DIR, `.doctor-${randomUUID()}.db`);
  const written = await openDatabase({ file: probe });
  await written.close();
  await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(probe + suffix, { force: true })));
  return fine('the database opens and the folder can be written');
}

async function operator({ OPERATOR_NUMBER }: Config): Promise<Verdict> {
  return OPERATOR_NUMBER === undefined
    ? warning('OPERATOR_NUMBER is not set: callers who ask for a person leave a message instead')
    : fine(`a person answers at a number ending in ${OPERATOR_NUMBER.slice(-2)}`);
}

async function signing({ TWILIO_AUTH_TOKEN, PUBLIC_URL }: Config): Promise<Verdict> {
  if (TWILIO_AUTH_TOKEN === undefined)
    return warning('TWILIO_AUTH_TOKEN is not set: only the test phone on this machine is answered');
  if (PUBLIC_URL === undefined)
    return trouble('PUBLIC_URL is not set: set it to the https address of this line, e.g. https://hotline.example.cn');
  return PUBLIC_URL.startsWith('https:')
    ? fine('token and public address are set')
    : warning('PUBLIC_URL is not https: the carrier sends numbers and speech in the clear');
}

/** The carrier's own way in: a signed request to the public address must come back as a document. */
async function publicUrl({ TWILIO_AUTH_TOKEN: token, PUBLIC_URL: base }: Config): Promise<Verdict> {
  if (token === undefined || base === undefined) return warning('not checked: needs TWILIO_AUTH_TOKEN and PUBLIC_URL');
  const url = `${base.replace(/\/+$/, '')}/twilio/fallback`;
  const params = { CallSid: `CA${randomUUID().replaceAll('-', '')}` };
  const answer = await post(url, params, { 'X-Twilio-Signature': signRequest(token, url, params) });
  if (answer === null) return trouble(`${base} does not answer: is the line started, is the address routed to it?`);
  if (answer === 403)
    return trouble(
      `${base} refuses a rightly signed request: PUBLIC_URL must be the very address the carrier uses, scheme and port included`,
    );
  return answer === 200 ? fine(`${base} answers signed webhooks`) : trouble(`${base} answered with status ${answer}; expected 200`);
}

/** A stranger's request must be refused. */
async function refusal({ TWILIO_AUTH_TOKEN: token, PUBLIC_URL: base }: Config): Promise<Verdict> {
  if (token === undefined || base === undefined) return warning('not checked: needs TWILIO_AUTH_TOKEN and PUBLIC_URL');
  const answer = await post(`${base.replace(/\/+$/, '')}/twilio/fallback`, {}, {});
  return answer === 403
    ? fine('unsigned webhooks are refused')
    : trouble(`an unsigned webhook got status ${answer ?? 'none'}; expected 403`);
}

/** A telephone switch of the centre's own. */
async function telephony(config: Config): Promise<Verdict> {
  const { state, text } = await checkSwitch(config);
  return state === 'trouble' ? trouble(text) : fine(text);
}

/** Asks the ears whether they take model, languages, region and credentials, and makes one word of speech. */
async function speech(config: Config): Promise<Verdict> {
  if (config.RECOGNITION === 'carrier' && config.ASTERISK_URL === undefined) return fine('recognition and voice are the carrier’s');
  const clock = { now: () => performance.now(), every: () => () => {} };
  const nothing = { recordings: { find: () => null }, onRestart: () => {}, onTrouble: () => {} };
  const engines = await createSpeechEngines(config, { clock, ...nothing });
  try {
    const failure = await engines.check();
    if (failure !== null) return trouble(`the recogniser does not work, the carrier would listen: ${failure.message}`);
    const failed = await prepareVoice(engines.voice, [{ prompt: 'greeting', language: 'zh-CN', text: '您好。' }]);
    return failed === null
      ? engines.recognisers.length === 0
        ? warning('the voice speaks, but nobody listens: callers of the switch use keys (RECOGNITION=offline or google)')
        : fine(`${engines.recognisers.map(({ name }) => name).join(', then ')} listens, ${synthesisOf(config)} speaks`)
      : trouble((failed as Error).message);
  } finally {
    await engines.close();
  }
}

async function post(url: string, params: Record<string, string>, headers: Record<string, string>): Promise<number | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(params), headers, signal }).catch(() => null);
  return answer?.status ?? null;
}
