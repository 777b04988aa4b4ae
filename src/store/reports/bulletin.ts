/** Read model: the monthly bulletin (月度通报): volume, self-service, misunderstanding and tickets by window and item, beside the month before. */
import type { Knex } from 'knex';
import type { TicketKind } from '../../domain/call.js';
import type { KeyCount } from '../../domain/call-figures.js';
import type { Bulletin, BulletinRow, Period } from '../../domain/console/figures.js';
import { monthPeriod, previousPeriod, yearBefore } from '../../domain/period.js';
import type { Database } from '../database.js';
import { DEMO_PROVIDER } from '../read-ended-calls.js';
import { guarded } from '../store-failure.js';
import { byDay, firstDay, hourRows, periodFigures, topKeys, total } from './overview.js';
import type { OverdueBefore } from './tickets.js';

export interface BulletinOptions {
  hideDemo: boolean;
  /** The window of an item, undefined for one no longer in the catalog. */
  windowOf: (item: string) => string | undefined;
  /** First and last instant of the month at the centre: [from, to), ms. */
  monthMs: [from: number, to: number];
  nowMs: number;
  /** For each kind the instant before which tickets are overdue that are unfinished at another instant, ms. */
  overdueBefore: (atMs: number) => OverdueBefore;
}

/** More than any centre has. */
const ALL = 10_000;

/** The bulletin of a month (YYYY-MM). */
export const bulletin = guarded(async ({ read }: Database, month: string, options: BulletinOptions): Promise<Bulletin> => {
  const { hideDemo } = options;
  const period = monthPeriod(month);
  const before = previousPeriod(period);
  const hours = await hourRows(read, period, hideDemo);
  const tickets = await ticketRows(read, options);
  const rows = async (kind: 'item' | 'window') =>
    joined(await keys(read, period, kind, hideDemo), await keys(read, before, kind, hideDemo), countBy(tickets, kind, options));
  return {
    month,
    ...period,
    figures: total(hours),
    previous: await periodFigures(read, before, hideDemo),
    yearAgo: await periodFigures(read, yearBefore(period), hideDemo),
    since: await firstDay(read, hideDemo),
    days: byDay(period, hours),
    windows: await rows('window'),
    items: await rows('item'),
    tickets: { opened: tickets.length, overdue: tickets.filter((ticket) => isOverdue(ticket, options)).length },
    demo: hours.some(({ demo }) => Boolean(demo)),
  };
});

interface TicketRow {
  item: string | null;
  kind: TicketKind;
  window_code: string | null;
  status: string;
  created_at_ms: number | string;
  closed_at_ms: number | string | null;
}

async function ticketRows(read: Knex, { hideDemo, monthMs }: BulletinOptions): Promise<TicketRow[]> {
  const query = read('tickets')
    .join('calls', 'calls.id', 'tickets.call_id')
    .where('tickets.created_at_ms', '>=', monthMs[0])
    .where('tickets.created_at_ms', '<', monthMs[1])
    .select('tickets.item', 'tickets.kind', 'tickets.status', 'tickets.created_at_ms', 'tickets.closed_at_ms')
    .select(read.raw('coalesce(tickets.assigned_window, tickets.window_code) as window_code'));
  return hideDemo ? query.whereNot('calls.provider', DEMO_PROVIDER) : query;
}

/** Still open past its time, or closed too late. */
function isOverdue({ status, kind, created_at_ms, closed_at_ms }: TicketRow, { nowMs, overdueBefore }: BulletinOptions): boolean {
  const until = status === 'closed' ? Number(closed_at_ms ?? created_at_ms) : nowMs;
  return Number(created_at_ms) < overdueBefore(until)[kind];
}

interface TicketCount {
  tickets: number;
  overdue: number;
}

function countBy(tickets: readonly TicketRow[], kind: 'item' | 'window', options: BulletinOptions): Map<string, TicketCount> {
  const counts = new Map<string, TicketCount>();
  for (const ticket of tickets) {
    const key = kind === 'item' ? ticket.item : (ticket.window_code ?? options.windowOf(ticket.item ?? '') ?? null);
    if (key === null) continue;
    const count = counts.get(key) ?? { tickets: 0, overdue: 0 };
    count.tickets++;
    if (isOverdue(ticket, options)) count.overdue++;
    counts.set(key, count);
  }
  return counts;
}

function keys(read: Knex, period: Period, kind: 'item' | 'window', hideDemo: boolean): Promise<KeyCount[]> {
  return topKeys(read, period, { kind, hideDemo, most: ALL });
}

/** Whatever had calls in either month or a ticket has a row; the most called first. */
function joined(now: readonly KeyCount[], before: readonly KeyCount[], tickets: ReadonlyMap<string, TicketCount>): BulletinRow[] {
  const current = new Map(now.map((row) => [row.key, row]));
  const previous = new Map(before.map((row) => [row.key, row.calls]));
  const all = new Set([...current.keys(), ...previous.keys(), ...tickets.keys()]);
  const rows = [...all].map((key) => ({
    ...(current.get(key) ?? { key, calls: 0, self_served: 0, transferred: 0, not_understood: 0 }),
    previous: previous.get(key) ?? 0,
    ...(tickets.get(key) ?? { tickets: 0, overdue: 0 }),
  }));
  return rows.sort((a, b) => b.calls - a.calls || (a.key < b.key ? -1 : 1));
}
