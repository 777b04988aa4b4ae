/** Google Cloud Text-to-Speech behind the speech output port. */
import { encodeUlaw } from '../../audio/g711.js';
import { levelled } from '../../audio/loudness.js';
import type { Voice } from '../../audio/ports.js';
import { resample } from '../../audio/resample.js';
import { readWav } from '../../audio/wav.js';
import type { Language } from '../../domain/language.js';
import type { Spoken } from '../../domain/prompt.js';
import { HotlineError } from '../../errors.js';

export interface GoogleVoiceSettings {
  /** A voice of each language, e.g. cmn-CN-Wavenet-A. */
  voices: Record<Language, string>;
  keyFile: string | undefined;
  projectId: string | undefined;
}

export interface GoogleVoice extends Voice {
  /** Everything that changes the sound of a sentence, as one word. */
  nameOf(spoken: Pick<Spoken, 'language'>, slow: boolean): string;
  close(): Promise<void>;
}

/** How fast 慢一点 is spoken; 1 is the voice's own pace. */
const SLOW_RATE = 0.8;
/** A caller does not wait longer for a sentence. */
const TIMEOUT_MS = 5_000;
const VOICE = /^([a-z]{2,3}-[A-Z]{2})-[\w-]+$/;
const SPEAKS: Record<Language, RegExp> = { 'zh-CN': /^cmn-/, en: /^en-/ };

/** Throws `config_invalid` when a voice does not speak its language or there are no credentials. */
export async function createGoogleVoice(
  { voices, keyFile, projectId }: GoogleVoiceSettings,
  overrides: Record<string, unknown> = {},
): Promise<GoogleVoice> {
  for (const language of Object.keys(SPEAKS) as Language[])
    if (!SPEAKS[language].test(voices[language]) || !VOICE.test(voices[language]))
      throw new HotlineError('config_invalid', `Google voice "${voices[language]}" does not speak ${language}`);
  const { TextToSpeechClient } = await import('@google-cloud/text-to-speech');
  const client = new TextToSpeechClient({ keyFilename: keyFile, projectId, ...overrides });
  try {
    await client.initialize();
  } catch (error) {
    throw new HotlineError('config_invalid', `Google’s voice cannot be used: ${(error as Error).message}`, { cause: error });
  }
  return {
    async *speak({ text, language }, slow) {
      const name = voices[language];
      const request = {
        input: { text },
        voice: { languageCode: VOICE.exec(name)?.[1] ?? '', name },
        audioConfig: { audioEncoding: 'LINEAR16' as const, sampleRateHertz: 8_000, speakingRate: slow ? SLOW_RATE : 1 },
      };
      try {
        const [{ audioContent }] = await client.synthesizeSpeech(request, { timeout: TIMEOUT_MS });
        const { pcm, sampleRate } = readWav(Buffer.from(audioContent as Uint8Array));
        yield encodeUlaw(levelled(resample(pcm, sampleRate, 8_000)));
      } catch (cause) {
        throw new HotlineError('voice_unavailable', `Google’s voice failed: ${(cause as Error).message}`, { cause });
      }
    },
    nameOf: ({ language }, slow) => `google ${voices[language]} ${slow ? SLOW_RATE : 1}`,
    close: () => client.close(),
  };
}
