/** The line of the voice benchmark, a process of its own: the real server and dialogue, ears that know what is said, and a voice that is ready at once. */
import { pino } from 'pino';
import type { Recogniser, Voice } from '../../src/audio/ports.js';
import { readConfig } from '../../src/config.js';
import { type OwnEars, openOwnEars } from '../../src/recognition/own-ears.js';
import { startHotline } from '../../src/server/hotline.js';
import { speechLike, ulaw } from '../audio/speech-like.js';

/** What every caller says, in the order they come. */
const QUESTIONS = ['身份证丢了补办要带什么材料', '那要多少钱', '办护照要多久', '公积金怎么提取', '你们星期六上班吗'];
/** What the runner wants: long sentences for the curve, usual ones for the delays. */
const SECONDS = Number(process.argv[2] ?? 3);

const tell = (message: Record<string, unknown>) => process.send?.(message);
const epochMs = () => performance.timeOrigin + performance.now();

/** Says when an utterance was over, by the order in which the calls came; the text is there in the same moment. */
function readyEars(): Recogniser {
  let sessions = 0;
  return {
    name: 'ready',
    open(listener) {
      const session = sessions++;
      let asked = 0;
      let voiced = false;
      return {
        audio: (_, isVoiced) => {
          voiced ||= isVoiced;
        },
        expect: () => {},
        async flush() {
          if (!voiced) return;
          voiced = false;
          tell({ kind: 'over', session, atMs: epochMs() });
          listener.final(QUESTIONS[asked++ % QUESTIONS.length] ?? '', 0.9);
        },
        discard: () => {
          voiced = false;
        },
        close: () => {},
      };
    },
  };
}

const sound = ulaw(speechLike(SECONDS * 1_000));
const voice: Voice = {
  async *speak() {
    yield sound;
  },
};

/** Whisper, where the runner names its folder; it tells what took how long. */
async function ears(): Promise<Pick<OwnEars, 'recogniser' | 'voiceActivity'>> {
  const folder = process.env.OFFLINE_MODEL_DIR;
  if (folder === undefined) return { recogniser: readyEars() as OwnEars['recogniser'], voiceActivity: undefined };
  const onTook = (took: object) => void tell({ kind: 'took', ...took });
  return openOwnEars({
    model: process.env.OFFLINE_MODEL ?? 'base',
    folder,
    now: () => performance.now(),
    onTrouble: console.error,
    onTook,
  });
}

const { recogniser, voiceActivity } = await ears();
const hotline = await startHotline(readConfig(process.env), {
  clock: () => new Date(),
  log: pino({ level: 'silent' }),
  print: () => {},
  openEngines: async () => ({ recognisers: [recogniser], voiceActivity, voice, check: async () => null, close: async () => {} }),
});
process.once('SIGTERM', () => {
  hotline.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
// The runner was stopped: nobody is left to be measured.
process.once('disconnect', () => process.exit(0));
tell({ kind: 'ready' });
