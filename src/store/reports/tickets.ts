/** Read models: tickets in a list, and one with its history. */
import type { Knex } from 'knex';
import type { TicketKind } from '../../domain/call.js';
import {
  TICKET_PAGE,
  type TicketEvent,
  type TicketQuery,
  type TicketResult,
  type TicketState,
} from '../../domain/console/tickets.js';
import { maskNumber } from '../../domain/mask.js';
import type { Database } from '../database.js';
import { guarded } from '../store-failure.js';

/** A ticket as it is stored; codes only, the number masked. */
export interface StoredTicket {
  number: string;
  kind: TicketKind;
  state: TicketState;
  callId: string;
  item: string | null;
  /** The window the call was about. */
  askedWindow: string | null;
  assignedWindow: string | null;
  firstWindow: string | null;
  phone: string | null;
  recorded: boolean;
  createdAtMs: number;
  closedAtMs: number | null;
  result: TicketResult | null;
}

export type StoredTicketEvent = Omit<TicketEvent, 'window'> & { window: string | null };

/** For each kind the instant before which unfinished tickets are overdue. */
export type OverdueBefore = Record<TicketKind, number>;

export interface TicketPage {
  tickets: StoredTicket[];
  total: number;
  counts: { open: number; assigned: number; overdue: number };
}

/** One page of the tickets that match: unfinished ones first, oldest first; then the closed ones, newest first. */
export const listTickets = guarded(async ({ read }: Database, query: TicketQuery, overdue: OverdueBefore): Promise<TicketPage> => {
  const matching = () => read<Row>('tickets').modify(narrow, query, overdue);
  const rows: Row[] = await matching()
    .orderByRaw("case when status = 'closed' then 1 else 0 end")
    .orderByRaw("case when status = 'closed' then -created_at_ms else created_at_ms end")
    .orderBy('number')
    .limit(TICKET_PAGE)
    .offset((query.page - 1) * TICKET_PAGE);
  const [total, open, assigned, late] = await Promise.all([
    count(matching()),
    count(read('tickets').where({ status: 'open' })),
    count(read('tickets').where({ status: 'assigned' })),
    count(read('tickets').modify(onlyOverdue, overdue)),
  ]);
  return { tickets: rows.map(toTicket), total, counts: { open, assigned, overdue: late } };
});

/** One ticket with its history, oldest first; null when it is unknown. */
export const ticketWithEvents = guarded(
  async ({ read }: Database, number: string): Promise<{ ticket: StoredTicket; events: StoredTicketEvent[] } | null> => {
    const row: Row | undefined = await read('tickets').where({ number }).first();
    if (row === undefined) return null;
    const events: EventRow[] = await read('ticket_events').where({ number }).orderBy('id');
    return { ticket: toTicket(row), events: events.map(toEvent) };
  },
);

function narrow(rows: Knex.QueryBuilder, { state, kind, window, text }: TicketQuery, overdue: OverdueBefore): void {
  if (state === 'overdue') rows.modify(onlyOverdue, overdue);
  else if (state === 'unfinished') rows.whereNot({ status: 'closed' });
  else if (state) rows.where({ status: state });
  if (kind) rows.where({ kind });
  if (window) rows.whereRaw('coalesce(assigned_window, window_code) = ?', [window]);
  const digits = text?.replace(/\D/g, '');
  if (text) rows.where((either) => either.whereLike('number', `${digits || '-'}%`).orWhereLike('phone', `%${digits || '-'}`));
}

function onlyOverdue(rows: Knex.QueryBuilder, overdue: OverdueBefore): void {
  rows.whereNot({ status: 'closed' }).where((any) => {
    for (const [kind, before] of Object.entries(overdue))
      any.orWhere((one) => one.where({ kind }).where('created_at_ms', '<', before));
  });
}

async function count(rows: Knex.QueryBuilder): Promise<number> {
  const [row]: { count: number | string }[] = await rows.count({ count: '*' });
  return Number(row?.count ?? 0);
}

interface Row {
  number: string;
  kind: TicketKind;
  status: TicketState;
  call_id: string;
  item: string | null;
  window_code: string | null;
  assigned_window: string | null;
  first_window: string | null;
  phone: string | null;
  recording: string | null;
  created_at_ms: number | string;
  closed_at_ms: number | string | null;
  result: TicketResult | null;
}

interface EventRow {
  at_ms: number | string;
  username: string;
  kind: TicketEvent['kind'];
  window_code: string | null;
  result: TicketResult | null;
  text: string | null;
}

function toTicket(row: Row): StoredTicket {
  return {
    number: row.number,
    kind: row.kind,
    state: row.status,
    callId: row.call_id,
    item: row.item,
    askedWindow: row.window_code,
    assignedWindow: row.assigned_window,
    firstWindow: row.first_window,
    phone: row.phone === null ? null : maskNumber(row.phone),
    recorded: row.recording !== null,
    createdAtMs: Number(row.created_at_ms),
    closedAtMs: row.closed_at_ms === null ? null : Number(row.closed_at_ms),
    result: row.result,
  };
}

function toEvent({ at_ms, username, kind, window_code, result, text }: EventRow): StoredTicketEvent {
  return { atMs: Number(at_ms), by: username, kind, window: window_code, result, text };
}
