/** A call that this machine listens to itself: recorded Mandarin, the real model, the real dialogue. Skipped where model or recordings are not there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '../../src/cli/test-line.js';
import { createSpeechEngines } from '../../src/server/speech-engines.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { recordedSpeech, ulaw } from '../audio/speech-like.js';
import { clientOf } from '../google/proto-service.js';
import { type FakeGoogleVoice, startFakeGoogleVoice } from '../synthesis/fake-google-voice.js';
import { freePort } from './free-port.js';
import { dialIntoStream } from './media-caller.js';

process.env.METADATA_SERVER_DETECTION = 'none';

const MODELS = process.env.OFFLINE_MODEL_DIR;
const [recording] = recordedSpeech(99).toSorted((a, b) => a.pcm.length - b.pcm.length);

describe.skipIf(MODELS === undefined || recording === undefined)(
  'a line with ears of its own (OFFLINE_MODEL_DIR, SPEECH_SAMPLES)',
  () => {
    let line: TestLine;
    let voice: FakeGoogleVoice;
    beforeAll(async () => {
      voice = await startFakeGoogleVoice(12);
      const port = await freePort();
      line = await openTestLine({
        settings: {
          PORT: port,
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          RECOGNITION: 'offline',
          SYNTHESIS: 'google',
          OFFLINE_MODEL: 'base',
          OFFLINE_MODEL_DIR: MODELS,
        },
        openEngines: (config, parts) => createSpeechEngines(config, parts, { voice: clientOf(voice) }),
      });
    }, 120_000);
    afterAll(async () => {
      await line.close();
      await voice.close();
    });

    test('what was said is heard, understood as far as it goes, and answered', async () => {
      const { call, phone, until } = await dialIntoStream(line.carrier, line.token);
      await until(() => phone.heard.length > 20 && phone.isQuiet());
      const before = phone.heard.length;
      await phone.speak(ulaw(recording?.pcm ?? new Int16Array()));
      await until(() => phone.heard.length > before + 10, 60_000);
      const turns = (await callTimeline(line.hotline.database, call.callSid))?.turns ?? [];
      expect(turns[1]?.event).toBe('speech');
      expect(turns[1]?.heard?.length).toBeGreaterThan(2);
      phone.hangUp();
    }, 120_000);
  },
);
