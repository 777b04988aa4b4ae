/** Turns for a line of sound: what is spoken and expected, going on with a call by other means, and judging what is heard so far. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallEngine, IncomingEvent } from '../../src/calls/call-engine.js';
import { utteranceVerdict } from '../../src/calls/utterance-verdict.js';
import type { CallEvent, Stage } from '../../src/domain/call.js';
import type { Understanding } from '../../src/domain/understanding.js';
import type { Database } from '../../src/store/database.js';
import { heard } from '../dialog/knowledge.js';
import { type Place, temporaryDatabase } from '../store/temporary-database.js';
import { engineOver } from './small-engine.js';

let place: Place;
let database: Database;
let engine: CallEngine;
let calls = 0;
beforeAll(async () => {
  place = await temporaryDatabase();
  database = await place.open();
  engine = engineOver(database);
});
afterAll(() => place.remove());

const incoming = (callId: string, index: number, event: CallEvent): IncomingEvent => ({
  callId,
  index,
  event,
  token: null,
  from: '+8613812345678',
  to: '114',
});
const START: CallEvent = { kind: 'started', from: '+8613812345678', to: '114' };

test('a turn comes as a reply with what to expect; the document is kept for whoever asks by webhook', async () => {
  const callId = `CA${++calls}`;
  const { reply, ended } = await engine.converse(incoming(callId, 0, START));
  expect(reply.index).toBe(0);
  expect(reply.spoken[0]?.prompt).toBe('opening');
  expect(reply.wayOn).toMatchObject({ do: 'gather', gather: { speech: true, expects: 'sentence', keys: 1 } });
  expect(ended).toBe(false);
  expect(await engine.handle(incoming(callId, 0, START))).toContain('<Gather');
});

test('a turn that was answered elsewhere is a conflict, not an answer', async () => {
  const callId = `CA${++calls}`;
  await engine.handle(incoming(callId, 0, START));
  await expect(engine.converse(incoming(callId, 0, START))).rejects.toMatchObject({ code: 'turn_conflict' });
});

test('a call that began by webhook goes on as sound, with the expectations of its state', async () => {
  const callId = `CA${++calls}`;
  await engine.handle(incoming(callId, 0, START));
  await engine.handle(incoming(callId, 1, { kind: 'speech', text: '办证' }));
  await engine.played(callId, 1, { characters: 5, of: 30, ms: 1_000 });
  const current = await engine.current(callId);
  expect(current?.reply.index).toBe(1);
  expect(current?.reply.wayOn.do === 'gather' && current.reply.wayOn.gather.hints.length).toBeGreaterThan(1);
  expect(current?.played).toEqual({ characters: 5, of: 30, ms: 1_000 });
  const next = await engine.converse(incoming(callId, 2, { kind: 'keys', digits: '1' }));
  expect(next.reply.index).toBe(2);
  expect(await engine.current('CAunknown')).toBeNull();
});

test('a call that said goodbye is over', async () => {
  const callId = `CA${++calls}`;
  await engine.handle(incoming(callId, 0, START));
  expect(await engine.converse(incoming(callId, 1, { kind: 'speech', text: '再见' }))).toMatchObject({
    ended: true,
    reply: { wayOn: { do: 'hangup' } },
  });
  expect((await engine.current(callId))?.ended).toBe(true);
});

test('a turn judges what is heard as an answer to it', async () => {
  const callId = `CA${++calls}`;
  const { judge } = await engine.converse(incoming(callId, 0, START));
  expect(judge('要什么材料')).toBe('complete');
  expect(judge('那个证')).toBe('open');
});

const ITEM = { code: '0101', name: '', score: 1 };
test.each<[string, Stage, Partial<Understanding>, string]>([
  ['an item and a question', 'open', { decision: 'answer', intent: 'item', items: [ITEM], aspects: ['fee'] }, 'complete'],
  ['an item alone may go on', 'open', { decision: 'answer', intent: 'item', items: [ITEM] }, 'likely'],
  ['an item picked from those on offer', 'choose', { decision: 'answer', intent: 'item', items: [ITEM] }, 'complete'],
  ['第二个', 'choose', { slots: { ordinal: 2 } }, 'complete'],
  [
    'a question about one of two items',
    'open',
    { decision: 'choose', intent: 'item', items: [ITEM, ITEM], aspects: ['fee'] },
    'likely',
  ],
  ['two items', 'open', { decision: 'choose', intent: 'item', items: [ITEM, ITEM] }, 'open'],
  ['opening hours', 'open', { intent: 'hours' }, 'likely'],
  ['a question while yes or no is awaited', 'confirm', { intent: 'item', aspects: ['fee'] }, 'open'],
  ['人工', 'open', { intent: 'operator' }, 'complete'],
  ['对', 'confirm', { intent: 'yes' }, 'complete'],
  ['对, where nothing was asked', 'open', { intent: 'yes' }, 'open'],
  ['我想办那个', 'open', { text: '我想办那个', intent: 'none' }, 'unfinished'],
  ['seven of twelve digits', 'receipt', { slots: { digits: '2611010' } }, 'unfinished'],
  ['twelve of twelve', 'receipt', { slots: { receipt: '261101000014' } }, 'complete'],
  ['three of four', 'receipt_phone', { slots: { digits: '668' } }, 'unfinished'],
  ['no number at all', 'receipt', { text: '我没有号码', intent: 'none' }, 'open'],
  ['the beginning of a receipt number', 'open', { slots: { digits: '26110100' } }, 'unfinished'],
  ['a telephone number of another body', 'open', { slots: { digits: '114' } }, 'open'],
])('%s (%s)', (_, stage, changes, verdict) => {
  expect(utteranceVerdict(heard(changes), { stage, options: ['0101', '0102'] }, { receiptLength: 12 })).toBe(verdict);
});
