/** Delays and capacity of calls over media streams: `npm run bench:voice`, or only a part of it: `-- 100 200` (calls of the curve), `-- offline`, `-- synthesis`, `-- accuracy` and `-- answers` (with `base small`). Callers and line are two processes of one machine. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Took } from '../../src/recognition/offline/transcriber.js';
import { createCarrier } from '../../src/telephony/twilio/carrier/carrier.js';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';
import { speechLike, ulaw } from '../audio/speech-like.js';
import { dialIntoStream, type MediaCaller } from '../server/media-caller.js';
import { measureAccuracy } from './accuracy.js';
import { measureAnswers } from './answers.js';
import { percentile, printTable, whole } from './figures.js';
import { freePort } from './server-process.js';
import { scriptedQuestions, spoken } from './spoken-questions.js';
import { hasOwnVoice, measureSynthesis } from './synthesis.js';

const TOKEN = 'f'.repeat(32);
const CALLERS = 4;
const TURNS = 12;
const CURVE = process.argv
  .slice(2)
  .map(Number)
  .filter((calls) => calls > 0);
const STEPS = CURVE.length > 0 ? CURVE : [50, 100, 200, 300];
const CURVE_MS = 8_000;
const QUESTION = ulaw(speechLike(900, 8_000));
const TICK_MS = 10;
const QUESTIONS_ASKED = 20;
/** Shorter ones are words, and no measure of a recogniser of sentences. */
const SENTENCE_CHARACTERS = 6;

interface Line {
  child: ChildProcess;
  url: string;
  /** Moments at which an utterance of a session was over. */
  over: { session: number; atMs: number }[];
  /** Where the time of each utterance went, with Whisper. */
  took: (Took & { waitedMs: number })[];
  cpuMs(): number;
  stop(): Promise<void>;
}

async function startLine(secondsASentence: number, more: Record<string, string> = {}): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, RECOGNITION: 'google', TWILIO_AUTH_TOKEN: TOKEN };
  const child = fork(join(import.meta.dirname, 'voice-server.ts'), [String(secondsASentence)], {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, DATA_DIR: folder, ADMIN_PASSWORD: TOKEN, ...env, ...more },
  });
  const over: Line['over'] = [];
  const took: Line['took'] = [];
  await new Promise<void>((ready, failed) => {
    child.once('exit', () => failed(new Error('the line ended by itself')));
    child.on('message', (message: { kind: string } & Line['over'][number] & Line['took'][number]) => {
      if (message.kind === 'ready') ready();
      else if (message.kind === 'took') took.push(message);
      else over.push(message);
    });
  });
  const stop = async () => {
    child.removeAllListeners('exit');
    const gone = new Promise((done) => child.once('exit', done));
    child.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { child, url, over, took, cpuMs: () => cpuMs(child), stop };
}

function cpuMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** A machine that is busy with something else may answer the first call too late: it is dialled again. */
async function dial(line: Line, triesLeft = 4): Promise<MediaCaller> {
  const sign = (address: string, params: Record<string, string>) => ({ 'X-Twilio-Signature': signRequest(TOKEN, address, params) });
  const carrier = createCarrier({ fetch, sign, now: () => new Date(), baseUrl: line.url, lint: false });
  try {
    return await dialIntoStream(carrier, TOKEN);
  } catch (error) {
    if (triesLeft === 0) throw error;
    await sleep(500);
    return dial(line, triesLeft - 1);
  }
}

/** Callers who ask again and again, each time over the answer before. */
async function measureDelays(): Promise<void> {
  const line = await startLine(3);
  const callers: MediaCaller[] = [];
  for (let i = 0; i < CALLERS; i++) {
    callers.push(await dial(line));
    await sleep(300);
  }
  const [own, whole_, silenced] = [[], [], []] as [number[], number[], number[]];
  await Promise.all(callers.map((caller, session) => converse(line, caller, session, { own, whole: whole_, silenced })));
  for (const { phone } of callers) phone.hangUp();
  await line.stop();
  printTable([
    ['ms', 'turns', 'p50', 'p95', 'most'],
    row('end of speech decided → first sound at the caller (our own share; bar p95 ≤ 120)', own),
    row('last frame of speech → first sound at the caller (with the pause that ends speech)', whole_),
    row('first frame of speech → order to be silent at the caller (bar p95 ≤ 250)', silenced),
  ]);
}

/** One caller who asks one question after the other, and Whisper in the line's own process: everything from the last voice to the first sound. */
async function measureOffline(folder: string): Promise<void> {
  const model = process.env.OFFLINE_MODEL ?? 'base';
  const questions = scriptedQuestions()
    .filter(({ text }) => text.length >= SENTENCE_CHARACTERS)
    .slice(0, QUESTIONS_ASKED);
  const sounds = await spoken(
    questions.map(({ text }) => text),
    'zf_xiaoyi',
    folder,
  );
  const line = await startLine(1, { OFFLINE_MODEL_DIR: folder, OFFLINE_MODEL: model });
  const delays: number[] = [];
  for (const pcm of sounds) {
    // A call for each: what is misheard may end it.
    const { phone, until } = await dial(line);
    await until(() => phone.heard.length > 0 && phone.isQuiet(), 20_000);
    await sleep(600);
    await phone.speak(ulaw(pcm));
    const [spokenMs, heard] = [performance.now() - quietAtEndMs(pcm), phone.heard.length];
    const answered = await until(() => phone.heard.length > heard, 20_000).then(
      () => true,
      () => false,
    );
    if (answered) delays.push((phone.heard[heard]?.atMs ?? Number.NaN) - spokenMs);
    phone.hangUp();
  }
  await line.stop();
  const part = (name: string, of: (one: Line['took'][number]) => number) => row(`  ${name}`, line.took.map(of));
  printTable([
    ['ms', 'turns', 'p50', 'p95', 'most'],
    row(`last voice → first sound, Whisper ${model}, one call (bar: base p50 ≤ 1200; small 1800, p95 ≤ 2800)`, delays),
    part('guess waits for the one before', ({ waitedMs }) => waitedMs),
    part('sound → mel', ({ melMs }) => melMs),
    part('encoder', ({ encodeMs }) => encodeMs),
    part('decoder, beginning', ({ promptMs }) => promptMs),
    part('decoder, tokens', ({ stepsMs }) => stepsMs),
    part('  a token', ({ stepsMs, steps }) => stepsMs / Math.max(1, steps)),
  ]);
}

/** Recordings end with some silence, which is no delay of ours. */
function quietAtEndMs(pcm: Int16Array): number {
  const loudest = Math.max(...pcm.map(Math.abs));
  const last = pcm.findLastIndex((sample) => Math.abs(sample) > loudest / 10);
  return (pcm.length - 1 - last) / 8;
}

interface Delays {
  own: number[];
  whole: number[];
  silenced: number[];
}

async function converse(line: Line, { phone, until }: MediaCaller, session: number, delays: Delays): Promise<void> {
  await until(() => phone.heard.length > 20);
  for (let turn = 0; turn < TURNS; turn++) {
    const clears = phone.clears.length;
    const playing = !phone.isQuiet();
    const startedMs = performance.now();
    await phone.speak(QUESTION);
    const spokenMs = performance.now();
    const heard = phone.heard.length;
    await until(() => phone.heard.slice(heard).some(({ atMs }) => atMs > spokenMs + 400), 15_000);
    const firstMs = phone.heard.slice(heard).find(({ atMs }) => atMs > spokenMs + 400)?.atMs ?? Number.NaN;
    delays.whole.push(firstMs - spokenMs);
    const silenced = phone.clears[clears];
    if (playing && silenced !== undefined) delays.silenced.push(silenced - startedMs);
    await sleep(500 + 100 * session);
    const overMs = line.over.findLast((one) => one.session === session)?.atMs ?? Number.NaN;
    delays.own.push(performance.timeOrigin + firstMs - overMs);
  }
}

function row(name: string, values: number[]): string[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [
    name,
    String(sorted.length),
    whole(percentile(sorted, 0.5)),
    whole(percentile(sorted, 0.95)),
    whole(sorted.at(-1) ?? Number.NaN),
  ];
}

/** Calls that all are spoken to without a pause, while their own sound is listened to. */
async function measureCurve(): Promise<void> {
  const names = ['calls', 'of what was due', 'gaps > 20 ms', 'longest gap', 'line: cores', 'calls a core', 'load'];
  // A row at a time: a machine that is busy takes minutes for the large ones.
  for (const calls of STEPS) printTable([names, await measureStep(calls)]);
}

async function measureStep(calls: number): Promise<string[]> {
  const began = performance.now();
  const line = await startLine(30);
  const callers: MediaCaller[] = [];
  for (let i = 0; i < calls; i += 5)
    callers.push(...(await Promise.all(Array.from({ length: Math.min(5, calls - i) }, () => dial(line)))));
  console.log(`${calls} calls are up after ${whole((performance.now() - began) / 1_000)} s`);
  await sleep(1_000);
  const heard = () => callers.reduce((sum, { phone }) => sum + phone.heard.length, 0);
  const gaps = () => callers.flatMap(({ phone }) => phone.gaps);
  const before = { cpu: line.cpuMs(), ms: performance.now(), heard: heard(), gaps: gaps().length };
  await sleep(CURVE_MS);
  const ms = performance.now() - before.ms;
  const cores = (line.cpuMs() - before.cpu) / ms;
  const late = gaps()
    .slice(before.gaps)
    .filter((gap) => gap > 20);
  // Callers of a machine that is too busy skip frames: below 100 % they, not the line, are at their end.
  const due = `${whole((100 * (heard() - before.heard)) / ((calls * ms) / 20))} %`;
  const result = [calls, due, late.length, whole(Math.max(0, ...late)), cores.toFixed(2), whole(calls / cores)];
  for (const { phone } of callers) phone.hangUp();
  await line.stop();
  return [...result.map(String), (loadavg()[0] ?? 0).toFixed(1)];
}

console.log(
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}; callers run on the same machine`,
);
const models = process.env.OFFLINE_MODEL_DIR;
const only = CURVE.length > 0 ? 'curve' : (process.argv[2] ?? null);
const recognisers = process.argv.length > 3 ? process.argv.slice(3) : ['base'];
if (only === null) await measureDelays();
if (only === 'accuracy' && models !== undefined) await measureAccuracy(models, recognisers);
else if (only === 'answers' && models !== undefined) await measureAnswers(models, recognisers);
else if ((only === null || only === 'offline') && models !== undefined) await measureOffline(models);
else if (only !== 'curve' && only !== 'synthesis')
  console.log('offline: not measured; it needs OFFLINE_MODEL_DIR, with the voice, and SPEECH_SAMPLES for accuracy');
const synthesis = only === null || only === 'synthesis';
if (synthesis && models !== undefined && hasOwnVoice(models)) await measureSynthesis(models);
else if (synthesis) console.log('synthesis: not measured; it needs OFFLINE_MODEL_DIR with the voice');
console.log(`load ${(loadavg()[0] ?? 0).toFixed(1)}`);
if (only === null || only === 'curve') await measureCurve();
process.exit(0);
