/** What callers left on a switch of the centre's own, kept here: files nobody but signed-in staff can fetch, until retention removes them. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FRAME_BYTES } from '../audio/frame.js';
import { encodeUlaw } from '../audio/g711.js';
import { createVoiceActivity } from '../audio/voice-activity.js';
import { readWav, writeWav } from '../audio/wav.js';
import { HotlineError } from '../errors.js';
import type { RecordingShelf } from './recording-shelf.js';

export interface CallerRecordings extends RecordingShelf {
  /** Keeps a WAV file, cut behind the last word; null when nobody says anything in it. */
  keep(wav: Buffer): Promise<{ url: string; durationMs: number } | null>;
  /** Whether an address is one of ours. */
  has(address: string): boolean;
}

/** The folder under DATA_DIR. */
export const CALLER_RECORDINGS = 'caller-recordings';
const ADDRESS = /^kept:([0-9a-f-]{36})$/;
/** Fewer voiced frames of 20 ms are a click or a breath. */
const FEWEST_VOICED = 10;
/** Kept around the words. */
const MARGIN_FRAMES = 25;

/** Recordings in `folder`, which is made when first needed and readable by this user alone. */
export function createCallerRecordings(folder: string): CallerRecordings {
  const pathOf = (address: string) => join(folder, `${ADDRESS.exec(address)?.[1] ?? ''}.wav`);
  const broken = (cause: unknown) => new HotlineError('store_unavailable', 'a recording could not be kept or read', { cause });
  return {
    has: (address) => ADDRESS.test(address),
    async keep(file) {
      const sound = readWav(file);
      const words = spokenPart(sound.pcm);
      if (words === null) return null;
      const id = randomUUID();
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, `${id}.wav`), writeWav({ ...sound, pcm: words }), { mode: 0o600, flush: true });
      } catch (cause) {
        throw broken(cause);
      }
      return { url: `kept:${id}`, durationMs: Math.round((words.length / sound.sampleRate) * 1_000) };
    },
    async fetch(address) {
      const body = await readFile(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new HotlineError('not_found', 'this recording is no longer there') : broken(error);
      });
      return { type: 'audio/wav', body };
    },
    async remove(address) {
      await rm(pathOf(address), { force: true }).catch((cause) => {
        throw broken(cause);
      });
    },
  };
}

/** Recordings wherever they are: here, or at the carrier. */
export function shelfOfBoth(kept: CallerRecordings, carrier: RecordingShelf): RecordingShelf {
  const of = (address: string) => (kept.has(address) ? kept : carrier);
  return { fetch: (address) => of(address).fetch(address), remove: (address) => of(address).remove(address) };
}

/** From a little before the first word to a little after the last. */
function spokenPart(pcm: Int16Array): Int16Array | null {
  const ulaw = encodeUlaw(pcm);
  const activity = createVoiceActivity();
  const voiced: number[] = [];
  for (let frame = 0; (frame + 1) * FRAME_BYTES <= ulaw.length; frame++) {
    const sound = ulaw.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES);
    if (activity.frame(sound, false).voiced) voiced.push(frame);
  }
  if (voiced.length < FEWEST_VOICED) return null;
  const from = Math.max(0, (voiced[0] as number) - MARGIN_FRAMES);
  const to = (voiced.at(-1) as number) + MARGIN_FRAMES;
  return pcm.subarray(from * FRAME_BYTES, to * FRAME_BYTES);
}
