/** Is a recording fit to be spoken to callers? Length, silence, clipping, loudness; and its shape as a row of peaks. */
import type { Bilingual } from '../domain/bilingual.js';
import { speechLevel } from './loudness.js';

export interface SoundProblem {
  severity: 'error' | 'warning';
  message: Bilingual;
  fix: Bilingual;
}

export interface SoundReport {
  seconds: number;
  /** Level where somebody speaks, and of the loudest sample: dB below full scale. */
  levelDb: number;
  peakDb: number;
  /** Share of samples at full scale, 0–1. */
  clipped: number;
  /** Quiet before the first and after the last word, in seconds. */
  quietStart: number;
  quietEnd: number;
  problems: SoundProblem[];
}

const SHORTEST_S = 0.3;
const LONGEST_S = 60;
const SILENT_DB = -50;
const FAINT_DB = -38;
const LOUD_DB = -9;
const CLIP_AT = 32_700;
/** So many samples at full scale are heard as crackle. */
const CLIPPED_SHARE = 0.002;
const QUIET_S = 0.8;
/** Blocks of 10 ms at 8 kHz; one this far below the speech is quiet. */
const BLOCK = 80;
const BELOW_SPEECH_DB = 25;

/** Looks at a sound of 8 kHz. `source` tells what it was before it was converted and levelled: there clipping still shows. */
export function inspectSound(pcm: Int16Array, sampleRate: number): SoundReport {
  const levelDb = round(speechLevel(pcm));
  const report = {
    seconds: round(pcm.length / sampleRate, 2),
    levelDb,
    peakDb: round(decibels(peakOf(pcm))),
    clipped: clippedShare(pcm),
    ...quietEnds(pcm, sampleRate, levelDb),
  };
  return { ...report, problems: problemsOf(report) };
}

/** The loudest sample of each of `count` pieces, 0–1 with two decimals. */
export function soundPeaks(pcm: Int16Array, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const piece = pcm.subarray(Math.floor((index * pcm.length) / count), Math.floor(((index + 1) * pcm.length) / count));
    return Math.round((peakOf(piece) / 32_768) * 100) / 100;
  });
}

function problemsOf(report: Omit<SoundReport, 'problems'>): SoundProblem[] {
  const { seconds, levelDb, clipped, quietStart, quietEnd } = report;
  if (seconds < SHORTEST_S) return [problem('error', `只有 ${seconds} 秒`, `Only ${seconds} s long`, '重新录', 'Record it again')];
  if (levelDb < SILENT_DB)
    return [
      problem('error', '几乎没有声音', 'There is hardly any sound', '检查话筒，重新录', 'Check the microphone and record again'),
    ];
  const found: [boolean, SoundProblem][] = [
    [
      seconds > LONGEST_S,
      problem('error', `有 ${seconds} 秒，最长 ${LONGEST_S} 秒`, `${seconds} s long; at most ${LONGEST_S} s`, '剪短', 'Cut it'),
    ],
    [
      clipped > CLIPPED_SHARE,
      problem(
        'warning',
        '录得太响，有爆音',
        'Recorded too loud: it crackles',
        '离话筒远一点，重新录',
        'Move away from the microphone and record again',
      ),
    ],
    [
      levelDb < FAINT_DB,
      problem(
        'warning',
        '录得太轻，放大后会有杂音',
        'Recorded too faint: noise will be heard',
        '离话筒近一点，重新录',
        'Move closer to the microphone and record again',
      ),
    ],
    [levelDb > LOUD_DB, problem('warning', '录得很响', 'Recorded very loud', '听一遍，有爆音就重新录', 'Listen to it')],
    [
      quietStart > QUIET_S || quietEnd > QUIET_S,
      problem('warning', '头尾有一段没有声音', 'There is silence at the ends', '剪掉头尾', 'Trim the ends'),
    ],
  ];
  return found.filter(([holds]) => holds).map(([, one]) => one);
}

function quietEnds(pcm: Int16Array, sampleRate: number, levelDb: number): Pick<SoundReport, 'quietStart' | 'quietEnd'> {
  const blocks: boolean[] = [];
  for (let start = 0; start < pcm.length; start += BLOCK)
    blocks.push(decibels(peakOf(pcm.subarray(start, start + BLOCK))) > levelDb - BELOW_SPEECH_DB + 3);
  const seconds = (count: number) => round((count * BLOCK) / sampleRate, 2);
  const first = blocks.indexOf(true);
  if (first < 0) return { quietStart: seconds(blocks.length), quietEnd: seconds(blocks.length) };
  return { quietStart: seconds(first), quietEnd: seconds(blocks.length - 1 - blocks.lastIndexOf(true)) };
}

function clippedShare(pcm: Int16Array): number {
  let count = 0;
  for (const sample of pcm) if (Math.abs(sample) >= CLIP_AT) count++;
  return pcm.length === 0 ? 0 : count / pcm.length;
}

function peakOf(pcm: Int16Array): number {
  let most = 0;
  for (const sample of pcm) most = Math.max(most, Math.abs(sample));
  return most;
}

function decibels(peak: number): number {
  return Math.max(-100, 20 * Math.log10(peak / 32_768));
}

function round(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

function problem(severity: SoundProblem['severity'], zh: string, en: string, fixZh: string, fixEn: string): SoundProblem {
  return { severity, message: { zh, en }, fix: { zh: fixZh, en: fixEn } };
}
