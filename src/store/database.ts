/** Opens the database: one connection for the calls, one for reports, and the schema brought up to date. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import knexModule from 'knex';
import { HotlineError } from '../errors.js';
import { migrate } from './migrate.js';
import { sqliteConfig } from './sqlite.js';
import { storeFailure } from './store-failure.js';

/** An open database; both handles lead to the same data. */
export interface Database {
  /** All writing, and the short look-ups between two turns. */
  sql: Knex;
  /** Reads only. Long queries go here, so that no caller waits for a report. */
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
  const sql = knexModule.knex(sqliteConfig(file, 'write'));
  const read = knexModule.knex(sqliteConfig(file, 'read'));
  const close = async () => {
    await Promise.all([read.destroy(), sql.destroy()]);
  };
  try {
    await migrate(sql);
  } catch (error) {
    await close();
    throw storeFailure(error);
  }
  return { sql, read, close };
}

function fileOf(url: string): string {
  const [, scheme, rest] = /^(?:([a-z]+):(?:\/\/)?)?(.*)$/is.exec(url) ?? [];
  if ((scheme === undefined || scheme === 'sqlite' || scheme === 'file') && rest) return rest;
  throw new HotlineError('config_invalid', `DATABASE_URL: "${scheme ?? ''}:" is not supported; use sqlite:<file>`);
}
