/** The voice of this machine behind the speech output port. */
import { createHash } from 'node:crypto';
import type { Voice } from '../../audio/ports.js';
import type { Spoken } from '../../domain/prompt.js';
import type { Readings } from './read-mandarin.js';
import { startKokoro } from './start-kokoro.js';
import type { SynthesizerPool } from './synthesizer-pool.js';
import { ENGLISH_OF, type MandarinVoice } from './voice-packages.js';

export interface OfflineVoiceSettings {
  /** Folder of the models. */
  folder: string;
  voice: MandarinVoice;
  readings: Readings;
}

export interface OfflineVoice extends Voice {
  /** Everything that changes the sound of a sentence, as one word. */
  nameOf(spoken: Pick<Spoken, 'language'>, slow: boolean): string;
  /** Resolves as soon as no caller waits for a sentence. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** How fast 慢一点 is spoken; 1 is the voice's own pace. */
const SLOW_PACE = 0.8;
/** Counts up whenever tables or shaping change what is heard: sounds kept from before are made anew. */
const VERSION = 1;

/** Throws `config_invalid` when the voice is not installed or cannot be loaded. */
export async function createOfflineVoice(settings: OfflineVoiceSettings): Promise<OfflineVoice> {
  return offlineVoiceOver(await startKokoro(settings), settings);
}

/** The same over a pool that is there already. */
export function offlineVoiceOver(pool: SynthesizerPool, { voice, readings }: Omit<OfflineVoiceSettings, 'folder'>): OfflineVoice {
  const read = createHash('sha256').update(JSON.stringify(readings)).digest('hex').slice(0, 8);
  const names = { 'zh-CN': voice, en: ENGLISH_OF[voice] };
  return {
    async *speak({ text, language }, slow) {
      yield await pool.speak({ text, language, pace: slow ? SLOW_PACE : 1 });
    },
    nameOf: ({ language }, slow) => `kokoro 1.0 ${names[language]} ${slow ? SLOW_PACE : 1} ${VERSION} ${read}`,
    idle: pool.idle,
    close: pool.close,
  };
}
