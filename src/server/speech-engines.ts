/** Ears and voice of the line, as the settings name them. */
import { join } from 'node:path';
import type { AudioClock, Recogniser, RecognitionFailure, Voice } from '../audio/ports.js';
import type { Config } from '../config.js';
import { createGoogleRecogniser } from '../recognition/google/google-recogniser.js';
import { createCachedVoice } from '../synthesis/cached-voice.js';
import { createGoogleVoice } from '../synthesis/google/google-voice.js';
import { createRecordedVoice, type Recordings } from '../synthesis/recorded-voice.js';
import { createSentenceVoice } from '../synthesis/sentence-voice.js';

export interface SpeechEngines {
  /** In the order they are tried. */
  recognisers: readonly Recogniser[];
  voice: Voice;
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
  /** A recording or the cache does not work. */
  onTrouble: (error: unknown) => void;
}

/** Where the clients connect instead of to Google; for tests. */
export interface GoogleAddresses {
  speech?: Record<string, unknown>;
  voice?: Record<string, unknown>;
}

/** Google's recogniser and voice. Throws `config_invalid` with a plain sentence when the settings do not fit. */
export async function createGoogleEngines(
  config: Config,
  { clock, recordings, onRestart, onTrouble }: SpeechEnginesParts,
  addresses: GoogleAddresses = {},
): Promise<SpeechEngines> {
  const keyFile = config.GOOGLE_APPLICATION_CREDENTIALS;
  const projectId = config.GOOGLE_CLOUD_PROJECT;
  const speech = { model: config.GOOGLE_SPEECH_MODEL, region: config.GOOGLE_SPEECH_REGION, projectId, keyFile };
  const google = await createGoogleRecogniser(speech, { clock, onRestart }, addresses.speech);
  const voices = { 'zh-CN': config.GOOGLE_VOICE_ZH, en: config.GOOGLE_VOICE_EN };
  const voice = await createGoogleVoice({ voices, keyFile, projectId }, addresses.voice);
  const kept = createCachedVoice(voice, { folder: join(config.DATA_DIR, 'voice'), voiceName: voice.nameOf, onTrouble });
  return {
    recognisers: [google],
    voice: createRecordedVoice(createSentenceVoice(kept), recordings, onTrouble),
    check: () => google.check(),
    close: async () => {
      await Promise.all([google.close(), voice.close()]);
    },
  };
}
