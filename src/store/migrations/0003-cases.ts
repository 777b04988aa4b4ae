/** Filed applications and the wrong second factors given for them. Calendar dates are text, YYYY-MM-DD. */
import type { Knex } from 'knex';

export async function cases(knex: Knex): Promise<void> {
  await knex.schema.createTable('cases', (table) => {
    table.text('receipt').primary();
    table.text('item').notNullable();
    table.text('status').notNullable();
    table.text('step').notNullable();
    table.text('departments').notNullable();
    table.text('accepted_on').notNullable();
    table.text('promised_on');
    table.text('next_step');
    table.text('reason');
    table.text('phone_tail').notNullable();
  });
  await knex.schema.createTable('receipt_failures', (table) => {
    table.text('receipt').notNullable();
    table.text('call_id').notNullable().references('calls.id').onDelete('CASCADE');
    table.bigInteger('at_ms').notNullable();
    table.index(['receipt', 'at_ms']);
    table.index(['call_id']);
  });
}
