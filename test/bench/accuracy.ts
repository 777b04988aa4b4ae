/** How well this machine hears recorded Mandarin over the telephone: `npm run bench:voice -- accuracy`, with and without words to expect. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recogniser } from '../../src/audio/ports.js';
import { type OwnEars, openOwnEars } from '../../src/recognition/own-ears.js';
import { frames, recordedSpeech, ulaw } from '../audio/speech-like.js';
import { percentile, printTable, whole } from './figures.js';
import { wordErrors } from './word-errors.js';

/** As an open question expects them: none of them is in the recordings. */
const WORDS = [
  '身份证',
  '社保卡',
  '公积金',
  '营业执照',
  '居住证',
  '护照',
  '要带什么材料',
  '要多少钱',
  '要多久',
  '在哪里办',
  '预约',
  '人工',
];

export interface Said {
  said: string;
  pcm: Int16Array;
}

/** Everything of the folder named by SPEECH_SAMPLES: sentences, and strings of digits. */
export function recordings(): Record<'sentences' | 'digits', Said[]> {
  const rows = readFileSync(join(process.env.SPEECH_SAMPLES ?? '', 'transcripts.tsv'), 'utf8').split('\n');
  const transcripts = new Map(rows.map((row) => row.split('\t')).map(([name, said]) => [name, said ?? '']));
  const all = recordedSpeech(999).map(({ name, pcm }) => ({ pcm, said: transcripts.get(name) ?? '' }));
  const isDigits = ({ said }: Said) => /^[零幺一二三四五六七八九]+$/.test(said);
  return { sentences: all.filter((one) => one.said !== '' && !isDigits(one)), digits: all.filter(isDigits) };
}

/** Hears one sound as a call would, without waiting for its pace. */
export async function hear(recogniser: Recogniser, sound: Buffer, phrases: readonly string[]): Promise<string> {
  const heard: string[] = [];
  const listener = { partial: () => {}, final: (text: string) => void heard.push(text), failed: console.error };
  const session = recogniser.open(listener, { language: 'zh-CN', expects: 'sentence', phrases });
  for (const frame of frames(sound)) session.audio(frame, true);
  await session.flush();
  session.close();
  return heard.join('');
}

/** Prints a row for each kind of recording, model and expectation. */
export async function measureAccuracy(folder: string, models: readonly string[]): Promise<void> {
  const rows = [['8 kHz µ-law', 'utterances', 'characters wrong', 'syllables wrong', 'exact', 'ms p50', 'ms of cores', 'RSS GB']];
  for (const model of models) {
    const ears = await openOwnEars({ model, folder, now: () => performance.now(), onTrouble: console.error });
    for (const [kind, said] of Object.entries(recordings()))
      for (const phrases of [[], WORDS])
        rows.push(await row(`${model}, ${kind}, ${phrases.length} words expected`, ears, said, phrases));
    await ears.close();
  }
  printTable(rows);
}

async function row(name: string, { recogniser }: OwnEars, said: Said[], phrases: readonly string[]): Promise<string[]> {
  const pairs: { said: string; heard: string }[] = [];
  const ms: number[] = [];
  const before = process.cpuUsage();
  for (const one of said) {
    const beganMs = performance.now();
    pairs.push({ said: one.said, heard: await hear(recogniser, ulaw(one.pcm), phrases) });
    ms.push(performance.now() - beganMs);
  }
  const { user, system } = process.cpuUsage(before);
  if (process.env.SHOW_TEXTS) console.log(pairs.map((pair) => `${pair.said}  →  ${pair.heard}`).join('\n'));
  const errors = wordErrors(pairs);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    name,
    String(said.length),
    percent(errors.characters),
    percent(errors.syllables),
    percent(errors.exact),
    whole(
      percentile(
        ms.toSorted((a, b) => a - b),
        0.5,
      ),
    ),
    whole((user + system) / 1_000 / said.length),
    (process.memoryUsage().rss / 2 ** 30).toFixed(1),
  ];
}
