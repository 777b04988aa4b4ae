/** Long texts that many of the documents sent to the carrier have in common; see `shared-texts.ts`. */
import type { Knex } from 'knex';

export async function sharedTexts(knex: Knex): Promise<void> {
  await knex.schema.createTable('shared_texts', (table) => {
    table.text('id').primary();
    table.text('text').notNullable();
  });
  await knex.schema.alterTable('turns', (table) => {
    table.text('response_shared').notNullable().defaultTo('[]'); // places and ids of what was left out of `response`
  });
}
