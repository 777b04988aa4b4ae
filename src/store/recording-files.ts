/** Recordings as files under the run-time folder, named by what they hold: a file is there whole or not at all, and never changes. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HotlineError } from '../errors.js';

export interface RecordingFiles {
  /** Keeps a WAV file and returns its id: the first 32 hexadecimal digits of its SHA-256. The same bytes are kept once. */
  save(wav: Buffer): Promise<string>;
  /** The file, or null when there is none of this id or it does not hold what its name says. */
  read(id: string): Promise<Buffer | null>;
}

const ID = /^[0-9a-f]{32}$/;

/** Recordings in `folder`, which is made when first needed. */
export function createRecordingFiles(folder: string): RecordingFiles {
  const pathOf = (id: string) => join(folder, `${id}.wav`);
  return {
    async save(wav) {
      const id = idOf(wav);
      if ((await readWhole(pathOf(id), id)) === null) await writeWhole(folder, pathOf(id), wav);
      return id;
    },
    async read(id) {
      return ID.test(id) ? readWhole(pathOf(id), id) : null;
    },
  };
}

function idOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

async function readWhole(path: string, id: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new HotlineError('store_unavailable', 'a recording could not be read', { cause: error });
  });
  return bytes !== null && idOf(bytes) === id ? bytes : null;
}

/** Beside it, on the disk, then in place; the folder is written out too, or a power cut could take the name away. */
async function writeWhole(folder: string, path: string, bytes: Buffer): Promise<void> {
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(folder);
  } catch (cause) {
    await rm(beside, { force: true });
    throw new HotlineError('store_unavailable', 'a recording could not be kept', { cause });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
