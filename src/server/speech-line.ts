/** The line's own ears and mouth: opened once, watched, and lent to every call that comes as sound, whichever carrier brings it. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { AudioCall } from '../audio/audio-call.js';
import type { AudioCallParts } from '../audio/audio-call-parts.js';
import type { AudioClock, AudioWire, Conversation, Leaving, Recogniser, RecognitionFailure, Voice } from '../audio/ports.js';
import type { Published } from '../calls/published.js';
import type { Config } from '../config.js';
import { dayOf } from '../domain/zoned-day.js';
import { createFallbackRecogniser } from '../recognition/fallback-recogniser.js';
import { renderSay } from '../speech/render.js';
import { fixedSentences, prepareVoice } from '../synthesis/prepare-voice.js';
import type { Recordings } from '../synthesis/recorded-voice.js';
import { loggableError } from './loggable-error.js';
import { ownSentences } from './own-sentences.js';
import { sentencesAbout } from './sentences-ahead.js';
import type { SpeechEngines, SpeechEnginesParts } from './speech-engines.js';
import { createVoiceMetrics, type VoiceMetrics } from './voice-metrics.js';

export interface SpeechLine {
  /** True while the ears can be trusted. */
  ready(): boolean;
  /** The voice callers hear. */
  voice: Voice;
  clock: AudioClock;
  /** Makes a call audible. One whose sound was lost and comes again takes the place of the old one. */
  openCall(callId: string, call: OpenCall): AudioCall;
  /** Somebody knocked at a media socket who is not our carrier. */
  refused(): void;
  close(): Promise<void>;
}

export interface OpenCall {
  wire: AudioWire;
  conversation: Conversation;
  /** Without ears: let the carrier go on, or go on with keys. */
  whenDeaf: AudioCallParts['whenDeaf'];
  /** Do not listen, whatever the settings. */
  deaf?: boolean;
  onLeft?: (why: Leaving) => void;
  onDeaf?: () => void;
}

export interface SpeechLineParts {
  config: Config;
  published: () => Published;
  recordings: Recordings;
  registry: Registry;
  log: Logger;
  /** Codes of the items most asked lately: what is said of them is made ahead, too. */
  mostAsked?: () => Promise<string[]>;
  openEngines: (config: Config, parts: SpeechEnginesParts) => Promise<SpeechEngines>;
}

/** How soon a recogniser that failed is asked again. */
const CHECK_MS = 60_000;

/** Failures that the next call would meet too; a slow network or a full machine may be over by then. */
const LASTING: ReadonlySet<RecognitionFailure['reason']> = new Set(['quota', 'settings', 'unavailable']);
/** The start does not wait longer for the first answer: until it comes nobody is listened to. */
const FIRST_CHECK_MS = 3_000;

/** Between sentences made ahead while somebody calls: the processor belongs to the caller. */
const MOST_WAIT_MS = 10_000;
const QUIET_CHECK_MS = 500;

const realClock: AudioClock = {
  now: () => performance.now(),
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

interface Line extends SpeechLineParts {
  engines: SpeechEngines;
  /** Null where the settings name no ears. */
  recogniser: Recogniser | null;
  metrics: VoiceMetrics;
  calls: Map<string, AudioCall>;
  trust: Trust;
}

/** Opens ears and voice and asks whether they work. Throws `config_invalid` where the settings can never work. */
export async function openSpeechLine(parts: SpeechLineParts): Promise<SpeechLine> {
  const { config, log } = parts;
  const calls = new Map<string, AudioCall>();
  const metrics = createVoiceMetrics(parts.registry, () => calls.size);
  const engines = await parts.openEngines(config, {
    clock: realClock,
    recordings: parts.recordings,
    onRestart: metrics.restarted,
    onTrouble: (error) =>
      log.warn({ err: loggableError(error) }, 'a recording, the cache of the voice or the detector of voice fails'),
  });
  if (engines.limited !== undefined) metrics.limit(engines.limited);
  const trust = createTrust(engines, log);
  const recogniser = engines.recognisers.length === 0 ? null : createEars(parts, { engines, metrics, trust });
  if (recogniser !== null) await Promise.race([trust.check(), setTimeout(FIRST_CHECK_MS, null, { ref: false })]);
  const prepared = createPreparation(parts, engines, calls);
  if (trust.holds() || recogniser === null) prepared();
  const line: Line = { ...parts, engines, recogniser, metrics, calls, trust };
  const close = async () => {
    trust.close();
    await engines.close();
  };
  const open = (callId: string, call: OpenCall) => {
    prepared();
    return openCall(line, callId, call);
  };
  return { ready: trust.holds, voice: engines.voice, clock: realClock, openCall: open, refused: metrics.refused, close };
}

function createEars(
  { log }: SpeechLineParts,
  { engines, metrics, trust }: { engines: SpeechEngines; metrics: VoiceMetrics; trust: Trust },
): Recogniser {
  return createFallbackRecogniser(engines.recognisers, (fall) => {
    metrics.fell(fall);
    const { reason, message } = fall.failure;
    log.warn({ reason, next: fall.to ?? 'none' }, `the recogniser gave up: ${message}`);
    if (fall.to === null && LASTING.has(reason)) trust.lose();
  });
}

function openCall(line: Line, callId: string, { wire, conversation, whenDeaf, deaf, onLeft, onDeaf }: OpenCall): AudioCall {
  line.calls.get(callId)?.closed();
  const { recogniser, metrics, log, trust } = line;
  const call: AudioCall = new AudioCall({
    wire,
    clock: realClock,
    recogniser: deaf ? null : recogniser,
    voiceActivity: line.engines.voiceActivity,
    voice: line.engines.voice,
    conversation,
    sentences: ownSentences(line.published()),
    whenDeaf,
    observer: metrics.observer,
    onLeft(why) {
      if (line.calls.get(callId) === call) line.calls.delete(callId);
      onLeft?.(why);
    },
    onTrouble(what, error) {
      // Where the carrier could speak, the next calls are left to it.
      if (what === 'voice' && whenDeaf === 'leave') trust.lose();
      // A recogniser's failure was told when it fell.
      if (what === 'recogniser') onDeaf?.();
      else log.error({ err: loggableError(error) }, `a call lost its ${what}`);
    },
  });
  line.calls.set(callId, call);
  return call;
}

/** Makes ahead what is likely to be said as it is published now: once for each publication, when no caller waits. */
function createPreparation(
  { published, log, mostAsked }: SpeechLineParts,
  { voice, preparing = voice }: SpeechEngines,
  calls: ReadonlyMap<string, AudioCall>,
): () => void {
  let prepared: Pick<Published, 'books' | 'knowledge'> | null = null;
  const prepare = async (now: Published) => {
    const fixed = fixedSentences((one, language) => renderSay(one, now.books[language]));
    const today = dayOf(now.knowledge.centre.time_zone, Date.now());
    const sentences = [...fixed, ...sentencesAbout((await mostAsked?.()) ?? [], now, today)];
    const error = await prepareVoice(preparing, sentences, async () => (await quiet(calls)) && prepared === now);
    if (error !== null) throw error;
    if (prepared === now) log.info(`the voice has made ${sentences.length} sentences ahead`);
  };
  return () => {
    const now = published();
    if (now.books === prepared?.books && now.knowledge.catalog === prepared.knowledge.catalog) return;
    prepared = now;
    prepare(now).catch((error) => log.warn({ err: loggableError(error) }, 'the voice could not make its sentences ahead'));
  };
}

/** Resolves when nobody calls; on a line that is never quiet, after a while. */
async function quiet(calls: ReadonlyMap<string, AudioCall>): Promise<true> {
  for (let waitedMs = 0; calls.size > 0 && waitedMs < MOST_WAIT_MS; waitedMs += QUIET_CHECK_MS)
    await setTimeout(QUIET_CHECK_MS, null, { ref: false });
  return true;
}

interface Trust {
  holds(): boolean;
  check(): Promise<void>;
  lose(): void;
  close(): void;
}

/** Whether the recogniser works: asked at the start, and again and again after it failed. */
function createTrust(engines: SpeechEngines, log: Logger): Trust {
  let holds = false;
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = globalThis.setTimeout(() => void check(), engines.recheckMs ?? CHECK_MS).unref();
  };
  const check = async () => {
    const failure = await engines.check();
    if (failure === null && !holds) log.info('the recogniser works: the line listens itself');
    if (failure !== null)
      log.error({ reason: failure.reason }, `the recogniser does not work, nobody listens here: ${failure.message}`);
    holds = failure === null;
    if (!holds) later();
  };
  const lose = () => {
    holds = false;
    later();
  };
  return { holds: () => holds, check, lose, close: () => clearTimeout(timer) };
}
