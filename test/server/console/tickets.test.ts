/** Tickets over real HTTP: deadlines, filters, steps, who may, recordings. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewTicket } from '../../../src/calls/ports.js';
import type { AuditPage } from '../../../src/domain/console/audit.js';
import type { TicketDetail, TicketList, TicketPhone } from '../../../src/domain/console/tickets.js';
import { createCallStore } from '../../../src/store/call-store.js';
import { aTicket, aTurn, aWrite } from '../../store/turn-writes.js';
import { openSmallLine, type SmallLine } from '../small-line.js';
import { type Person, signInAs } from './staff.js';

const RECORDING = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`;

let line: SmallLine;
let editor: Person;
let manager: Person;
/** What the carrier was asked for. */
let asked: string[];

/** Comes in `days` before the small line's Monday morning. */
async function comesIn(number: string, days: number, changes: Partial<NewTicket> = {}): Promise<void> {
  const at = new Date(Date.parse('2026-11-23T02:00:00Z') - days * 86_400_000);
  const ticket = { ...aTicket(number), ...changes };
  await createCallStore(line.database).save(aWrite(number, 0, { turn: aTurn(number, 0, { at }), tickets: [ticket] }));
}

beforeAll(async () => {
  asked = [];
  line = await openSmallLine({
    recordings: {
      fetch: async (address) => {
        asked.push(address);
        return { type: 'audio/mpeg', body: Buffer.from('ID3 what was said') };
      },
      remove: async () => {},
    },
  });
  editor = await signInAs(line, 'editor');
  manager = await signInAs(line, 'manager');
  await comesIn('1120000001', 3); // Friday: due today
  await comesIn('1119000002', 4); // Thursday: late
  await comesIn('1120000003', 3, { kind: 'complaint', window: '02', item: '0201', phone: null, recording: RECORDING });
  await comesIn('1123000004', 0, { kind: 'message', phone: '+8613912340000' });
});
afterAll(() => line.close());

const list = async (query: string) => (await editor.get<TicketList>(`tickets${query}`)).tickets.map(({ number }) => number);
const detail = (number: string) => editor.get<TicketDetail>(`tickets/${number}`);
const step = (number: string, verb: string, body: object) => editor.send(`POST`, `tickets/${number}/${verb}`, body);

describe('the list', () => {
  test('names, masks and dates each ticket, oldest first, and counts', async () => {
    const all = await editor.get<TicketList>('tickets');
    expect(all).toMatchObject({ total: 4, counts: { open: 4, assigned: 0, overdue: 1 } });
    expect(all.tickets.map(({ number }) => number)).toEqual(['1119000002', '1120000001', '1120000003', '1123000004']);
    expect(all.tickets[0]).toMatchObject({
      kind: 'callback',
      state: 'open',
      phone: '138****5678',
      dueOn: '2026-11-20',
      overdue: true,
      item: { code: '0101', name: expect.stringMatching(/[一-龥]/) },
      window: { code: '01', name: '市场监管' },
    });
    expect(all.tickets[1]).toMatchObject({ dueOn: '2026-11-23', overdue: false, dueToday: true });
  });

  test.each([
    ['?kind=complaint', ['1120000003']],
    ['?state=overdue', ['1119000002']],
    ['?state=overdue&kind=message', []],
    ['?window=02', ['1120000003']],
    ['?text=0000', ['1123000004']],
    ['?text=1120', ['1120000001', '1120000003']],
    ['?text=%25', []],
    ['?state=closed', []],
    ['?page=2', []],
  ])('filtered by %s', async (query, numbers) => {
    expect(await list(query)).toEqual(numbers);
  });

  test('a filter that is none is refused', async () => {
    expect((await editor.ask('GET', 'tickets?state=lost')).status).toBe(400);
  });
});

describe('the way of a ticket', () => {
  const number = '1120000001';

  test('assigned, handed on, noted, closed, opened again; the first window stays answerable', async () => {
    expect(await step(number, 'assign', { window: '01', text: '请今天回电' })).toEqual({ result: 'changed' });
    expect(await step(number, 'assign', { window: '02' })).toEqual({ result: 'changed' });
    expect(await step(number, 'note', { text: '打过一次，没人接' })).toEqual({ result: 'changed' });
    expect(await step(number, 'close', { result: 'resolved', text: '已经告知材料' })).toEqual({ result: 'changed' });
    expect(await step(number, 'close', { result: 'resolved', text: '又办一次' })).toEqual({ result: 'stale' });
    expect(await step(number, 'assign', { window: '01' })).toEqual({ result: 'stale' });
    expect(await detail(number)).toMatchObject({ state: 'closed', result: 'resolved', overdue: false });
    expect(await step(number, 'reopen', { text: '市民说没解决' })).toEqual({ result: 'changed' });
    const { events, ...ticket } = await detail(number);
    expect(ticket).toMatchObject({
      state: 'assigned',
      result: null,
      closedAtMs: null,
      window: { code: '02' },
      firstWindow: { code: '01', name: '市场监管' },
    });
    expect(events.map(({ kind, by, text }) => [kind, by, text])).toEqual([
      ['assign', 'editor', '请今天回电'],
      ['assign', 'editor', null],
      ['note', 'editor', '打过一次，没人接'],
      ['close', 'editor', '已经告知材料'],
      ['reopen', 'editor', '市民说没解决'],
    ]);
    const { entries } = await manager.get<AuditPage>(`audit?action=ticket&subject=${number}`);
    expect(entries).toHaveLength(5);
    expect(JSON.stringify(entries)).not.toContain('已经告知材料');
    expect(entries[1]).toMatchObject({
      action: 'ticket.close',
      before: { state: 'assigned', window: '02', result: null },
      after: { state: 'closed', result: 'resolved' },
    });
  });

  test('of two who close it at once one is told that the other was faster', async () => {
    const both = [1, 2].map((k) => step('1119000002', 'close', { result: 'unreachable', text: `第${k}个人` }));
    expect((await Promise.all(both)).map((answer) => (answer as { result: string }).result).toSorted()).toEqual([
      'changed',
      'stale',
    ]);
    expect(await detail('1119000002')).toMatchObject({ state: 'closed', overdue: true });
  });

  test('an unknown ticket, an unknown window, no words', async () => {
    expect(await step('0000', 'note', { text: '哪一张' })).toEqual({ result: 'unknown' });
    expect(await step(number, 'assign', { window: '99' })).toEqual({ result: 'no_window' });
    expect((await editor.ask('POST', `tickets/${number}/close`, { result: 'resolved', text: ' ' })).status).toBe(400);
    expect((await editor.ask('GET', 'tickets/0000')).status).toBe(404);
  });

  test('shows the call it came from', async () => {
    expect((await detail(number)).turns).toEqual([{ atMs: expect.any(Number), heard: null, said: '您好' }]);
  });
});

describe('what is personal', () => {
  test('the whole number is for editors, and looking is logged without it', async () => {
    const viewer = await signInAs(line, 'viewer');
    expect((await viewer.ask('GET', 'tickets')).text).not.toContain('13812345678');
    expect((await viewer.ask('POST', 'tickets/1120000001/phone', {})).status).toBe(403);
    expect((await viewer.ask('POST', 'tickets/1120000001/note', { text: '看看' })).status).toBe(403);
    expect(await editor.send<TicketPhone>('POST', 'tickets/1120000001/phone')).toEqual({ phone: '+8613812345678' });
    const { entries } = await manager.get<AuditPage>('audit?action=ticket.reveal-number');
    expect(entries).toMatchObject([{ by: 'editor', subject: '1120000001' }]);
    expect(JSON.stringify(await line.database.sql('audit_log'))).not.toContain('13812345678');
  });

  test('a recording comes from the carrier, and listening is logged', async () => {
    const reply = await editor.ask('GET', 'tickets/1120000003/recording');
    expect([reply.status, reply.headers['content-type'], reply.text]).toEqual([200, 'audio/mpeg', 'ID3 what was said']);
    expect(asked).toEqual([RECORDING]);
    expect((await manager.get<AuditPage>('audit?action=ticket.listen')).entries).toHaveLength(1);
  });

  test('a ticket without a recording has none', async () => {
    expect((await editor.ask('GET', 'tickets/1120000001/recording')).status).toBe(404);
    expect(asked).toHaveLength(1);
  });
});
