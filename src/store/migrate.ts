/** Brings the schema up to date, step by step in one transaction, and refuses a schema from the future. */
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { HotlineError } from '../errors.js';
import { calls } from './migrations/0001-calls.js';
import { tickets } from './migrations/0002-tickets.js';
import { cases } from './migrations/0003-cases.js';
import { users } from './migrations/0004-users.js';
import { sharedTexts } from './migrations/0005-shared-texts.js';

/** The steps in order. A published step is never changed: add the next one. */
const MIGRATIONS: readonly { name: string; up(knex: Knex): Promise<void> }[] = [
  { name: '0001-calls', up: calls },
  { name: '0002-tickets', up: tickets },
  { name: '0003-cases', up: cases },
  { name: '0004-users', up: users },
  { name: '0005-shared-texts', up: sharedTexts },
];

const TABLE = 'knex_migrations';

/** The steps live in code, not in a folder, so that src/*.ts and dist/*.js run the same ones under the same names. */
const migrationSource: Knex.MigrationSource<(typeof MIGRATIONS)[number]> = {
  getMigrations: async () => [...MIGRATIONS],
  getMigrationName: (migration) => migration.name,
  getMigration: async ({ up }) => ({ up, down: async () => {} }),
};

/** Two nodes may start at the same moment; the slower one finds tables half made and looks again. */
const TRIES = 50;
const PAUSE_MS = 100;

/** Runs the missing steps. @throws HotlineError store_unavailable when the database knows steps this version does not. */
export async function migrate(knex: Knex, triesLeft = TRIES): Promise<void> {
  await refuseNewer(knex);
  try {
    await knex.migrate.latest({ tableName: TABLE, migrationSource });
  } catch (error) {
    if (triesLeft <= 1) throw error;
    await setTimeout(PAUSE_MS);
    await migrate(knex, triesLeft - 1);
  }
}

async function refuseNewer(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(TABLE))) return;
  const done: string[] = await knex(TABLE).pluck('name');
  const unknown = done.filter((name) => !MIGRATIONS.some((known) => known.name === name));
  if (unknown.length === 0) return;
  throw new HotlineError(
    'store_unavailable',
    `the database was made by a newer version (step ${unknown.join(', ')}); start that version, or restore the backup made before it`,
  );
}
