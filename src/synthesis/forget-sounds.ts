/** Throws away kept sounds that nobody has heard for long: sentences and catalogs change, and a disk is finite. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export const DAY_MS = 86_400_000;
const UNHEARD_MS = 90 * DAY_MS;

/** Removes the files of a folder last heard 90 days before `nowMs` (Unix ms), halves of files a day before; returns how many. */
export async function forgetSounds(folder: string, nowMs: number): Promise<number> {
  const names = await readdir(folder);
  const old: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: nowMs }));
    if (nowMs - mtimeMs > (name.endsWith('.part') ? DAY_MS : UNHEARD_MS)) old.push(path);
  }
  for (const path of old) await rm(path, { force: true });
  return old.length;
}
