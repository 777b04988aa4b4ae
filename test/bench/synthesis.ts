/** How fast the voice of this machine speaks: sentences it never said, and the same ones kept. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Voice } from '../../src/audio/ports.js';
import { createCachedVoice } from '../../src/synthesis/cached-voice.js';
import { clausesOf } from '../../src/synthesis/offline/clauses.js';
import { createOfflineVoice } from '../../src/synthesis/offline/offline-voice.js';
import { createSentenceVoice } from '../../src/synthesis/sentence-voice.js';
import { HOTLINE_SENTENCES } from '../synthesis/offline/hotline-sentences.js';
import { percentile, printTable, whole } from './figures.js';

const BYTES_A_MS = 8;
const SENTENCES = HOTLINE_SENTENCES.slice(0, 6);

export const hasOwnVoice = (folder: string) => existsSync(join(folder, 'kokoro'));

/** Prints first audio and real-time factor of sentences made and of sentences kept on disk. */
export async function measureSynthesis(folder: string): Promise<void> {
  const began = performance.now();
  const offline = await createOfflineVoice({ folder, voice: 'zf_xiaoyi', readings: {} });
  console.log(
    `the voice is loaded after ${whole(performance.now() - began)} ms, ${whole(process.memoryUsage.rss() / 1e6)} MB in all`,
  );
  const kept = mkdtempSync(join(tmpdir(), 'hotline-voice-'));
  const cached = () =>
    createCachedVoice(offline, { folder: kept, voiceName: offline.nameOf, onTrouble: (error) => console.error(error) });
  const rows = [['ms', 'sentences', 'first sound p50', 'most', 'time ÷ length of the sound']];
  rows.push(row('made: nobody heard it before', await speakAll(cached())));
  rows.push(row('kept on disk', await speakAll(cached())));
  printTable(rows);
  console.log(`${whole(process.memoryUsage.rss() / 1e6)} MB in all`);
  await offline.close();
  rmSync(kept, { recursive: true });
}

interface Spoken {
  firstMs: number;
  allMs: number;
  soundMs: number;
}

async function speakAll(inner: Voice): Promise<Spoken[]> {
  const voice = createSentenceVoice(inner, clausesOf);
  const all: Spoken[] = [];
  for (const text of SENTENCES) {
    const began = performance.now();
    let [firstMs, bytes] = [Number.NaN, 0];
    for await (const piece of voice.speak({ prompt: 'ask.open', language: 'zh-CN', text }, false)) {
      if (bytes === 0) firstMs = performance.now() - began;
      bytes += piece.length;
    }
    all.push({ firstMs, allMs: performance.now() - began, soundMs: bytes / BYTES_A_MS });
  }
  return all;
}

function row(name: string, all: readonly Spoken[]): string[] {
  const first = all.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b);
  const sum = (key: 'allMs' | 'soundMs') => all.reduce((total, one) => total + one[key], 0);
  const share = (sum('allMs') / sum('soundMs')).toFixed(3);
  return [name, String(all.length), whole(percentile(first, 0.5)), whole(first.at(-1) ?? Number.NaN), share];
}
