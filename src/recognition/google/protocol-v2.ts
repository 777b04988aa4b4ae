/** Speech-to-Text v2: the chirp models, each at the address of its region. */
import type { v2 } from '@google-cloud/speech';
import { adaptation } from './adaptation.js';
import { SPEECH_LANGUAGES } from './models.js';
import { readResults, type SpeechProtocol } from './protocol.js';

export interface SpeechV2Options {
  model: string;
  mostPhrases: number;
  projectId: string;
  region: string;
}

/** Speaks v2 over a client that is ready. The client's own `streamingRecognize` writes v1 frames: only the raw stream works. */
export function speechV2(client: InstanceType<typeof v2.SpeechClient>, options: SpeechV2Options): SpeechProtocol {
  return {
    connect(expectation) {
      const expected = adaptation(expectation.phrases, options.mostPhrases);
      const stream = client._streamingRecognize();
      stream.write({
        recognizer: `projects/${options.projectId}/locations/${options.region}/recognizers/_`,
        streamingConfig: {
          config: {
            explicitDecodingConfig: { encoding: 'MULAW', sampleRateHertz: 8_000, audioChannelCount: 1 },
            model: options.model,
            languageCodes: [SPEECH_LANGUAGES[expectation.language]],
            ...(expected && { adaptation: { phraseSets: [{ inlinePhraseSet: phraseSet(expected) }] } }),
          },
          streamingFeatures: { interimResults: true, enableVoiceActivityEvents: true },
        },
      });
      return stream;
    },
    audioFrame: (sound) => ({ audio: sound }),
    results: readResults,
  };
}

function phraseSet({ phrases, boost }: { phrases: readonly string[]; boost: number }) {
  return { phrases: phrases.map((value) => ({ value, boost })) };
}
