/** What callers left is cut to the words, kept for this user's eyes alone, and gone when it is removed. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWav, writeWav } from '../../src/audio/wav.js';
import { createCallerRecordings, shelfOfBoth } from '../../src/server/caller-recordings.js';
import { joined, noise, speechLike } from '../audio/speech-like.js';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const recordings = createCallerRecordings(join(folder, 'caller-recordings'));
const wav = (pcm: Int16Array) => writeWav({ sampleRate: 8_000, pcm });

test('words are kept without the silence around them', async () => {
  const kept = await recordings.keep(wav(joined(noise(3_000, -60), speechLike(2_000), noise(5_000, -60, 2))));
  expect(kept?.durationMs).toBeGreaterThan(2_000);
  expect(kept?.durationMs).toBeLessThan(3_200);
  const file = await recordings.fetch(kept?.url ?? '');
  expect(file.type).toBe('audio/wav');
  expect(readWav(file.body).pcm.length / 8).toBeCloseTo(kept?.durationMs ?? 0, -1);
  const [, id] = (kept?.url ?? '').split(':');
  expect(statSync(join(folder, 'caller-recordings', `${id}.wav`)).mode & 0o077).toBe(0);

  await recordings.remove(kept?.url ?? '');
  await expect(recordings.fetch(kept?.url ?? '')).rejects.toMatchObject({ code: 'not_found' });
  await recordings.remove(kept?.url ?? ''); // gone already is well
});

test('a recording without words is none', async () => {
  expect(await recordings.keep(wav(noise(4_000, -60)))).toBe(null);
  expect(await recordings.keep(wav(Int16Array.of()))).toBe(null);
});

test('an address of ours is looked up here, everything else at the carrier', async () => {
  const asked: string[] = [];
  const carrier = {
    fetch: async (address: string) => {
      asked.push(address);
      return { type: 'audio/mpeg', body: Buffer.alloc(1) };
    },
    remove: async () => {},
  };
  const shelf = shelfOfBoth(recordings, carrier);
  const kept = await recordings.keep(wav(speechLike(2_000)));
  expect((await shelf.fetch(kept?.url ?? '')).type).toBe('audio/wav');
  expect((await shelf.fetch('https://api.twilio.com/x')).type).toBe('audio/mpeg');
  await shelf.fetch('kept:../../secret');
  expect(asked).toEqual(['https://api.twilio.com/x', 'kept:../../secret']);
});
