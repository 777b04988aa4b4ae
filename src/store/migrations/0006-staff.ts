/** Staff: roles of users, the audit log that only grows, and API tokens. */
import type { Knex } from 'knex';

export async function staff(knex: Knex): Promise<void> {
  await knex.schema.alterTable('users', (table) => {
    table.text('role').notNullable().defaultTo('viewer');
    table.text('full_name').notNullable().defaultTo('');
    table.boolean('disabled').notNullable().defaultTo(false);
    table.bigInteger('created_at_ms');
    table.bigInteger('signed_in_at_ms');
  });
  await knex('users').where({ username: 'admin' }).update({ role: 'admin' });
  await knex.schema.createTable('audit_log', (table) => {
    table.increments('id');
    table.bigInteger('at_ms').notNullable();
    table.text('username').notNullable(); // no reference: the log outlives the user
    table.text('action').notNullable(); // kind.verb, e.g. user.create
    table.text('subject').notNullable();
    table.text('before');
    table.text('after');
    table.index(['at_ms']);
    table.index(['username', 'at_ms']);
    table.index(['action', 'at_ms']);
    table.index(['subject', 'at_ms']);
  });
  for (const change of ['UPDATE', 'DELETE']) await refuse(knex, change);
  await knex.schema.createTable('api_tokens', (table) => {
    table.text('id').primary();
    table.text('name').notNullable();
    table.text('token_hash').notNullable().unique();
    table.text('created_by').notNullable();
    table.bigInteger('created_at_ms').notNullable();
    table.bigInteger('used_at_ms');
    table.bigInteger('revoked_at_ms');
  });
}

/** The database itself keeps the log from being changed; on another database the user's rights do. */
async function refuse(knex: Knex, change: string): Promise<void> {
  if (knex.client.config.client !== 'sqlite3') return;
  await knex.raw(
    `CREATE TRIGGER audit_log_no_${change.toLowerCase()} BEFORE ${change} ON audit_log
     BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END`,
  );
}
