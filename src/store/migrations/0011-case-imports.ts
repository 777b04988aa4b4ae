/** What came of each import of cases. */
import type { Knex } from 'knex';

export async function caseImports(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_imports', (table) => {
    table.increments('id');
    table.bigInteger('at_ms').notNullable();
    table.text('username').notNullable();
    table.text('file'); // null: through the interface
    table.text('counts').notNullable();
    table.text('problems').notNullable(); // the first of them
  });
}
