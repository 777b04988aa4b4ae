/** How many spoken questions reach the right item within two tries: `npm run bench:voice -- answers`, clean and with noise, by recogniser. */

import { type OwnEars, openOwnEars } from '../../src/recognition/own-ears.js';
import { loadPublished } from '../../src/server/published-content.js';
import type { MandarinVoice } from '../../src/synthesis/offline/voice-packages.js';
import { mixed, noise, ulaw } from '../audio/speech-like.js';
import { hear } from './accuracy.js';
import { percent, printTable } from './figures.js';
import { type SpokenQuestion, scriptedQuestions, spoken } from './spoken-questions.js';
import { wordErrors } from './word-errors.js';

const VOICES: readonly MandarinVoice[] = ['zf_xiaoyi', 'zm_yunxi'];
/** Below the level of the speech, which stands at -23 dB of full scale. */
const NOISE_DB = { 'no noise': null, 'noise at 20 dB SNR': -43 } as const;

type Outcome = 'answered' | 'asked' | 'missed' | 'wrong';
type Judge = (heard: string, question: SpokenQuestion) => Outcome;

/** What the line makes of a heard question: answered outright; asked back so that a key answers it; missed; or answered with something else. */
function createJudge(): Judge {
  const { understand } = loadPublished('.', { at: new Date(), operatorNumber: null }).published;
  return (heard, { item }) => {
    const { decision, items } = understand(heard);
    const offered = items.slice(0, decision === 'choose' ? 3 : 1).some(({ code }) => code === item);
    if (decision === 'answer') return offered ? 'answered' : 'wrong';
    return (decision === 'confirm' || decision === 'choose') && offered ? 'asked' : 'missed';
  };
}

/** Prints a row for each recogniser and kind of line. A question that was missed or wrong is said again by the other voice. */
export async function measureAnswers(models: string, recognisers: readonly string[]): Promise<void> {
  const questions = scriptedQuestions();
  const sounds = new Map<MandarinVoice, Int16Array[]>();
  for (const voice of VOICES)
    sounds.set(
      voice,
      await spoken(
        questions.map(({ text }) => text),
        voice,
        models,
      ),
    );
  const judge = createJudge();
  const rows = [['8 kHz µ-law', 'calls', 'at once', 'within two', 'wrong at first', 'characters wrong', 'syllables wrong']];
  for (const model of recognisers) {
    const ears = await openOwnEars({ model, folder: models, now: () => performance.now(), onTrouble: console.error });
    for (const [line, db] of Object.entries(NOISE_DB))
      rows.push(await row(`${model}, ${line}`, { ears, judge, questions, sounds, db }));
    await ears.close();
  }
  const texts = questions.map((question) => judge(question.text, question));
  console.log(`of the ${texts.length} questions as text ${texts.filter((one) => one === 'answered').length} are answered at once`);
  printTable(rows);
}

interface Parts {
  ears: OwnEars;
  judge: Judge;
  questions: readonly SpokenQuestion[];
  sounds: ReadonlyMap<MandarinVoice, Int16Array[]>;
  db: number | null;
}

async function row(name: string, { ears, judge, questions, sounds, db }: Parts): Promise<string[]> {
  const pairs: { said: string; heard: string }[] = [];
  const outcomes: { first: Outcome; done: boolean }[] = [];
  for (const [voice, other] of [VOICES, VOICES.toReversed()] as [MandarinVoice, MandarinVoice][])
    for (const [i, question] of questions.entries()) {
      const say = async (who: MandarinVoice) => {
        const pcm = sounds.get(who)?.[i] ?? new Int16Array();
        const sound = ulaw(db === null ? pcm : mixed(pcm, noise(pcm.length / 8, db, i + 1)));
        const heard = await hear(ears.recogniser, sound, []);
        pairs.push({ said: question.text, heard });
        return judge(heard, question);
      };
      const first = await say(voice);
      const again = first === 'missed' || first === 'wrong' ? await say(other) : first;
      outcomes.push({ first, done: again === 'answered' || first === 'asked' });
      if (process.env.SHOW_TEXTS) console.log(first, again, question.text, '→', pairs.at(-1)?.heard);
    }
  const share = (is: (one: (typeof outcomes)[number]) => boolean) => `${percent(outcomes.filter(is).length / outcomes.length)} %`;
  const errors = wordErrors(pairs);
  return [
    name,
    String(outcomes.length),
    share(({ first }) => first === 'answered'),
    share(({ done }) => done),
    share(({ first }) => first === 'wrong'),
    `${percent(errors.characters)} %`,
    `${percent(errors.syllables)} %`,
  ];
}
