/** What the line did not understand well, grouped; and which calls were looked through for it. */
import type { Knex } from 'knex';

export async function missed(knex: Knex): Promise<void> {
  await knex.schema.createTable('missed_groups', (table) => {
    table.increments('id');
    table.text('language').notNullable();
    table.text('key').notNullable();
    table.text('text').notNullable();
    table.text('status').notNullable().defaultTo('open');
    table.text('target');
    table.integer('batch');
    table.text('status_by');
    table.bigInteger('status_at_ms');
    table.unique(['language', 'key']);
    table.index(['status']);
  });
  await knex.schema.createTable('missed_turns', (table) => {
    table.text('call_id').notNullable().references('calls.id').onDelete('CASCADE'); // what is deleted of a caller is deleted here
    table.integer('idx').notNullable();
    table.integer('group_id').notNullable().references('missed_groups.id').onDelete('CASCADE');
    table.bigInteger('at_ms').notNullable();
    table.text('reason').notNullable();
    table.text('text').notNullable();
    table.text('intent').notNullable();
    table.text('nearest').notNullable();
    table.primary(['call_id', 'idx']);
    table.index(['group_id', 'at_ms']);
  });
  await knex.schema.alterTable('calls', (table) => {
    table.bigInteger('examined_at_ms');
  });
  // Holds only what is still to be looked through.
  await knex.raw('create index calls_to_examine on calls (ended_at_ms) where ended_at_ms is not null and examined_at_ms is null');
}
