/** Tickets a page: the server's own figure, which a page may not import. */
import type { TICKET_PAGE } from '../../domain/console/tickets.js';

export const TICKET_PAGE_SIZE: typeof TICKET_PAGE = 20;
