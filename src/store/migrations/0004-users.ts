/** People who may sign in, and their sessions. */
import type { Knex } from 'knex';

export async function users(knex: Knex): Promise<void> {
  await knex.schema.createTable('users', (table) => {
    table.text('username').primary();
    table.text('password_hash').notNullable();
    table.boolean('must_change').notNullable();
    table.integer('failed').notNullable().defaultTo(0);
    table.bigInteger('locked_until_ms');
  });
  await knex.schema.createTable('sessions', (table) => {
    table.text('id_hash').primary(); // a stolen backup opens no session
    table.text('username').notNullable().references('users.username').onDelete('CASCADE');
    table.bigInteger('expires_at_ms').notNullable();
    table.text('csrf').notNullable();
    table.index(['expires_at_ms']);
    table.index(['username']);
  });
}
