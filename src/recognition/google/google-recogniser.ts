/** Google Cloud Speech-to-Text behind the streaming port, version 1 or 2 as the model wants it. */

import { silence } from '../../audio/frame.js';
import type { AudioClock, Expectation, Recogniser, RecognitionFailure } from '../../audio/ports.js';
import { LANGUAGES } from '../../domain/language.js';
import { HotlineError } from '../../errors.js';
import { speechModel } from './models.js';
import type { SpeechProtocol } from './protocol.js';
import { speechV1 } from './protocol-v1.js';
import { speechV2 } from './protocol-v2.js';
import { GoogleSession, type SessionParts } from './session.js';
import { failureOf } from './stream-failure.js';

export interface GoogleSpeechSettings {
  model: string;
  region: string;
  /** Only v2 needs it; found by the client's own means when absent. */
  projectId: string | undefined;
  keyFile: string | undefined;
}

export interface GoogleRecogniser extends Recogniser {
  /** Asks Google whether it takes model, languages, region and credentials; null when it does. */
  check(): Promise<RecognitionFailure | null>;
  close(): Promise<void>;
}

/** Options of the client, for a server that is not Google's. */
export type ClientOverrides = Record<string, unknown>;

const CHECK_MS = 8_000;

/** Throws `config_invalid` for a model or region that does not stream Mandarin, and when there are no credentials. */
export async function createGoogleRecogniser(
  settings: GoogleSpeechSettings,
  world: { clock: AudioClock; onRestart: SessionParts['onRestart'] },
  overrides: ClientOverrides = {},
): Promise<GoogleRecogniser> {
  const { protocol, close } = await connect(settings, overrides);
  return {
    name: 'google',
    open: (listener, expectation) => new GoogleSession({ ...world, protocol }, listener, expectation),
    async check() {
      for (const language of LANGUAGES) {
        const failure = await probe(protocol, { language, expects: 'sentence', phrases: ['身份证'] });
        if (failure !== null) return failure;
      }
      return null;
    },
    close,
  };
}

async function connect(
  { model, region, projectId, keyFile }: GoogleSpeechSettings,
  overrides: ClientOverrides,
): Promise<{ protocol: SpeechProtocol; close: () => Promise<void> }> {
  const known = speechModel(model, region);
  if ('problem' in known) throw new HotlineError('config_invalid', known.problem);
  // Half a second to load: only who uses it waits for it.
  const speech = await import('@google-cloud/speech');
  const options = { keyFilename: keyFile, projectId, ...overrides };
  const { mostPhrases } = known;
  try {
    if (known.api === 'v1') {
      const client = new speech.SpeechClient(options);
      await client.initialize();
      return { protocol: speechV1(client, { model, mostPhrases }), close: () => client.close() };
    }
    const client = new speech.v2.SpeechClient({ apiEndpoint: `${region}-speech.googleapis.com`, ...options });
    await client.initialize();
    const project = projectId ?? (await client.getProjectId());
    return { protocol: speechV2(client, { model, mostPhrases, region, projectId: project }), close: () => client.close() };
  } catch (error) {
    throw new HotlineError('config_invalid', `Google speech cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

/** A stream of a moment's silence: what is wrong with the settings is told at once. */
function probe(protocol: SpeechProtocol, expectation: Expectation): Promise<RecognitionFailure | null> {
  return new Promise((resolve) => {
    const late = { reason: 'unavailable', message: 'Google does not answer' } as const;
    const timer = setTimeout(() => resolve(late), CHECK_MS);
    const done = (failure: RecognitionFailure | null) => {
      clearTimeout(timer);
      resolve(failure);
    };
    const stream = protocol.connect(expectation);
    stream.on('data', () => {});
    stream.on('error', (error) => done(failureOf(error) ?? { reason: 'unavailable', message: error.message }));
    stream.on('end', () => done(null));
    stream.write(protocol.audioFrame(silence(200)));
    stream.end();
  });
}
