/** How much of each reply was heard: written after the turn itself, read with the newest one. */
import type { Knex } from 'knex';
import type { NewestTurn } from '../calls/ports.js';
import type { Played } from '../domain/call.js';

export interface PlayedRow {
  characters: number | null;
  of_characters: number | null;
  ms: number | null;
}

/** Keeps the last word on a turn; a turn that is not there is ignored. */
export async function savePlayed(sql: Knex, callId: string, index: number, { characters, of, ms }: Played): Promise<void> {
  await sql.raw(
    `insert into played (call_id, idx, characters, of_characters, ms)
     select call_id, idx, cast(? as integer), cast(? as integer), cast(? as integer) from turns where call_id = ? and idx = ?
     on conflict (call_id, idx)
     do update set characters = excluded.characters, of_characters = excluded.of_characters, ms = excluded.ms`,
    [characters, of, ms, callId, index],
  );
}

/** The newest turn of a call with what was heard of it. */
export async function newestTurn(sql: Knex, callId: string): Promise<NewestTurn | null> {
  const row: ({ idx: number; state: string; spoken: string; actions: string } & PlayedRow) | undefined = await sql('turns')
    .leftJoin('played', (join) => join.on('played.call_id', 'turns.call_id').andOn('played.idx', 'turns.idx'))
    .where('turns.call_id', callId)
    .orderBy('turns.idx', 'desc')
    .first('turns.idx', 'turns.state', 'turns.spoken', 'turns.actions', 'characters', 'of_characters', 'played.ms');
  if (row === undefined) return null;
  return {
    index: row.idx,
    state: JSON.parse(row.state),
    spoken: JSON.parse(row.spoken),
    actions: JSON.parse(row.actions),
    played: toPlayed(row),
  };
}

/** Null where nothing was noted. */
export function toPlayed({ characters, of_characters: of, ms }: PlayedRow): Played | null {
  return characters === null || of === null ? null : { characters, of, ms: ms ?? 0 };
}
