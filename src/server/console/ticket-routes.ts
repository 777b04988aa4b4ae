/** Tickets: the list, one with its history and its call, and what people do with it. */
import { z } from 'zod';
import { overdueBefore } from '../../catalog/ticket-deadline.js';
import type { Actor } from '../../domain/actor.js';
import type { Clock } from '../../domain/clock.js';
import {
  ticketAssignSchema,
  ticketChangeResultSchema,
  ticketCloseSchema,
  ticketDetailSchema,
  ticketListSchema,
  ticketNoteSchema,
  ticketPhoneSchema,
  ticketQuerySchema,
  windowListSchema,
} from '../../domain/console/tickets.js';
import { dayOf } from '../../domain/zoned-day.js';
import { HotlineError } from '../../errors.js';
import type { Database } from '../../store/database.js';
import { callTimeline } from '../../store/reports/call-timeline.js';
import { listTickets, ticketWithEvents } from '../../store/reports/tickets.js';
import type { TicketStore } from '../../store/ticket-store.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import type { RecordingShelf } from '../recording-shelf.js';
import { namedWindow, type TicketKnowledge, ticketEvent, ticketRow } from './ticket-view.js';

export interface TicketParts {
  tickets: TicketStore;
  database: Database;
  knowledge: () => TicketKnowledge;
  clock: Clock;
  recordings: Pick<RecordingShelf, 'fetch'>;
}

const params = z.object({ number: z.string().max(40) });
const PATH = '/console/tickets/:number';

export function ticketRoutes(parts: TicketParts): ApiRoute[] {
  return [...readingRoutes(parts), ...changingRoutes(parts), ...personalRoutes(parts)];
}

function readingRoutes({ database, knowledge, clock }: TicketParts): ApiRoute[] {
  const now = () => {
    const known = knowledge();
    return { knowledge: known, today: dayOf(known.centre.time_zone, clock().getTime()) };
  };
  return [
    apiRoute({
      method: 'get',
      path: '/console/tickets',
      access: 'viewer',
      summary: 'Tickets by state, kind and window, one page',
      query: ticketQuerySchema,
      response: ticketListSchema,
      handle: async ({ query }) => {
        const at = now();
        const overdue = overdueBefore(at.today, at.knowledge.centre, at.knowledge.calendar);
        const { tickets, ...rest } = await listTickets(database, query, overdue);
        return { ...rest, tickets: tickets.map((ticket) => ticketRow(ticket, at)) };
      },
    }),
    apiRoute({
      method: 'get',
      path: PATH,
      access: 'viewer',
      summary: 'One ticket with its history and the call it came from',
      params,
      response: ticketDetailSchema,
      handle: async ({ params: { number } }) => {
        const found = await ticketWithEvents(database, number);
        if (found === null) throw new HotlineError('not_found', 'there is no such ticket');
        const { ticket, events } = found;
        const at = now();
        const call = await callTimeline(database, ticket.callId);
        return {
          ...ticketRow(ticket, at),
          callId: ticket.callId,
          firstWindow: namedWindow(at.knowledge.catalog, ticket.firstWindow),
          result: ticket.result,
          events: events.map((event) => ticketEvent(event, at.knowledge)),
          turns: (call?.turns ?? []).map((turn) => ({
            atMs: turn.at.getTime(),
            heard: turn.heard,
            said: turn.spoken.map(({ text }) => text).join(''),
          })),
        };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/console/windows',
      access: 'viewer',
      summary: 'The service windows, to choose from',
      response: windowListSchema,
      handle: () => ({ windows: knowledge().catalog.windows.map(({ code, short_name: name }) => ({ code, name })) }),
    }),
  ];
}

function changingRoutes({ tickets, knowledge }: TicketParts): ApiRoute[] {
  const step = <B extends z.ZodType>(
    verb: string,
    summary: string,
    body: B,
    take: (number: string, step: z.output<B>, actor: Actor) => Promise<z.input<typeof ticketChangeResultSchema>['result']>,
  ) =>
    apiRoute({
      method: 'post',
      path: `${PATH}/${verb}`,
      access: 'editor',
      summary,
      params,
      body,
      response: ticketChangeResultSchema,
      handle: async ({ params: { number }, body: given, actor }) => ({ result: await take(number, given, actor) }),
    });
  return [
    step(
      'assign',
      'Give a ticket to a window, which is answerable from then on',
      ticketAssignSchema,
      async (number, given, actor) =>
        knowledge().catalog.window(given.window) === undefined ? 'no_window' : tickets.assign(number, given, actor),
    ),
    step('note', 'Note something on a ticket', ticketNoteSchema, tickets.note),
    step('close', 'Close a ticket with its result', ticketCloseSchema, tickets.close),
    step('reopen', 'Open a closed ticket again, with the reason', ticketNoteSchema, tickets.reopen),
  ];
}

/** Whole numbers and voices are personal data: each look is in the audit log. */
function personalRoutes({ tickets, recordings }: TicketParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: `${PATH}/phone`,
      access: 'editor',
      summary: 'The whole number of who called, to call back; noted in the audit log',
      params,
      response: ticketPhoneSchema,
      handle: async ({ params: { number }, actor }) => {
        const phone = await tickets.revealPhone(number, actor);
        if (phone === undefined) throw new HotlineError('not_found', 'there is no such ticket');
        return { phone };
      },
    }),
    fileRoute({
      method: 'get',
      path: `${PATH}/recording`,
      access: 'editor',
      summary: 'What the caller said, as the carrier keeps it; noted in the audit log',
      params,
      types: ['audio/mpeg', 'audio/wav'],
      handle: async ({ params: { number }, actor }) => {
        const address = await tickets.recording(number, actor);
        if (address === null) throw new HotlineError('not_found', 'there is no recording');
        return recordings.fetch(address);
      },
    }),
  ];
}
