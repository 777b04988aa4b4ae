/** Speech-to-Text v1: the models `default` and `command_and_search`, one global address. */
import type { SpeechClient } from '@google-cloud/speech';
import { adaptation } from './adaptation.js';
import { SPEECH_LANGUAGES } from './models.js';
import { readResults, type SpeechProtocol } from './protocol.js';

/** Speaks v1 over a client that is ready. */
export function speechV1(client: SpeechClient, options: { model: string; mostPhrases: number }): SpeechProtocol {
  return {
    connect(expectation) {
      const expected = adaptation(expectation.phrases, options.mostPhrases);
      // The raw stream, as for v2: the helper around it waits for the first sound and hides where an error came from.
      const stream = client._streamingRecognize();
      stream.write({
        streamingConfig: {
          config: {
            encoding: 'MULAW',
            sampleRateHertz: 8_000,
            audioChannelCount: 1,
            languageCode: SPEECH_LANGUAGES[expectation.language],
            model: options.model,
            ...(expected && { speechContexts: [{ phrases: expected.phrases, boost: expected.boost }] }),
          },
          interimResults: true,
        },
      });
      return stream;
    },
    audioFrame: (sound) => ({ audioContent: sound }),
    results: readResults,
  };
}
