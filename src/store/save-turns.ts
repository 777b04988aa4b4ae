/** Writes a batch of turns and all that belongs to them in one transaction. */
import type { Knex } from 'knex';
import type { CallEnding, TurnWrite } from '../calls/ports.js';
import type { Outcome } from '../domain/call.js';
import type { SharedTexts } from './shared-texts.js';
import { type TurnRow, toTurnRow } from './turn-row.js';

/**
 * Saves each turn whose index and token are still free, with its call, tickets, failures and ending.
 * At most one turn a call. @returns for each write whether it was saved.
 */
export async function saveTurns(knex: Knex, writes: readonly TurnWrite[], texts: SharedTexts): Promise<boolean[]> {
  const rows = writes.map(({ turn }) => ({ ...toTurnRow(turn), ...texts.split(turn.response) }));
  const newTexts = texts.unsaved();
  // One statement is a transaction by itself; most turns are only that.
  if (newTexts.length === 0 && writes.every(isPlain)) return insertTurns(knex, rows);
  const saved = await knex.transaction(async (trx) => {
    if (newTexts.length > 0) await trx('shared_texts').insert(newTexts).onConflict('id').ignore();
    await insertCalls(trx, writes);
    const inserted = await insertTurns(trx, rows);
    await insertBelongings(
      trx,
      writes.filter((_, i) => inserted[i]),
    );
    return inserted;
  });
  texts.saved(newTexts);
  return saved;
}

export interface EndedCall {
  callId: string;
  ending: CallEnding;
}

/** Marks calls ended, in one statement, unless they are already: the first ending stands. */
export async function endCalls(knex: Knex, ended: readonly EndedCall[]): Promise<void> {
  if (ended.length === 0) return;
  await knex.raw(
    `with ended (id, at_ms, outcome, stage) as (values ${ended.map(() => '(?, ?, ?, ?)').join(', ')})
     update calls set ended_at_ms = ended.at_ms, outcome = ended.outcome, ended_stage = ended.stage
     from ended where calls.id = ended.id and calls.ended_at_ms is null`,
    ended.flatMap(({ callId, ending }) => [callId, ending.at.getTime(), ending.outcome, ending.stage]),
  );
}

/** What a caller reached counts although the call was reported over before. */
async function correctOutcome(trx: Knex, callId: string, outcome: Outcome): Promise<void> {
  await trx('calls').where({ id: callId }).whereNotNull('ended_at_ms').update({ outcome, summarised: false });
}

function isPlain({ call, tickets, receiptFailures, ending, reached }: TurnWrite): boolean {
  return call === null && ending === null && reached === undefined && tickets.length === 0 && receiptFailures.length === 0;
}

/** Before the turns, which refer to them. A turn that loses has been answered, so its call is there already and stays as it is. */
async function insertCalls(trx: Knex, writes: readonly TurnWrite[]): Promise<void> {
  const rows = writes.flatMap(({ call, turn }) =>
    call
      ? [{ id: turn.callId, provider: call.provider, caller: call.from, called: call.to, started_at_ms: turn.at.getTime() }]
      : [],
  );
  if (rows.length > 0) await trx('calls').insert(rows).onConflict('id').ignore();
}

async function insertTurns(knex: Knex, rows: readonly TurnRow[]): Promise<boolean[]> {
  const inserted: { call_id: string }[] = await knex('turns').insert(rows).onConflict().ignore().returning('call_id');
  const winners = new Set(inserted.map((row) => row.call_id));
  return rows.map((row) => winners.has(row.call_id));
}

async function insertBelongings(trx: Knex, winners: readonly TurnWrite[]): Promise<void> {
  const tickets = winners.flatMap(ticketRows);
  const failures = winners.flatMap(failureRows);
  if (tickets.length > 0) await trx('tickets').insert(tickets);
  if (failures.length > 0) await trx('receipt_failures').insert(failures);
  for (const { turn, reached } of winners) if (reached) await correctOutcome(trx, turn.callId, reached);
  await endCalls(trx, winners.flatMap(endedCalls));
}

function endedCalls({ turn, ending }: TurnWrite): EndedCall[] {
  return ending ? [{ callId: turn.callId, ending }] : [];
}

function ticketRows({ turn, tickets }: TurnWrite) {
  return tickets.map(({ window, ...ticket }) => ({
    ...ticket,
    window_code: window,
    call_id: turn.callId,
    created_at_ms: turn.at.getTime(),
    status: 'open',
  }));
}

function failureRows({ turn, receiptFailures }: TurnWrite) {
  return receiptFailures.map((receipt) => ({ receipt, call_id: turn.callId, at_ms: turn.at.getTime() }));
}
