/** Questions of the scripted calls as sound: spoken by the voices of this machine, kept on disk, as a telephone line brings them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { decodeUlaw } from '../../src/audio/g711.js';
import { createOfflineVoice } from '../../src/synthesis/offline/offline-voice.js';
import { parseReadings } from '../../src/synthesis/offline/parse-readings.js';
import type { MandarinVoice } from '../../src/synthesis/offline/voice-packages.js';

export interface SpokenQuestion {
  text: string;
  /** The item it is about, and what is asked of it; none: whatever it is. */
  item: string;
  aspects: readonly string[];
}

interface ScriptedTurn {
  hear?: string;
  understood?: { decision?: string; items?: string[]; aspects?: string[] };
}

/** Openings of scripted calls that are answered with one item, each once. */
export function scriptedQuestions(): SpokenQuestion[] {
  const files = readdirSync('test/calls', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const all = files.sort().flatMap((name) => {
    const { turns } = parse(readFileSync(join('test/calls', name), 'utf8')) as { turns: ScriptedTurn[] };
    return turns.slice(1, 2).flatMap(({ hear, understood }) => {
      const [item] = understood?.items ?? [];
      if (hear === undefined || item === undefined || !/\p{Script=Han}/u.test(hear)) return [];
      return [{ text: hear, item, aspects: understood?.aspects ?? [] }];
    });
  });
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

/** The sounds of texts in one voice, 8 kHz. */
export async function spoken(texts: readonly string[], voice: MandarinVoice, models: string): Promise<Int16Array[]> {
  const folder = join(tmpdir(), 'hotline-bench-voices', voice);
  mkdirSync(folder, { recursive: true });
  const kept = new Set(readdirSync(folder));
  const fileOf = (text: string) => `${Buffer.from(text).toString('base64url').slice(0, 200)}.ulaw`;
  const missing = texts.filter((text) => !kept.has(fileOf(text)));
  if (missing.length > 0) {
    const readings = parseReadings(readFileSync('data/readings.yaml', 'utf8'), 'data/readings.yaml');
    const speaker = await createOfflineVoice({ folder: models, voice, readings });
    for (const text of missing) {
      const pieces: Buffer[] = [];
      for await (const piece of speaker.speak({ prompt: 'greeting', language: 'zh-CN', text }, false)) pieces.push(piece);
      writeFileSync(join(folder, fileOf(text)), Buffer.concat(pieces));
    }
    await speaker.close();
  }
  return texts.map((text) => decodeUlaw(readFileSync(join(folder, fileOf(text)))));
}
