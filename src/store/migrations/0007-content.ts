/** What staff publish over the files, append-only, and what they are working on. Values are JSON text. */
import type { Knex } from 'knex';

export async function content(knex: Knex): Promise<void> {
  // Revisions are numbered by who writes them: of two that publish at once one meets a taken number, checks again and tries again.
  await knex.schema.createTable('content_revisions', (table) => {
    table.integer('revision').primary();
    table.integer('batch').notNullable();
    table.bigInteger('at_ms').notNullable();
    table.text('author').notNullable();
    table.text('kind').notNullable();
    table.text('key').notNullable();
    table.text('value');
    table.text('note');
    table.bigInteger('starts_at_ms').notNullable();
    table.bigInteger('ends_at_ms');
    table.index(['kind', 'key', 'revision']);
    table.index(['batch']);
  });
  await knex.schema.createTable('content_drafts', (table) => {
    table.text('kind').notNullable();
    table.text('key').notNullable();
    table.text('author').notNullable(); // two who work on the same keep a draft each
    table.text('value');
    table.integer('base').notNullable();
    table.bigInteger('at_ms').notNullable();
    table.primary(['kind', 'key', 'author']);
  });
}
