/** What every call store must do; run it with one line for each database. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallEnding, CallStatusEvent, CallStore } from '../../src/calls/ports.js';
import { createCallStore } from '../../src/store/call-store.js';
import type { Database } from '../../src/store/database.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { aState, aTicket, aTurn, aWrite, STARTED } from '../store/turn-writes.js';

/** A place for data that several nodes can open. */
export interface Shared {
  open(): Promise<Database>;
  remove(): Promise<void>;
}

const later = (seconds: number) => new Date(STARTED.getTime() + seconds * 1_000);
const ABANDONED: CallEnding = { outcome: 'abandoned', stage: 'open', at: later(60) };

export function callStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`call store: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let store: CallStore;
    let other: CallStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      store = createCallStore(database);
      other = createCallStore(await shared.open());
    });
    afterEach(() => shared.remove());

    const timeline = async (callId: string) => {
      const call = await callTimeline(database, callId, { responses: true });
      if (!call) throw new Error(`no call ${callId}`);
      return call;
    };
    const rowsOf = async (table: string) => (await database.read(table).select('*')).length;

    test('an unknown call is null', async () => {
      expect(await store.find('CA0', { index: 0, token: null })).toBeNull();
    });

    test('a turn comes back as it was saved, from this node and from another', async () => {
      const turn = aTurn('CA1', 0, { state: aState({ item: '0101', wanted: ['fee'], options: ['0101', '0102'] }) });
      expect(await store.save(aWrite('CA1', 0, { turn }))).toBe(true);
      const progress = { index: 0, state: turn.state, from: '+8613812345678', replay: null };
      expect(await store.find('CA1', { index: 1, token: 'new' })).toEqual(progress);
      expect(await other.find('CA1', { index: 1, token: 'new' })).toEqual(progress);
      expect((await timeline('CA1')).turns).toEqual([turn]);
    });

    test('a state that was handed out is a copy: changing it changes no call', async () => {
      await store.save(aWrite('CA1', 0));
      const first = await store.find('CA1', { index: 1, token: null });
      if (first) first.state.stage = 'ended';
      expect((await store.find('CA1', { index: 1, token: null }))?.state.stage).toBe('open');
    });

    test('the newest turn is told with what was heard of it; the last word counts, and a turn that is not there is ignored', async () => {
      expect(await store.newest('CA1')).toBeNull();
      await store.save(aWrite('CA1', 0));
      await store.notePlayed('CA1', 0, { characters: 3, of: 20, ms: 700 });
      await other.notePlayed('CA1', 0, { characters: 20, of: 20, ms: 4_000 });
      await store.notePlayed('CA1', 1, { characters: 1, of: 1, ms: 1 });
      const turn = aTurn('CA1', 0);
      const { state, spoken, actions } = turn;
      expect(await other.newest('CA1')).toEqual({
        index: 0,
        state,
        spoken,
        actions,
        played: { characters: 20, of: 20, ms: 4_000 },
      });
      await store.save(aWrite('CA1', 1));
      expect(await store.newest('CA1')).toMatchObject({ index: 1, played: null });
    });

    test('twenty identical saves at once over two nodes: one is saved', async () => {
      await store.save(aWrite('CA1', 0));
      const saves = Array.from({ length: 20 }, (_, i) => (i % 2 ? store : other).save(aWrite('CA1', 1)));
      const won = (await Promise.all(saves)).filter(Boolean);
      expect(won).toHaveLength(1);
      expect((await timeline('CA1')).turns.map((turn) => turn.index)).toEqual([0, 1]);
    });

    test('a repeated request is answered with the very same document, by index or by token', async () => {
      const response = '<?xml version="1.0"?><Response><Say>“您好”\r\n\t&amp; 𠮷 🙂</Say></Response>';
      await store.save(aWrite('CA1', 0, { turn: aTurn('CA1', 0, { response }) }));
      await store.save(aWrite('CA1', 1));
      for (const node of [store, other]) {
        expect((await node.find('CA1', { index: 0, token: 'unknown' }))?.replay).toBe(response);
        expect((await node.find('CA1', { index: 2, token: 'CA1-token-0' }))?.replay).toBe(response);
        expect((await node.find('CA1', { index: 1, token: 'CA1-token-0' }))?.replay).toBe(response);
        expect((await node.find('CA1', { index: 2, token: 'CA1-token-2' }))?.replay).toBeNull();
        expect((await node.find('CA1', { index: 2, token: null }))?.replay).toBeNull();
      }
    });

    test('turns without a token do not collide, and a token counts in its own call only', async () => {
      const tokens = [null, null, 'same'];
      for (const callId of ['CA1', 'CA2'])
        for (const [index, token] of tokens.entries())
          expect(await store.save(aWrite(callId, index, { turn: aTurn(callId, index, { token }) }))).toBe(true);
      expect(await rowsOf('turns')).toBe(6);
    });

    test('the loser writes nothing: no ticket, no failure, no ending, and the call stays as it was', async () => {
      await store.save(aWrite('CA1', 0));
      await store.save(aWrite('CA1', 1));
      const call = { provider: 'another', from: null, to: null };
      const loser = { call, tickets: [aTicket('T1')], receiptFailures: ['202611230001'], ending: ABANDONED };
      expect(await other.save(aWrite('CA1', 1, loser))).toBe(false);
      const sameToken = aTurn('CA1', 2, { token: 'CA1-token-1' });
      expect(await other.save(aWrite('CA1', 2, { ...loser, turn: sameToken }))).toBe(false);
      expect([await rowsOf('tickets'), await rowsOf('receipt_failures'), await rowsOf('turns')]).toEqual([0, 0, 2]);
      expect(await timeline('CA1')).toMatchObject({ provider: 'twilio', caller: '138****5678', ending: null });
    });

    test('the winner writes all of it', async () => {
      await store.save(
        aWrite('CA1', 0, { tickets: [aTicket('T1'), aTicket('T2')], receiptFailures: ['1234567'], ending: ABANDONED }),
      );
      const tickets = await database.read('tickets').orderBy('number');
      expect(tickets).toMatchObject([
        { number: 'T1', call_id: 'CA1', kind: 'callback', window_code: '01', status: 'open' },
        { number: 'T2' },
      ]);
      expect(await rowsOf('receipt_failures')).toBe(1);
      expect((await timeline('CA1')).ending).toEqual(ABANDONED);
    });

    test('a node that went on from an old state finds its turn taken, then sees the new one', async () => {
      await store.save(aWrite('CA1', 0));
      await other.save(aWrite('CA1', 1));
      expect(await store.save(aWrite('CA1', 1, { turn: aTurn('CA1', 1, { response: 'late', token: 'late' }) }))).toBe(false);
      const progress = await store.find('CA1', { index: 1, token: 'late' });
      expect(progress).toMatchObject({ index: 1, replay: aTurn('CA1', 1).response, state: { turns: 2 } });
    });

    test('many calls at once: every turn is there, in order', async () => {
      const calls = Array.from({ length: 30 }, (_, k) => `CA${k}`);
      const play = async (callId: string) => {
        for (let index = 0; index < 5; index++) expect(await store.save(aWrite(callId, index))).toBe(true);
      };
      await Promise.all(calls.map(play));
      for (const callId of calls) expect((await timeline(callId)).turns).toEqual([0, 1, 2, 3, 4].map((i) => aTurn(callId, i)));
    });

    test('an impossible write fails alone; those it was saved with are safe', async () => {
      await store.save(aWrite('CA0', 0, { tickets: [aTicket('T1')] }));
      const results = await Promise.allSettled([
        store.save(aWrite('CA1', 0)),
        store.save(aWrite('CA2', 0, { tickets: [aTicket('T1')] })), // the number is taken
        store.save(aWrite('CA3', 7)), // a call that never began
        store.save(aWrite('CA4', 0)),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(results[1]).toMatchObject({ reason: { code: 'internal' } });
      expect(await store.find('CA2', { index: 1, token: null })).toBeNull();
      expect(await rowsOf('turns')).toBe(3);
    });

    test('the first ending stands; an unknown call is ignored', async () => {
      await store.save(aWrite('CA1', 0));
      await store.end('CA1', ABANDONED);
      await store.end('CA1', { outcome: 'failed', stage: 'item', at: later(90) });
      await store.end('CA9', ABANDONED);
      expect((await timeline('CA1')).ending).toEqual(ABANDONED);
    });

    test('what a caller reached corrects the outcome of a call that is over, and ends none that goes on', async () => {
      await store.save(aWrite('CA1', 0));
      await store.save(aWrite('CA1', 1, { reached: 'transferred' }));
      expect((await timeline('CA1')).ending).toBeNull();
      await store.end('CA1', ABANDONED);
      await other.save(aWrite('CA1', 2, { reached: 'message_left' }));
      expect((await timeline('CA1')).ending).toEqual({ ...ABANDONED, outcome: 'message_left' });
    });

    test('status callbacks: each once, in the carrier’s order however they arrive', async () => {
      const event = (status: string, sequence: number | null, seconds: number): CallStatusEvent => {
        return { callId: 'CA1', status, sequence, at: later(seconds), durationMs: status === 'completed' ? 42_000 : null };
      };
      expect(await store.noteStatus(event('completed', 3, 42))).toBe(true); // before the call is known
      expect(await store.noteStatus(event('ringing', 1, 1))).toBe(true);
      expect(await other.noteStatus(event('completed', 3, 43))).toBe(false);
      expect(await store.noteStatus(event('in-progress', 2, 2))).toBe(true);
      await store.save(aWrite('CA1', 0));
      expect((await timeline('CA1')).statuses).toEqual([
        event('ringing', 1, 1),
        event('in-progress', 2, 2),
        event('completed', 3, 42),
      ]);
      expect(await store.noteStatus({ ...event('ringing', null, 1), callId: 'CA2' })).toBe(true);
      expect(await store.noteStatus({ ...event('ringing', null, 9), callId: 'CA2' })).toBe(false);
      expect(await store.noteStatus({ ...event('completed', null, 9), callId: 'CA2' })).toBe(true);
    });

    test('stale: calls without an ending whose newest turn is older', async () => {
      for (const callId of ['old', 'ended', 'alive', 'on the dot']) await store.save(aWrite(callId, 0));
      await store.save(aWrite('alive', 1, { turn: aTurn('alive', 1, { at: later(100) }) }));
      await store.save(aWrite('on the dot', 1, { turn: aTurn('on the dot', 1, { at: later(30) }) }));
      await store.end('ended', ABANDONED);
      expect(await store.stale(later(30))).toEqual(['old']);
      expect((await store.stale(later(31))).toSorted()).toEqual(['old', 'on the dot']);
      expect(await store.stale(STARTED)).toEqual([]);
    });

    test('any text is kept, four megabytes of it too; half characters are replaced', async () => {
      const response = `<Say>${'𠮷é办🙂'.repeat(500_000)}</Say>`;
      const heard = `a'b"c;--\\ \u{1F600} \ud800 \u0000 end`;
      await store.save(aWrite('CA1', 0, { turn: aTurn('CA1', 0, { response, heard, state: aState({ receipt: heard }) }) }));
      const saved = (await timeline('CA1')).turns[0];
      expect(saved?.response === response).toBe(true);
      expect(saved?.heard).toBe(`a'b"c;--\\ \u{1F600} \ufffd \ufffd end`);
      expect((await other.find('CA1', { index: 1, token: null }))?.state.receipt).toBe(heard);
    });
  });
}
