/** Tickets with names for their codes and their deadlines. */
import { ticketDueOn } from '../../catalog/ticket-deadline.js';
import type { PublishedKnowledge } from '../../dialog/knowledge.js';
import type { TicketEvent, TicketRow } from '../../domain/console/tickets.js';
import { dayOf } from '../../domain/zoned-day.js';
import type { StoredTicket, StoredTicketEvent } from '../../store/reports/tickets.js';

export type TicketKnowledge = Pick<PublishedKnowledge, 'catalog' | 'calendar' | 'centre'>;

interface Named {
  code: string;
  name: string;
}

/** `today` is the centre's day; a code that is not in the catalog any more stands for itself. */
export function ticketRow(ticket: StoredTicket, { knowledge, today }: { knowledge: TicketKnowledge; today: string }): TicketRow {
  const { catalog, calendar, centre } = knowledge;
  const { number, kind, state, phone, recorded, createdAtMs, closedAtMs } = ticket;
  const dueOn = ticketDueOn(kind, dayOf(centre.time_zone, createdAtMs), centre.tickets, calendar);
  const doneOn = closedAtMs === null ? today : dayOf(centre.time_zone, closedAtMs);
  const item = ticket.item === null ? null : { code: ticket.item, name: catalog.item(ticket.item)?.short_name ?? ticket.item };
  const window = namedWindow(catalog, ticket.assignedWindow ?? ticket.askedWindow);
  const dueToday = closedAtMs === null && dueOn === today;
  return { number, kind, state, item, window, phone, recorded, createdAtMs, dueOn, overdue: doneOn > dueOn, dueToday, closedAtMs };
}

export function ticketEvent(event: StoredTicketEvent, { catalog }: TicketKnowledge): TicketEvent {
  return { ...event, window: namedWindow(catalog, event.window) };
}

export function namedWindow(catalog: TicketKnowledge['catalog'], code: string | null): Named | null {
  return code === null ? null : { code, name: catalog.window(code)?.short_name ?? code };
}
