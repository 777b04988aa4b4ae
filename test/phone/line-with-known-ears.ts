/** The line of the phone test where no models are installed, a process of its own: the real server and dialogue, ears that know a few recordings, and eSpeak's voice. */
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/config.js';
import { startHotline } from '../../src/server/hotline.js';
import { createCachedVoice } from '../../src/synthesis/cached-voice.js';
import { createSentenceVoice } from '../../src/synthesis/sentence-voice.js';
import { createEspeakVoice, espeak } from './espeak-voice.js';
import { createKnownEars } from './known-ears.js';
import { QUESTIONS } from './questions.js';

const log = pino({ level: process.env.LOG_LEVEL ?? 'info' });
const known = await Promise.all(Object.values(QUESTIONS).map(async (text) => ({ text, pcm: await espeak(text, 'caller') })));
const hotline = await startHotline(readConfig(process.env), {
  clock: () => new Date(),
  log,
  print: (line) => process.stdout.write(`${line}\n`),
  openEngines: async (config, { onTrouble }) => {
    const kept = createCachedVoice(createEspeakVoice(), {
      folder: join(config.DATA_DIR, 'voice'),
      voiceName: (_, slow) => `espeak ${slow}`,
      onTrouble,
    });
    return {
      recognisers: [createKnownEars(known)],
      voice: createSentenceVoice(kept),
      check: async () => null,
      close: async () => {},
    };
  },
});
process.once('SIGTERM', () => {
  hotline.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
