/** What every store must do when people work on tickets. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCallStore } from '../../src/store/call-store.js';
import type { Database } from '../../src/store/database.js';
import { listTickets, ticketWithEvents } from '../../src/store/reports/tickets.js';
import { createTicketStore, type TicketStore } from '../../src/store/ticket-store.js';
import { aTicket, aWrite, STARTED } from '../store/turn-writes.js';
import type { Shared } from './call-store.js';

const ACTOR = { by: 'li', at: new Date('2026-11-24T01:00:00Z') };
const NEVER = { message: 0, callback: 0, complaint: 0 };

export function ticketStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`ticket store: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let tickets: TicketStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      tickets = createTicketStore(database);
      const written = { tickets: [aTicket('T1'), { ...aTicket('T2'), recording: 'https://carrier.example/RE1' }] };
      await createCallStore(database).save(aWrite('CA1', 0, written));
    });
    afterEach(() => shared.remove());

    const stateOf = async (number: string) => (await ticketWithEvents(database, number))?.ticket;
    const actions = () => database.sql('audit_log').orderBy('id').pluck('action');

    test('is open until assigned; the first window stays, the latest deals with it', async () => {
      expect(await stateOf('T1')).toMatchObject({ state: 'open', assignedWindow: null, firstWindow: null, phone: '138****5678' });
      await tickets.assign('T1', { window: '02' }, ACTOR);
      await tickets.assign('T1', { window: '03', text: '转过来' }, ACTOR);
      expect(await stateOf('T1')).toMatchObject({ state: 'assigned', assignedWindow: '03', firstWindow: '02' });
    });

    test('what is closed is neither assigned nor closed again; reopened it is where it was', async () => {
      await tickets.close('T1', { result: 'resolved', text: '办好了' }, ACTOR);
      expect(await stateOf('T1')).toMatchObject({ state: 'closed', result: 'resolved', closedAtMs: ACTOR.at.getTime() });
      expect(await tickets.assign('T1', { window: '02' }, ACTOR)).toBe('stale');
      expect(await tickets.close('T1', { result: 'withdrawn', text: '不要了' }, ACTOR)).toBe('stale');
      expect(await tickets.note('T1', { text: '还可以备注' }, ACTOR)).toBe('changed');
      await tickets.reopen('T1', { text: '没解决' }, ACTOR);
      expect(await stateOf('T1')).toMatchObject({ state: 'open', result: null, closedAtMs: null });
      expect(await tickets.reopen('T1', { text: '再来' }, ACTOR)).toBe('stale');
      expect(await actions()).toEqual(['ticket.close', 'ticket.note', 'ticket.reopen']);
    });

    test('over two nodes one of two closings wins, and both the history and the log tell of that one only', async () => {
      const other = createTicketStore(await shared.open());
      const close = (store: TicketStore, text: string) => store.close('T1', { result: 'resolved', text }, ACTOR);
      const results = await Promise.all([close(tickets, '甲办的'), close(other, '乙办的')]);
      expect(results.toSorted()).toEqual(['changed', 'stale']);
      expect((await ticketWithEvents(database, 'T1'))?.events).toHaveLength(1);
      expect(await actions()).toEqual(['ticket.close']);
    });

    test('number and recording are given out with an entry in the log, or not at all', async () => {
      expect(await tickets.revealPhone('T1', ACTOR)).toBe('+8613812345678');
      expect(await tickets.revealPhone('T9', ACTOR)).toBeUndefined();
      expect(await tickets.recording('T1', ACTOR)).toBeNull();
      expect(await tickets.recording('T2', ACTOR)).toBe('https://carrier.example/RE1');
      expect(await actions()).toEqual(['ticket.reveal-number', 'ticket.listen']);
    });

    test('overdue is what is unfinished and from before its kind’s instant', async () => {
      const overdue = async (before: number) =>
        (await listTickets(database, { state: 'overdue', page: 1 }, { ...NEVER, callback: before })).total;
      expect(await overdue(STARTED.getTime())).toBe(0);
      expect(await overdue(STARTED.getTime() + 1)).toBe(2);
      await tickets.close('T1', { result: 'resolved', text: '办好了' }, ACTOR);
      expect(await overdue(STARTED.getTime() + 1)).toBe(1);
      const { counts } = await listTickets(database, { page: 1 }, { ...NEVER, callback: STARTED.getTime() + 1 });
      expect(counts).toEqual({ open: 1, assigned: 0, overdue: 1 });
    });
  });
}
