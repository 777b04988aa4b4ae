/** The index over calls again, now with the first characters of its words: a single Chinese character is found as fast as a word. */
import type { Knex } from 'knex';

export async function callIndex(knex: Knex): Promise<void> {
  await knex.raw('drop table call_index');
  await knex.raw(`create virtual table call_index using fts5 (facets, heard, said, content = '', contentless_delete = 1,
    detail = column, prefix = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'")`);
  // The index holds no texts to build it from: the trailing job sums the calls up again.
  await knex('calls').whereNotNull('ended_at_ms').update({ summarised: false });
}
