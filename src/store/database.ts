/** Opens the database: one connection that writes, one that reads, and the schema brought up to date. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import knexModule from 'knex';
import { HotlineError } from '../errors.js';
import { migrate } from './migrate.js';
import { sqliteConfig } from './sqlite.js';
import { storeFailure } from './store-failure.js';

/** An open database. Both handles lead to the same data; only `write` may change it. */
export interface Database {
  write: Knex;
  read: Knex;
  close(): Promise<void>;
}

/**
 * Opens (and creates) the database and runs what is missing of the migrations.
 * @param target an SQLite file, as `{ file }` or as a URL: `sqlite:run/hotline.db`, `file:…` or a plain path.
 * @throws HotlineError config_invalid for another kind of URL; store_unavailable when the file cannot be opened or was made by a newer version.
 */
export async function openDatabase(target: string | { file: string }): Promise<Database> {
  const file = typeof target === 'string' ? fileOf(target) : target.file;
  await mkdir(dirname(file), { recursive: true }).catch((error) => {
    throw storeFailure(error);
  });
  const write = knexModule.knex(sqliteConfig(file, 'write'));
  const read = knexModule.knex(sqliteConfig(file, 'read'));
  const close = async () => {
    await Promise.all([read.destroy(), write.destroy()]);
  };
  try {
    await migrate(write);
  } catch (error) {
    await close();
    throw storeFailure(error);
  }
  return { write, read, close };
}

function fileOf(url: string): string {
  const [, scheme, rest] = /^(?:([a-z]+):(?:\/\/)?)?(.*)$/is.exec(url) ?? [];
  if ((scheme === undefined || scheme === 'sqlite' || scheme === 'file') && rest) return rest;
  throw new HotlineError('config_invalid', `DATABASE_URL: "${scheme ?? ''}:" is not supported; use sqlite:<file>`);
}
