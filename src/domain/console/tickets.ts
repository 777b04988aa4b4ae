/** Tickets (工单) as the tickets pages list, show and change them. */
import { z } from 'zod';
import { TICKET_KINDS } from '../call.js';

/** open 待分派 · assigned 办理中 · closed 已办结 */
export const TICKET_STATES = ['open', 'assigned', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** resolved 已解决 · passed_on 已转办别的机构 · unreachable 联系不上 · withdrawn 来电人撤回 */
export const TICKET_RESULTS = ['resolved', 'passed_on', 'unreachable', 'withdrawn'] as const;
export type TicketResult = (typeof TICKET_RESULTS)[number];

const named = z.object({ code: z.string(), name: z.string() });

export const ticketRowSchema = z.object({
  number: z.string(),
  kind: z.enum(TICKET_KINDS),
  state: z.enum(TICKET_STATES),
  item: named.nullable(),
  /** The window that deals with it; while the ticket is open, the one the call was about. */
  window: named.nullable(),
  /** Masked; null when withheld. */
  phone: z.string().nullable(),
  recorded: z.boolean(),
  createdAtMs: z.number(),
  /** Last day of the deadline, YYYY-MM-DD; working days from the day it came in. */
  dueOn: z.string(),
  /** Not closed, and the deadline has passed; or closed after it. */
  overdue: z.boolean(),
  /** Not closed, and this is its last day. */
  dueToday: z.boolean(),
  closedAtMs: z.number().nullable(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

export const ticketListSchema = z.object({
  tickets: z.array(ticketRowSchema),
  /** All that match, of which this is one page. */
  total: z.number(),
  /** Of all tickets, whatever is filtered. */
  counts: z.object({ open: z.number(), assigned: z.number(), overdue: z.number() }),
});
export type TicketList = z.infer<typeof ticketListSchema>;

export const TICKET_PAGE = 20;

export const ticketQuerySchema = z.object({
  /** unfinished: open or assigned. */
  state: z.enum(['unfinished', 'overdue', ...TICKET_STATES]).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  window: z.string().max(10).optional(),
  /** Digits of the ticket's number, or the last digits of the caller's. */
  text: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type TicketQuery = z.infer<typeof ticketQuerySchema>;

export const ticketEventSchema = z.object({
  atMs: z.number(),
  by: z.string(),
  kind: z.enum(['assign', 'note', 'close', 'reopen']),
  window: named.nullable(),
  result: z.enum(TICKET_RESULTS).nullable(),
  text: z.string().nullable(),
});
export type TicketEvent = z.infer<typeof ticketEventSchema>;

export const ticketDetailSchema = ticketRowSchema.extend({
  callId: z.string(),
  /** 首问负责: the window it was given to first, which stays answerable. */
  firstWindow: named.nullable(),
  result: z.enum(TICKET_RESULTS).nullable(),
  /** Oldest first. */
  events: z.array(ticketEventSchema),
  /** The call, turn by turn; numbers in what was heard are removed before it is stored. */
  turns: z.array(z.object({ atMs: z.number(), heard: z.string().nullable(), said: z.string() })),
});
export type TicketDetail = z.infer<typeof ticketDetailSchema>;

const text = z.string().trim().min(2).max(2000);

export const ticketAssignSchema = z.strictObject({ window: z.string().max(10), text: text.optional() });
export const ticketNoteSchema = z.strictObject({ text });
export const ticketCloseSchema = z.strictObject({ result: z.enum(TICKET_RESULTS), text });

/** stale: it is not in the state any more in which this can be done, because somebody else was faster. */
export const ticketChangeResultSchema = z.object({ result: z.enum(['changed', 'unknown', 'stale', 'no_window']) });
export type TicketChangeResult = z.infer<typeof ticketChangeResultSchema>;

export const ticketPhoneSchema = z.object({ phone: z.string().nullable() });
export type TicketPhone = z.infer<typeof ticketPhoneSchema>;

export const windowListSchema = z.object({ windows: z.array(named) });
export type WindowList = z.infer<typeof windowListSchema>;
