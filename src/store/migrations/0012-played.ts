/** What callers really heard of each reply, where the carrier tells. */
import type { Knex } from 'knex';

export async function played(knex: Knex): Promise<void> {
  await knex.schema.createTable('played', (table) => {
    table.text('call_id').notNullable();
    table.integer('idx').notNullable();
    table.integer('characters').notNullable();
    table.integer('of_characters').notNullable();
    table.integer('ms').notNullable();
    table.primary(['call_id', 'idx']);
    table.foreign(['call_id', 'idx']).references(['call_id', 'idx']).inTable('turns').onDelete('CASCADE');
  });
}
