/** A voice that makes each sentence once: kept in a folder under the sum of its words and its voice, and in memory while there is room. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Voice } from '../audio/ports.js';
import type { Spoken } from '../domain/prompt.js';
import { isCacheable } from './cacheable.js';
import { DAY_MS, forgetSounds } from './forget-sounds.js';

/** About an hour of speech. */
const MOST_BYTES = 32 * 1_024 * 1_024;

export interface CachedVoiceOptions {
  folder: string;
  /** Everything besides the words that changes the sound: voice, model, rate. */
  voiceName: (spoken: Spoken, slow: boolean) => string;
  /** Told when the folder does not work; the voice does all the same. */
  onTrouble: (error: unknown) => void;
}

/** Keeps what `inner` makes; two callers who want the same sentence at the same moment wait for one making of it. */
export function createCachedVoice(inner: Voice, options: CachedVoiceOptions): Voice {
  const memory = createMemory(MOST_BYTES);
  const making = new Map<string, Promise<Buffer>>();
  let forgotMs = Number.NEGATIVE_INFINITY;

  /** Once a day, when there is something new to keep. */
  async function tidy(): Promise<void> {
    const nowMs = Date.now();
    if (nowMs - forgotMs < DAY_MS) return;
    forgotMs = nowMs;
    await forgetSounds(options.folder, nowMs).catch(options.onTrouble);
  }

  async function get(spoken: Spoken, slow: boolean): Promise<Buffer> {
    const key = keyOf(options.voiceName(spoken, slow), spoken.text);
    const known = memory.get(key) ?? (await readKept(options, key));
    if (known !== null) {
      memory.set(key, known);
      return known;
    }
    // Somebody else may have made it, or begun to, while the disk was asked.
    return memory.get(key) ?? making.get(key) ?? make(key, () => whole(inner.speak(spoken, slow)));
  }

  function make(key: string, begin: () => Promise<Buffer>): Promise<Buffer> {
    const sound = begin()
      .then((made) => {
        memory.set(key, made);
        void keep(options, key, made).then((kept) => (kept ? tidy() : undefined));
        return made;
      })
      .finally(() => making.delete(key));
    making.set(key, sound);
    return sound;
  }

  return {
    async *speak(spoken, slow) {
      if (isCacheable(spoken)) yield await get(spoken, slow);
      else yield* inner.speak(spoken, slow);
    },
  };
}

function keyOf(voiceName: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([voiceName, text]))
    .digest('hex')
    .slice(0, 40);
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function readKept({ folder, onTrouble }: CachedVoiceOptions, key: string): Promise<Buffer | null> {
  try {
    const path = join(folder, `${key}.ulaw`);
    const sound = await readFile(path);
    const now = new Date();
    // Heard today; where that cannot be noted, it is made anew some day.
    void utimes(path, now, now).catch(() => {});
    return sound.length > 0 ? sound : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onTrouble(error);
    return null;
  }
}

/** Written beside and renamed: another process never reads half a sentence. */
async function keep({ folder, onTrouble }: CachedVoiceOptions, key: string, sound: Buffer): Promise<boolean> {
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(part, sound);
    await rename(part, join(folder, `${key}.ulaw`));
    return true;
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    onTrouble(error);
    return false;
  }
}

/** The sentences used last, as many as fit. */
function createMemory(most: number) {
  const sounds = new Map<string, Buffer>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= sounds.get(key)?.length ?? 0;
    sounds.delete(key);
  };
  return {
    get(key: string): Buffer | null {
      const sound = sounds.get(key);
      if (sound === undefined) return null;
      sounds.delete(key);
      sounds.set(key, sound);
      return sound;
    },
    set(key: string, sound: Buffer): void {
      drop(key);
      sounds.set(key, sound);
      bytes += sound.length;
      for (const oldest of sounds.keys()) {
        if (bytes <= most) return;
        drop(oldest);
      }
    },
  };
}
