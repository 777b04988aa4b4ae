/** Who answers calls: the dialogue over the carrier's own ears and voice, and over media streams where the settings name a recogniser. */
import { join } from 'node:path';
import type { Registry } from 'prom-client';
import type { Voice } from '../audio/ports.js';
import { type CallEngine, type CallEngineParts, createCallEngine } from '../calls/call-engine.js';
import type { Config } from '../config.js';
import { recordingSchema } from '../domain/content.js';
import { dayOf } from '../domain/zoned-day.js';
import type { Database } from '../store/database.js';
import { createRecordingFiles } from '../store/recording-files.js';
import type { Recordings } from '../synthesis/recorded-voice.js';
import { toTwiml } from '../telephony/twilio/to-twiml.js';
import { type TwimlOptions, type TwimlSettings, twimlOptions } from '../telephony/twilio/twiml-options.js';
import { documentAfterStream } from './after-stream.js';
import type { World } from './hotline.js';
import type { LiveContent } from './live-content.js';
import { ownSentences } from './own-sentences.js';
import { itemsMostAsked } from './sentences-ahead.js';
import { createSpeechEngines } from './speech-engines.js';
import { openSpeechLine, type SpeechLine } from './speech-line.js';
import { openTelephoneSwitch, type TelephoneSwitch } from './telephone-switch.js';
import type { Upgrade } from './upgrade-to.js';
import { createVoiceLine, type VoiceLine } from './voice-line.js';

export interface Answering {
  /** Answers webhooks. */
  engine: CallEngine;
  /** The same dialogue for calls the carrier listens to, whatever the settings. */
  carrier: CallEngine;
  /** What the carrier's engine is made of. */
  parts: CallEngineParts;
  /** How documents of the carrier's own voice are written. */
  twiml: TwimlOptions;
  /** What a call goes on with when its media stream is over. */
  afterStream(callId: string): Promise<string>;
  /** A voice of the line's own; null when the carrier speaks. */
  voice: Voice | null;
  /** Null where the settings name no switch. */
  telephoneSwitch: Pick<TelephoneSwitch, 'connected'> | null;
  /** Takes calls from the switch, once the server listens. */
  start(): void;
  /** The media sockets of the carrier and of the switch, by their paths. */
  sockets: Record<string, { upgrade: Upgrade } | null>;
  close(): Promise<void>;
}

export interface AnsweringParts {
  engine: Omit<CallEngineParts, 'toDocument'>;
  content: Pick<LiveContent, 'standing'>;
  registry: Registry;
  database: Pick<Database, 'read'>;
}

/** Throws `config_invalid` where the recogniser's settings can never work. */
export async function openAnswering(config: Config, world: World, parts: AnsweringParts): Promise<Answering> {
  const settings = twimlSettings(config);
  const streams = config.RECOGNITION !== 'carrier' && config.PUBLIC_URL !== undefined;
  const hasSwitch = config.ASTERISK_URL !== undefined;
  const recordings = recordingsOf(config, parts.content);
  const recordingOf = recordingAddress(settings.baseUrl ?? '', recordings);
  const byCarrier = { ...twimlOptions(streams ? { ...settings, query: '&by=carrier' } : settings), recordingOf };
  const carrierParts: CallEngineParts = { ...parts.engine, toDocument: (reply) => toTwiml(reply, byCarrier) };
  const carrier = createCallEngine(carrierParts);
  const speech = streams || hasSwitch ? await openSpeech(config, world, { ...parts, recordings }) : null;
  const voiceLine = streams && speech ? openStreams(config, world, { speech, carrier }) : null;
  const telephoneSwitch = hasSwitch && speech ? openTelephoneSwitch(config, world, { ...parts, speech }) : null;
  const options = { ...twimlOptions(streams ? { ...settings, streamUrl: streamUrl(config) } : settings), recordingOf };
  const toDocument: CallEngineParts['toDocument'] = (reply) => toTwiml(reply, (voiceLine?.ready() ?? true) ? options : byCarrier);
  const after = {
    engine: carrier,
    sentences: () => ownSentences(parts.engine.published()),
    toDocument,
    toCarrierDocument: carrierParts.toDocument,
  };
  return {
    engine: streams ? createCallEngine({ ...parts.engine, toDocument }) : carrier,
    carrier,
    parts: carrierParts,
    twiml: byCarrier,
    afterStream: (callId) => documentAfterStream(after, callId),
    voice: speech?.voice ?? null,
    telephoneSwitch,
    start: () => telephoneSwitch?.start(),
    sockets: { '/twilio/media': voiceLine, '/asterisk/media': telephoneSwitch },
    close: async () => {
      await telephoneSwitch?.close();
      await voiceLine?.close();
      await speech?.close();
    },
  };
}

function openSpeech(config: Config, world: World, parts: AnsweringParts & { recordings: Recordings }): Promise<SpeechLine> {
  return openSpeechLine({
    config,
    published: parts.engine.published,
    recordings: parts.recordings,
    registry: parts.registry,
    log: world.log,
    mostAsked: () =>
      itemsMostAsked(parts.database, dayOf(parts.engine.published().knowledge.centre.time_zone, world.clock().getTime())),
    openEngines: world.openEngines ?? createSpeechEngines,
  });
}

function openStreams(config: Config, { log }: World, { speech, carrier }: { speech: SpeechLine; carrier: CallEngine }): VoiceLine {
  return createVoiceLine({ config: { ...config, PUBLIC_URL: config.PUBLIC_URL ?? '' }, speech, engine: carrier, log });
}

/** What staff have recorded and published, while the wording is still what was recorded. */
function recordingsOf({ DATA_DIR }: Config, content: Pick<LiveContent, 'standing'>): Recordings {
  const files = createRecordingFiles(join(DATA_DIR, 'recordings'));
  return {
    find({ prompt, language, text }) {
      const known = recordingSchema.safeParse(content.standing('recording', `${language}/${prompt}`)?.value);
      if (!known.success || known.data.text !== text) return null;
      const { file } = known.data;
      return { id: file, read: () => files.read(file) };
    },
  };
}

/** Where the carrier fetches a recording; see `recording-router.ts`. */
function recordingAddress(baseUrl: string, recordings: Recordings): NonNullable<TwimlOptions['recordingOf']> {
  return (spoken) => {
    const found = recordings.find(spoken);
    return found === null ? null : `${baseUrl}/twilio/recordings/${found.id}.wav`;
  };
}

function twimlSettings(config: Config): TwimlSettings {
  const voices = { 'zh-CN': config.TWILIO_VOICE_ZH, en: config.TWILIO_VOICE_EN };
  // Relative addresses would lose the path a proxy puts us under.
  const prefixed = config.PUBLIC_URL !== undefined && new URL(config.PUBLIC_URL).pathname !== '/';
  const baseUrl = prefixed ? config.PUBLIC_URL : '';
  return { baseUrl, voices, speechModel: config.TWILIO_SPEECH_MODEL as TwimlSettings['speechModel'] };
}

/** Carriers open nothing but wss. */
function streamUrl({ PUBLIC_URL = '' }: Config): string {
  return `${PUBLIC_URL.replace(/^https?/, 'wss').replace(/\/+$/, '')}/twilio/media`;
}
