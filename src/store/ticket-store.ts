/** What people do with tickets, in SQL: each step with its entry in the ticket's own history and in the audit log. */
import type { Knex } from 'knex';
import type { Actor } from '../domain/actor.js';
import type { TicketResult, TicketState } from '../domain/console/tickets.js';
import { audit } from './audit-log.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';
import { writeTransaction } from './write-transaction.js';

/** stale: not in the state any more in which this can be done. */
export type TicketChange = 'changed' | 'unknown' | 'stale';

export interface TicketStore {
  /** Gives an unfinished ticket to a window; the first one stays answerable. */
  assign(number: string, step: { window: string; text?: string }, actor: Actor): Promise<TicketChange>;
  /** Notes something, whatever the state. */
  note(number: string, step: { text: string }, actor: Actor): Promise<TicketChange>;
  close(number: string, step: { result: TicketResult; text: string }, actor: Actor): Promise<TicketChange>;
  /** Back to its window, or to be assigned when it had none. */
  reopen(number: string, step: { text: string }, actor: Actor): Promise<TicketChange>;
  /** The caller's whole number, audited; undefined when there is no such ticket. */
  revealPhone(number: string, actor: Actor): Promise<string | null | undefined>;
  /** Where the recording is, audited as listened to; null when there is none. */
  recording(number: string, actor: Actor): Promise<string | null>;
}

interface Row {
  number: string;
  status: TicketState;
  phone: string | null;
  recording: string | null;
  assigned_window: string | null;
  first_window: string | null;
  result: TicketResult | null;
  closed_at_ms: number | string | null;
}

interface Step {
  kind: 'assign' | 'note' | 'close' | 'reopen';
  from: readonly TicketState[];
  /** What changes in the ticket. */
  change(row: Row): Partial<Row>;
  window?: string;
  result?: TicketResult;
  text?: string;
}

/** Throws HotlineError: store_unavailable when the database is. */
export function createTicketStore({ sql }: Database): TicketStore {
  const take = (number: string, step: Step, actor: Actor) => writeTransaction(sql, (trx) => takeStep(trx, number, step, actor));
  return {
    assign: guarded((number, { window, text }, actor) => {
      const change = (row: Row) => ({
        status: 'assigned' as const,
        assigned_window: window,
        first_window: row.first_window ?? window,
      });
      return take(number, { kind: 'assign', from: ['open', 'assigned'], change, window, text }, actor);
    }),

    note: guarded((number, { text }, actor) =>
      take(number, { kind: 'note', from: ['open', 'assigned', 'closed'], change: () => ({}), text }, actor),
    ),

    close: guarded((number, { result, text }, actor) => {
      const change = () => ({ status: 'closed' as const, result, closed_at_ms: actor.at.getTime() });
      return take(number, { kind: 'close', from: ['open', 'assigned'], change, result, text }, actor);
    }),

    reopen: guarded((number, { text }, actor) => {
      const change = (row: Row) => {
        const status = row.assigned_window === null ? ('open' as const) : ('assigned' as const);
        return { status, result: null, closed_at_ms: null };
      };
      return take(number, { kind: 'reopen', from: ['closed'], change, text }, actor);
    }),

    revealPhone: guarded((number, actor) =>
      writeTransaction(sql, async (trx) => {
        const row = await find(trx, number);
        if (row?.phone) await audit(trx, actor, { action: 'ticket.reveal-number', subject: number });
        return row?.phone;
      }),
    ),

    recording: guarded((number, actor) =>
      writeTransaction(sql, async (trx) => {
        const row = await find(trx, number);
        if (row?.recording) await audit(trx, actor, { action: 'ticket.listen', subject: number });
        return row?.recording ?? null;
      }),
    ),
  };
}

async function takeStep(trx: Knex, number: string, step: Step, actor: Actor): Promise<TicketChange> {
  const row = await find(trx, number);
  if (row === undefined) return 'unknown';
  if (!step.from.includes(row.status)) return 'stale';
  const { kind, window = null, result = null, text = null } = step;
  const change = step.change(row);
  if (Object.keys(change).length > 0) await trx('tickets').where({ number }).update(change);
  const event = { number, at_ms: actor.at.getTime(), username: actor.by, kind, window_code: window, result, text };
  await trx('ticket_events').insert(event);
  // What was written about a caller stays with the ticket, which retention can delete; the log never forgets.
  const entry = { action: `ticket.${kind}`, subject: number, before: told(row), after: told({ ...row, ...change }) };
  await audit(trx, actor, entry);
  return 'changed';
}

function told({ status, assigned_window, result }: Row) {
  return { state: status, window: assigned_window, result };
}

async function find(trx: Knex, number: string): Promise<Row | undefined> {
  return trx('tickets').where({ number }).forUpdate().first();
}
