/** The voice the settings name: Google's, or the one of this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Voice } from '../audio/ports.js';
import type { Config } from '../config.js';
import type { Spoken } from '../domain/prompt.js';
import { readContentFile } from '../store/content-files.js';
import { createGoogleVoice } from '../synthesis/google/google-voice.js';
import { clausesOf } from '../synthesis/offline/clauses.js';
import { createOfflineVoice } from '../synthesis/offline/offline-voice.js';
import { parseReadings } from '../synthesis/offline/parse-readings.js';
import { sentencesOf } from '../synthesis/sentence-voice.js';

export interface NamedVoice extends Voice {
  /** Everything that changes the sound of a sentence, as one word. */
  nameOf(spoken: Pick<Spoken, 'language'>, slow: boolean): string;
  /** Where a text is cut so that its beginning is heard while the rest is made. */
  cut(text: string): string[];
  /** Resolves when nobody waits for a sentence. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Who speaks with these settings. */
export function synthesisOf({ SYNTHESIS, RECOGNITION }: Pick<Config, 'SYNTHESIS' | 'RECOGNITION'>): 'google' | 'offline' {
  return SYNTHESIS ?? (RECOGNITION === 'google' ? 'google' : 'offline');
}

/** Throws `config_invalid` with a plain sentence when the voice cannot speak. `overrides` are for Google's client. */
export async function openVoice(config: Config, overrides: Record<string, unknown> = {}): Promise<NamedVoice> {
  if (synthesisOf(config) === 'google') {
    const voices = { 'zh-CN': config.GOOGLE_VOICE_ZH, en: config.GOOGLE_VOICE_EN };
    const { GOOGLE_APPLICATION_CREDENTIALS: keyFile, GOOGLE_CLOUD_PROJECT: projectId } = config;
    const google = await createGoogleVoice({ voices, keyFile, projectId }, overrides);
    return { ...google, cut: sentencesOf, idle: async () => {} };
  }
  const folder = config.OFFLINE_MODEL_DIR ?? join(config.DATA_DIR, 'models');
  const offline = await createOfflineVoice({ folder, voice: config.OFFLINE_VOICE, readings: readingsOf(config) });
  return { ...offline, cut: clausesOf };
}

/** data/readings.yaml; a centre may have none. */
function readingsOf({ CONTENT_DIR }: Config) {
  const name = join('data', 'readings.yaml');
  if (!existsSync(join(CONTENT_DIR, name))) return {};
  const { text, path } = readContentFile(CONTENT_DIR, name);
  return parseReadings(text, path);
}
