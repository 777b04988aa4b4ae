/** What managers look at: calls summed up in a row each, a full-text index over them, figures by hour and day, notes and tags. */
import type { Knex } from 'knex';

export async function callSummaries(knex: Knex): Promise<void> {
  await knex.schema.alterTable('calls', (table) => {
    table.boolean('summarised').notNullable().defaultTo(false);
  });
  // Holds only what is still to be summed up, so it costs the calls nothing to keep.
  await knex.raw('create index calls_to_summarise on calls (ended_at_ms) where ended_at_ms is not null and not summarised');
  await knex.raw(`create index call_statuses_unanswered on call_statuses (at_ms)
    where status in ('busy', 'failed', 'no-answer', 'canceled')`);
  await knex.schema.createTable('call_summaries', (table) => {
    table.integer('seq').primary(); // beginning in hundredths of a second, made unique: newest first needs no sorting, a time range is a key range
    table.text('call_id').notNullable().unique();
    table.bigInteger('started_at_ms').notNullable();
    table.bigInteger('ended_at_ms').notNullable();
    table.text('day').notNullable(); // YYYY-MM-DD at the centre
    table.integer('hour').notNullable();
    table.integer('weekday').notNullable();
    table.boolean('demo').notNullable();
    table.text('outcome').notNullable();
    table.text('stage').notNullable();
    table.text('language').notNullable();
    for (const count of ['turns', 'inputs', 'not_understood', 'no_input', 'transfers', 'transfers_answered', 'answer_ms'])
      table.integer(count).notNullable();
    table.text('transfer_reason');
    table.integer('first_answer_ms');
    table.integer('first_answer_turns');
    table.text('first_heard');
    for (const list of ['items', 'windows', 'intents', 'tags']) table.text(list).notNullable(); // JSON
    table.index(['demo']);
  });
  await createIndex(knex);
  await knex.schema.createTable('call_hours', (table) => {
    table.text('day').notNullable();
    table.integer('hour').notNullable();
    table.boolean('demo').notNullable();
    for (const figure of HOUR_FIGURES) table.bigInteger(figure).notNullable();
    table.primary(['day', 'hour', 'demo']);
  });
  await knex.schema.createTable('call_day_keys', (table) => {
    table.text('day').notNullable();
    table.boolean('demo').notNullable();
    table.text('kind').notNullable(); // item, window, intent, language, abandoned_at, transfer_reason
    table.text('key').notNullable();
    for (const figure of ['calls', 'self_served', 'transferred', 'not_understood']) table.integer(figure).notNullable();
    table.primary(['day', 'demo', 'kind', 'key']);
  });
  await knex.schema.createTable('dirty_days', (table) => {
    table.text('day').primary();
    table.integer('mark').notNullable().defaultTo(0); // counts up, so that a change during the counting is seen
  });
  await knex.schema.createTable('call_notes', (table) => {
    table.increments('id');
    table.text('call_id').notNullable().references('calls.id').onDelete('CASCADE').index();
    table.text('author').notNullable();
    table.bigInteger('at_ms').notNullable();
    table.text('text').notNullable();
  });
  await knex.schema.createTable('call_tags', (table) => {
    table.text('call_id').notNullable().references('calls.id').onDelete('CASCADE');
    table.text('tag').notNullable();
    table.primary(['call_id', 'tag']);
  });
  await knex.schema.createTable('job_marks', (table) => {
    table.text('name').primary();
    table.text('value').notNullable(); // JSON
  });
}

const HOUR_FIGURES = [
  'calls',
  'self_served',
  'transferred',
  'message_left',
  'callback_owed',
  'abandoned',
  'failed',
  'in_time', // answered within 15 s
  'unanswered', // reported by the carrier, never reached the line
  'inputs',
  'not_understood', // turns
  'calls_not_understood',
  'no_input',
  'transfers',
  'transfers_answered',
  'duration_ms',
  'answered', // calls in which something asked was answered, and how long that took
  'first_answer_ms',
  'first_answer_turns',
];

/** Words only, not the texts: those are in the turns. `facets` holds what calls are filtered by, so that one look answers any combination. */
async function createIndex(knex: Knex): Promise<void> {
  await knex.raw(`create virtual table call_index using fts5 (facets, heard, said,
    content = '', contentless_delete = 1, detail = column, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'")`);
}
