/** What staff write on calls: notes and tags. The lists follow within seconds, since the call is summed up again. */
import type { CallNote } from '../domain/console/calls.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';
import { summariseAgain } from './summarise-calls.js';
import { writeTransaction } from './write-transaction.js';

/** Writes a note; null when the call is unknown. */
export const addNote = guarded(
  async ({ sql }: Database, callId: string, note: { author: string; at: Date; text: string }): Promise<CallNote | null> => {
    const { author, at, text } = note;
    return writeTransaction(sql, async (trx) => {
      if (!(await trx('calls').where({ id: callId }).first('id'))) return null;
      const [row] = await trx('call_notes').insert({ call_id: callId, author, at_ms: at.getTime(), text }).returning('id');
      await summariseAgain(trx, [callId]);
      return { id: Number(row.id), author, atMs: at.getTime(), text };
    });
  },
);

/** Sets the tags of a call, each once; returns the tags before, or null when the call is unknown. */
export const setTags = guarded(
  ({ sql }: Database, callId: string, tags: readonly string[]): Promise<string[] | null> =>
    writeTransaction(sql, async (trx) => {
      if (!(await trx('calls').where({ id: callId }).first('id'))) return null;
      const before: string[] = await trx('call_tags').where({ call_id: callId }).orderBy('tag').pluck('tag');
      await trx('call_tags').where({ call_id: callId }).delete();
      const rows = [...new Set(tags)].map((tag) => ({ call_id: callId, tag }));
      if (rows.length > 0) await trx('call_tags').insert(rows);
      await summariseAgain(trx, [callId]);
      return before;
    }),
);

/** Tags in use, the most used first. */
export const knownTags = guarded(
  ({ read }: Database): Promise<string[]> =>
    read('call_tags').groupBy('tag').orderByRaw('count(*) desc, tag').limit(100).pluck('tag'),
);
