/** The line as sound: media streams become audio calls over the same dialogue, while the recogniser can be trusted; otherwise the carrier listens. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { AudioCall } from '../audio/audio-call.js';
import type { AudioClock, AudioWire, Conversation, Recogniser, RecognitionFailure, Voice } from '../audio/ports.js';
import type { CallEngine } from '../calls/call-engine.js';
import type { Published } from '../calls/published.js';
import type { Config } from '../config.js';
import { createFallbackRecogniser } from '../recognition/fallback-recogniser.js';
import { renderSay } from '../speech/render.js';
import { fixedSentences, prepareVoice } from '../synthesis/prepare-voice.js';
import type { Recordings } from '../synthesis/recorded-voice.js';
import { loggableError } from './loggable-error.js';
import { createMediaSockets } from './media-sockets.js';
import { ownSentences } from './own-sentences.js';
import type { SpeechEngines, SpeechEnginesParts } from './speech-engines.js';
import { createVoiceMetrics, type VoiceMetrics } from './voice-metrics.js';

export interface VoiceLine {
  /** True while calls may be handed to the media socket. */
  ready(): boolean;
  /** The voice callers hear. */
  voice: Voice;
  /** For the `upgrade` event of the server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export interface VoiceLineParts {
  config: Config & { PUBLIC_URL: string };
  /** Answers turns; the documents it keeps are the carrier's. */
  engine: Pick<CallEngine, 'converse' | 'current' | 'played'>;
  published: () => Published;
  recordings: Recordings;
  registry: Registry;
  log: Logger;
  openEngines: (config: Config, parts: SpeechEnginesParts) => Promise<SpeechEngines>;
}

/** How soon a recogniser that failed is asked again. */
const CHECK_MS = 60_000;

/** Failures that the next call would meet too; a slow network or a full machine may be over by then. */
const LASTING: ReadonlySet<RecognitionFailure['reason']> = new Set(['quota', 'settings', 'unavailable']);
/** The start does not wait longer for the first answer: until it comes the carrier listens. */
const FIRST_CHECK_MS = 3_000;

const realClock: AudioClock = {
  now: () => performance.now(),
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

interface Line extends VoiceLineParts {
  engines: SpeechEngines;
  recogniser: Recogniser;
  metrics: VoiceMetrics;
  calls: Map<string, AudioCall>;
  /** Falls noted here make the line unready until a check passes. */
  distrust: () => void;
}

/** Opens ears and voice and asks whether they work. Throws `config_invalid` where the settings can never work. */
export async function openVoiceLine(parts: VoiceLineParts): Promise<VoiceLine> {
  const { config, log } = parts;
  const calls = new Map<string, AudioCall>();
  const metrics = createVoiceMetrics(parts.registry, () => calls.size);
  const engines = await parts.openEngines(config, {
    clock: realClock,
    recordings: parts.recordings,
    onRestart: metrics.restarted,
    onTrouble: (error) => log.warn({ err: loggableError(error) }, 'a recording or the cache of the voice does not work'),
  });
  const trust = createTrust(engines, log);
  const recogniser = createFallbackRecogniser(engines.recognisers, (fall) => {
    metrics.fell(fall);
    const { reason, message } = fall.failure;
    log.warn({ reason, next: fall.to ?? 'the carrier' }, `the recogniser gave up: ${message}`);
    if (fall.to === null && LASTING.has(reason)) trust.lose();
  });
  await Promise.race([trust.check(), setTimeout(FIRST_CHECK_MS, null, { ref: false })]);
  const prepared = createPreparation(parts, engines);
  if (trust.holds()) prepared();
  const line: Line = { ...parts, engines, recogniser, metrics, calls, distrust: trust.lose };
  const sockets = createMediaSockets({
    authToken: config.TWILIO_AUTH_TOKEN,
    publicUrl: config.PUBLIC_URL,
    accountSid: config.TWILIO_ACCOUNT_SID,
    open({ callId }, wire) {
      prepared();
      return openCall(line, callId, wire);
    },
    onFault: (what) => log.warn(`media stream: ${what}`),
    onRefused: () => {
      metrics.refused();
      log.warn('media stream refused: signature missing or wrong');
    },
  });
  const close = async () => {
    trust.close();
    await sockets.close();
    await engines.close();
  };
  return { ready: trust.holds, voice: engines.voice, upgrade: sockets.upgrade, close };
}

/** A call whose stream was lost and comes again takes the place of the old one. */
function openCall(line: Line, callId: string, wire: AudioWire): AudioCall {
  line.calls.get(callId)?.closed();
  const { recogniser, metrics, log } = line;
  const call: AudioCall = new AudioCall({
    wire,
    clock: realClock,
    recogniser,
    voice: line.engines.voice,
    conversation: conversationOf(line, callId),
    sentences: ownSentences(line.published()),
    whenDeaf: 'leave',
    observer: metrics.observer,
    onLeft: () => {
      if (line.calls.get(callId) === call) line.calls.delete(callId);
    },
    onTrouble(what, error) {
      if (what === 'voice') line.distrust();
      // A recogniser's failure was told when it fell.
      if (what !== 'recogniser') log.error({ err: loggableError(error) }, `a call lost its ${what}; the carrier goes on`);
    },
  });
  line.calls.set(callId, call);
  return call;
}

function conversationOf({ engine, log }: Line, callId: string): Conversation {
  return {
    async current() {
      const turn = await engine.current(callId);
      return turn === null || turn.ended ? null : turn;
    },
    answer: (event, index) => engine.converse({ callId, event, index, token: null, from: null, to: null }),
    played(index, played) {
      engine
        .played(callId, index, played)
        .catch((error) => log.error({ err: loggableError(error) }, 'what was heard could not be noted'));
    },
  };
}

/** Makes the fixed sentences of the wording published now, once for each publication. */
function createPreparation({ published, log }: VoiceLineParts, { voice }: SpeechEngines): () => void {
  let books: Published['books'] | null = null;
  return () => {
    const now = published().books;
    if (now === books) return;
    books = now;
    const sentences = fixedSentences((one, language) => renderSay(one, now[language]));
    void prepareVoice(voice, sentences).then((error) => {
      if (error === null) log.info(`the voice has made ${sentences.length} fixed sentences`);
      else log.warn({ err: loggableError(error) }, 'the voice could not make the fixed sentences');
    });
  };
}

/** Whether the recogniser works: asked at the start, and again and again after it failed. */
function createTrust(engines: SpeechEngines, log: Logger) {
  let holds = false;
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = globalThis.setTimeout(() => void check(), engines.recheckMs ?? CHECK_MS).unref();
  };
  const check = async () => {
    const failure = await engines.check();
    if (failure === null && !holds) log.info('the recogniser works: calls are answered over media streams');
    if (failure !== null)
      log.error({ reason: failure.reason }, `the recogniser does not work, the carrier listens: ${failure.message}`);
    holds = failure === null;
    if (!holds) later();
  };
  const lose = () => {
    holds = false;
    later();
  };
  return { holds: () => holds, check, lose, close: () => clearTimeout(timer) };
}
