/** Tickets: messages, call-backs and complaints handed to people. */
import type { Knex } from 'knex';

export async function tickets(knex: Knex): Promise<void> {
  await knex.schema.createTable('tickets', (table) => {
    table.text('number').primary();
    table.text('kind').notNullable();
    table.text('call_id').notNullable().references('calls.id').onDelete('CASCADE');
    table.text('item');
    table.text('window_code');
    table.text('phone');
    table.text('recording');
    table.text('status').notNullable().defaultTo('open');
    table.bigInteger('created_at_ms').notNullable();
    table.index(['call_id']);
    table.index(['status', 'created_at_ms']);
  });
}
