/** A database in a folder of its own that goes away after the test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/store/database.js';

export interface Place {
  file: string;
  /** Each call is another node that works on the same data. */
  open(): Promise<Database>;
  /** Closes all that was opened and removes the data. */
  remove(): Promise<void>;
}

export async function temporaryDatabase(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-'));
  const file = join(folder, 'calls.db');
  const opened: Database[] = [];
  return {
    file,
    async open() {
      const database = await openDatabase({ file });
      opened.push(database);
      return database;
    },
    async remove() {
      for (const database of opened) await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
