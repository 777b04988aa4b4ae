/** Calls, their turns and the carrier's status callbacks. Instants are milliseconds since 1970, JSON is text. */
import type { Knex } from 'knex';

export async function calls(knex: Knex): Promise<void> {
  await knex.schema.createTable('calls', (table) => {
    table.text('id').primary();
    table.text('provider').notNullable();
    table.text('caller');
    table.text('called');
    table.bigInteger('started_at_ms').notNullable();
    table.bigInteger('ended_at_ms');
    table.text('outcome');
    table.text('ended_stage');
    table.index(['started_at_ms']);
    table.index(['ended_at_ms', 'started_at_ms']); // calls that are still going on
  });
  // The primary key is the compare-and-set of a call: whoever inserts a turn first has answered it. It also finds the newest turn.
  await knex.schema.createTable('turns', (table) => {
    table.text('call_id').notNullable().references('calls.id').onDelete('CASCADE');
    table.integer('idx').notNullable();
    table.bigInteger('at_ms').notNullable();
    table.text('event').notNullable();
    table.text('heard');
    table.double('confidence');
    table.text('understood');
    table.text('stage').notNullable();
    table.text('language').notNullable();
    table.text('item');
    table.text('state').notNullable();
    table.text('actions').notNullable();
    table.text('spoken').notNullable();
    table.double('ms').notNullable();
    table.text('token');
    table.text('response').notNullable();
    table.primary(['call_id', 'idx']);
    table.unique(['call_id', 'token']); // nulls are distinct: turns without a token do not collide
  });
  await knex.schema.createTable('call_statuses', (table) => {
    table.text('call_id').notNullable(); // no reference: "ringing" comes before the call is answered
    table.text('once').notNullable(); // the sequence number, or the status where the carrier sends none
    table.text('status').notNullable();
    table.integer('sequence');
    table.bigInteger('at_ms').notNullable();
    table.bigInteger('duration_ms');
    table.primary(['call_id', 'once']);
  });
}
