/** Brings the schema up to date: all missing steps in one transaction, whoever else starts at the same moment. */
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { HotlineError } from '../errors.js';
import { calls } from './migrations/0001-calls.js';
import { tickets } from './migrations/0002-tickets.js';
import { cases } from './migrations/0003-cases.js';
import { users } from './migrations/0004-users.js';
import { sharedTexts } from './migrations/0005-shared-texts.js';
import { staff } from './migrations/0006-staff.js';
import { content } from './migrations/0007-content.js';
import { callSummaries } from './migrations/0008-call-summaries.js';
import { missed } from './migrations/0009-missed.js';
import { ticketWork } from './migrations/0010-ticket-work.js';
import { caseImports } from './migrations/0011-case-imports.js';
import { played } from './migrations/0012-played.js';
import { callIndex } from './migrations/0013-call-index.js';
import { isBusy } from './sqlite.js';

/** The steps in order. A published step is never changed: add the next one. */
const MIGRATIONS: readonly { name: string; up(knex: Knex): Promise<void> }[] = [
  { name: '0001-calls', up: calls },
  { name: '0002-tickets', up: tickets },
  { name: '0003-cases', up: cases },
  { name: '0004-users', up: users },
  { name: '0005-shared-texts', up: sharedTexts },
  { name: '0006-staff', up: staff },
  { name: '0007-content', up: content },
  { name: '0008-call-summaries', up: callSummaries },
  { name: '0009-missed', up: missed },
  { name: '0010-ticket-work', up: ticketWork },
  { name: '0011-case-imports', up: caseImports },
  { name: '0012-played', up: played },
  { name: '0013-call-index', up: callIndex },
];

const TABLE = 'schema_steps';

/** A node that found the database locked by another one's start tries again; together some ten seconds. */
const TRIES = 40;
const PAUSE_MS = 250;

/**
 * Runs the missing steps, all or none. The database's own write lock keeps nodes that start together apart,
 * so a node that dies in the middle leaves neither half a schema nor a lock behind (as a lock kept in a table would).
 * @throws HotlineError store_unavailable when the database knows steps this version does not.
 */
export async function migrate(knex: Knex, triesLeft = TRIES): Promise<void> {
  try {
    await runMissing(knex);
  } catch (error) {
    if (triesLeft <= 1 || !isBusy(error)) throw error;
    await setTimeout(PAUSE_MS);
    await migrate(knex, triesLeft - 1);
  }
}

async function runMissing(knex: Knex): Promise<void> {
  await knex.raw(`CREATE TABLE IF NOT EXISTS ${TABLE} (name VARCHAR(64) PRIMARY KEY, done_at VARCHAR(32) NOT NULL)`);
  await knex.transaction(async (trx) => {
    // Writing first takes the write lock; reading first would have to trade a read lock for it, and could fail.
    await trx(TABLE).where({ name: '' }).delete();
    const done = new Set<string>(await trx(TABLE).pluck('name'));
    refuseNewer([...done]);
    for (const { name, up } of MIGRATIONS) {
      if (done.has(name)) continue;
      await up(trx);
      await trx(TABLE).insert({ name, done_at: new Date().toISOString() });
    }
  });
}

function refuseNewer(done: readonly string[]): void {
  const unknown = done.filter((name) => !MIGRATIONS.some((known) => known.name === name));
  if (unknown.length === 0) return;
  throw new HotlineError(
    'store_unavailable',
    `the database was made by a newer version (step ${unknown.join(', ')}); start that version, or restore the backup made before it`,
  );
}
