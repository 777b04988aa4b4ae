/** Ears and voice of the line, as the settings name them. */
import { join } from 'node:path';
import type { AudioClock, Recogniser, RecognitionFailure, Voice } from '../audio/ports.js';
import type { VoiceActivity } from '../audio/voice-activity.js';
import type { Config } from '../config.js';
import { createGoogleRecogniser, type GoogleRecogniser } from '../recognition/google/google-recogniser.js';
import { type LimitedRecogniser, type OwnEars, openOwnEars } from '../recognition/own-ears.js';
import { createCachedVoice } from '../synthesis/cached-voice.js';
import { createRecordedVoice, type Recordings } from '../synthesis/recorded-voice.js';
import { createSentenceVoice } from '../synthesis/sentence-voice.js';
import { createUnhurriedVoice } from '../synthesis/unhurried-voice.js';
import { openVoice } from './open-voice.js';

export interface SpeechEngines {
  /** In the order they are tried. */
  recognisers: readonly Recogniser[];
  /** The one of them that this machine is limited by; absent when there is none. */
  limited?: LimitedRecogniser | undefined;
  /** Makes the detector of voice for a call; by the level of the sound when absent. */
  voiceActivity?: (() => VoiceActivity) | undefined;
  voice: Voice;
  /** The same for sentences made ahead: it lets callers go first. `voice` when absent. */
  preparing?: Voice;
  /** Whether the first recogniser can work now; null when it can. */
  check(): Promise<RecognitionFailure | null>;
  /** How soon it is asked again after it failed; a minute when absent. */
  recheckMs?: number;
  close(): Promise<void>;
}

export interface SpeechEnginesParts {
  clock: AudioClock;
  recordings: Recordings;
  onRestart: (why: 'age' | 'broken') => void;
  /** A recording, the cache or the detector of voice does not work. */
  onTrouble: (error: unknown) => void;
}

/** Where the clients connect instead of to Google; for tests. */
export interface GoogleAddresses {
  speech?: Record<string, unknown>;
  voice?: Record<string, unknown>;
}

/** The ears and the voice the settings name. Throws `config_invalid` with a plain sentence when the settings do not fit. */
export async function createSpeechEngines(
  config: Config,
  { clock, recordings, onRestart, onTrouble }: SpeechEnginesParts,
  addresses: GoogleAddresses = {},
): Promise<SpeechEngines> {
  const google = config.RECOGNITION === 'google' ? await googleEars(config, { clock, onRestart }, addresses) : null;
  const voice = await openVoice(config, addresses.voice);
  const offline = await offlineEars(config, { clock, onTrouble });
  const kept = createCachedVoice(voice, { folder: join(config.DATA_DIR, 'voice'), voiceName: voice.nameOf, onTrouble });
  return {
    recognisers: [google, offline?.recogniser ?? null].filter((one) => one !== null),
    limited: offline?.recogniser,
    voiceActivity: offline?.voiceActivity,
    voice: createRecordedVoice(createSentenceVoice(kept, voice.cut), recordings, onTrouble),
    preparing: createRecordedVoice(createSentenceVoice(createUnhurriedVoice(kept, voice.idle), voice.cut), recordings, onTrouble),
    // With ears of its own behind Google's the line can always listen.
    check: async () => (google === null || offline !== null ? null : google.check()),
    close: async () => {
      await Promise.all([google?.close(), offline?.close(), voice.close()]);
    },
  };
}

function googleEars(
  config: Config,
  world: Pick<SpeechEnginesParts, 'clock' | 'onRestart'>,
  addresses: GoogleAddresses,
): Promise<GoogleRecogniser> {
  const settings = {
    model: config.GOOGLE_SPEECH_MODEL,
    region: config.GOOGLE_SPEECH_REGION,
    projectId: config.GOOGLE_CLOUD_PROJECT,
    keyFile: config.GOOGLE_APPLICATION_CREDENTIALS,
  };
  return createGoogleRecogniser(settings, world, addresses.speech);
}

/** The model on this machine: where it is asked for, and for `RECOGNITION=offline` in any case. */
async function offlineEars(
  config: Config,
  { clock, onTrouble }: Pick<SpeechEnginesParts, 'clock' | 'onTrouble'>,
): Promise<OwnEars | null> {
  const model = config.OFFLINE_MODEL ?? (config.RECOGNITION === 'offline' ? 'base' : undefined);
  if (model === undefined) return null;
  const folder = config.OFFLINE_MODEL_DIR ?? join(config.DATA_DIR, 'models');
  return openOwnEars({ model, folder, now: clock.now, onTrouble });
}
