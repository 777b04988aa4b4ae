import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCentreTime } from '../../../src/calls/centre-time.js';
import { noFigures } from '../../../src/domain/call-figures.js';
import { createCallStore } from '../../../src/store/call-store.js';
import type { Database } from '../../../src/store/database.js';
import { bulletin } from '../../../src/store/reports/bulletin.js';
import { overview } from '../../../src/store/reports/overview.js';
import { rollUpDays } from '../../../src/store/roll-up-days.js';
import { type Place, temporaryDatabase } from '../temporary-database.js';
import { aTicket } from '../turn-writes.js';
import { NO_MATCH, placeCall, summariseAll, TO_PERSON } from './small-month.js';

let place: Place;
let database: Database;
const centreTime = createCentreTime('Asia/Shanghai');
const served = { heard: '办护照要什么材料', understood: { intent: 'item' as const }, state: { item: '0301', served: true } };

beforeAll(async () => {
  place = await temporaryDatabase();
  database = await place.open();
  // Monday 9 o'clock: one served at once, one after a misunderstanding.
  await placeCall(database, { id: 'a', at: '2026-11-23T09:00:00+08:00', outcome: 'self_served', lasts: 40, turns: [served] });
  await placeCall(database, {
    id: 'b',
    at: '2026-11-23T09:59:59+08:00',
    outcome: 'self_served',
    lasts: 60,
    turns: [{ heard: '啊', understood: { intent: 'none' }, actions: NO_MATCH }, served],
  });
  // Monday, half past midnight: still Sunday in UTC.
  await placeCall(database, {
    id: 'c',
    at: '2026-11-23T00:30:00+08:00',
    outcome: 'abandoned',
    stage: 'open',
    lasts: 20,
    turns: [{ event: 'silence' }],
  });
  // Tuesday: a person reached, and one who was not.
  await placeCall(database, {
    id: 'd',
    at: '2026-11-24T10:00:00+08:00',
    outcome: 'transferred',
    turns: [
      { heard: '人工', understood: { intent: 'operator' }, actions: TO_PERSON },
      { event: 'dialled', state: { stage: 'open' } },
    ],
  });
  await placeCall(database, {
    id: 'e',
    at: '2026-11-24T10:10:00+08:00',
    outcome: 'callback_owed',
    turns: [
      { heard: '人工', understood: { intent: 'operator' }, actions: TO_PERSON },
      { event: 'dialled', state: { stage: 'missed' } },
      { heard: '回电话', state: { item: '0301' } },
    ],
    tickets: [{ ...aTicket('1124000001'), item: '0301', window: null }],
  });
  // The month before, the year before, and a demonstration call.
  await placeCall(database, { id: 'f', at: '2026-10-31T23:59:00+08:00', outcome: 'self_served', turns: [served] });
  await placeCall(database, { id: 'g', at: '2025-11-30T10:00:00+08:00', outcome: 'abandoned', stage: 'choose' });
  await placeCall(database, {
    id: 'h',
    provider: 'demo',
    at: '2026-11-24T10:00:00+08:00',
    outcome: 'self_served',
    turns: [served],
  });
  const store = createCallStore(database);
  const unanswered = { callId: 'never', sequence: null, durationMs: 0, at: new Date('2026-11-23T09:30:00+08:00') };
  await store.noteStatus({ ...unanswered, status: 'no-answer' });
  await store.noteStatus({ ...unanswered, callId: 'a', status: 'failed' });
  await summariseAll(database);
  await rollUpDays(database, centreTime);
});
afterAll(() => place.remove());

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

test('the sums of a month', async () => {
  const { figures, demo } = await overview(database, NOVEMBER, { hideDemo: true });
  expect(demo).toBe(false);
  expect(figures).toEqual({
    calls: 5,
    self_served: 2,
    transferred: 1,
    message_left: 0,
    callback_owed: 1,
    abandoned: 1,
    failed: 0,
    in_time: 5,
    unanswered: 1,
    inputs: 6,
    not_understood: 1,
    calls_not_understood: 1,
    no_input: 1,
    transfers: 2,
    transfers_answered: 1,
    duration_ms: (40 + 60 + 20 + 60 + 60) * 1000,
    answered: 2,
    first_answer_ms: 10_004 + 20_004,
    first_answer_turns: 1 + 2,
  });
});

test('环比, 同比, days and hours', async () => {
  const seen = await overview(database, NOVEMBER, { hideDemo: true });
  expect(seen.previous).toMatchObject({ from: '2026-10-01', to: '2026-10-31', figures: { calls: 1, self_served: 1 } });
  expect(seen.yearAgo).toMatchObject({ from: '2025-11-01', to: '2025-11-30', figures: { calls: 1, abandoned: 1 } });
  expect(seen.days).toHaveLength(30);
  expect(seen.days.filter(({ figures }) => figures.calls > 0).map(({ day, figures }) => [day, figures.calls])).toEqual([
    ['2026-11-23', 3],
    ['2026-11-24', 2],
  ]);
  expect(seen.days[0]?.figures).toEqual(noFigures());
  expect([seen.weekHours[0]?.[0], seen.weekHours[0]?.[9], seen.weekHours[1]?.[10]]).toEqual([1, 2, 2]);
  expect(seen.weekHours.flat().reduce((sum, calls) => sum + calls, 0)).toBe(5);
});

test('what was asked for and where calls were abandoned', async () => {
  const seen = await overview(database, NOVEMBER, { hideDemo: true });
  expect(seen.items).toEqual([{ key: '0301', calls: 3, self_served: 2, transferred: 0, not_understood: 1 }]);
  expect(seen.windows.map(({ key, calls }) => [key, calls])).toEqual([['03', 3]]);
  expect(seen.abandonedAt.map(({ key, calls }) => [key, calls])).toEqual([['open', 1]]);
  expect(seen.transferReasons.map(({ key, calls }) => [key, calls])).toEqual([['asked', 2]]);
  expect(seen.intents.map(({ key, calls }) => [key, calls])).toEqual([
    ['item', 2],
    ['operator', 2],
    ['none', 1],
  ]);
});

test('demonstration calls count only while they are shown', async () => {
  const seen = await overview(database, NOVEMBER, { hideDemo: false });
  expect([seen.demo, seen.figures.calls, seen.items[0]?.calls]).toEqual([true, 6, 4]);
});

test('a call corrected later is counted as it is now', async () => {
  await database.sql('calls').where({ id: 'c' }).update({ outcome: 'failed', summarised: false });
  await summariseAll(database);
  expect(await rollUpDays(database, centreTime)).toEqual(['2026-11-23']);
  expect(await rollUpDays(database, centreTime)).toEqual([]);
  const { figures, abandonedAt } = await overview(database, NOVEMBER, { hideDemo: true });
  expect([figures.calls, figures.abandoned, figures.failed, figures.in_time, abandonedAt]).toEqual([5, 0, 1, 4, []]);
});

const allKinds = (before: number) => ({ message: before, callback: before, complaint: before });

test('the bulletin: by window and item beside the month before, with tickets', async () => {
  const options = {
    hideDemo: true,
    windowOf: (item: string) => item.slice(0, 2),
    monthMs: [Date.parse('2026-11-01T00:00:00+08:00'), Date.parse('2026-12-01T00:00:00+08:00')] as [number, number],
    nowMs: Date.parse('2026-11-30T10:00:00+08:00'),
    // A day and a half, whatever the calendar says.
    overdueBefore: (atMs: number) => allKinds(atMs - 36 * 3_600_000),
  };
  const seen = await bulletin(database, '2026-11', options);
  expect(seen.items).toEqual([
    { key: '0301', calls: 3, self_served: 2, transferred: 0, not_understood: 1, previous: 1, tickets: 1, overdue: 1 },
  ]);
  expect(seen.windows).toEqual([
    { key: '03', calls: 3, self_served: 2, transferred: 0, not_understood: 1, previous: 1, tickets: 1, overdue: 1 },
  ]);
  expect(seen.tickets).toEqual({ opened: 1, overdue: 1 });
  const overdue = async (changes: object) => (await bulletin(database, '2026-11', { ...options, ...changes })).tickets.overdue;
  expect(await overdue({ nowMs: Date.parse('2026-11-25T10:00:00+08:00') })).toBe(0);
  const close = (at: string) =>
    database
      .sql('tickets')
      .where({ number: '1124000001' })
      .update({ status: 'closed', closed_at_ms: Date.parse(at) });
  await close('2026-11-24T18:00:00+08:00');
  expect(await overdue({})).toBe(0);
  await close('2026-11-27T18:00:00+08:00');
  expect(await overdue({})).toBe(1);
});
