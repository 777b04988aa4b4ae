/** What is done with tickets: who deals with them, how they ended, and every step on the way. */
import type { Knex } from 'knex';

export async function ticketWork(knex: Knex): Promise<void> {
  await knex.schema.alterTable('tickets', (table) => {
    table.text('assigned_window');
    table.text('first_window'); // 首问负责
    table.text('result');
    table.bigInteger('closed_at_ms');
    table.index(['created_at_ms']);
  });
  await knex.schema.createTable('ticket_events', (table) => {
    table.increments('id');
    table.text('number').notNullable().references('tickets.number').onDelete('CASCADE');
    table.bigInteger('at_ms').notNullable();
    table.text('username').notNullable();
    table.text('kind').notNullable();
    table.text('window_code');
    table.text('result');
    table.text('text');
    table.index(['number', 'id']);
  });
}
