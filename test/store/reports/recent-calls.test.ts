import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCallStore } from '../../../src/store/call-store.js';
import type { Database } from '../../../src/store/database.js';
import { callTimeline } from '../../../src/store/reports/call-timeline.js';
import { recentCalls } from '../../../src/store/reports/recent-calls.js';
import { type Place, temporaryDatabase } from '../temporary-database.js';
import { aState, aTurn, aWrite, STARTED } from '../turn-writes.js';

let place: Place;
let database: Database;
const at = (seconds: number) => new Date(STARTED.getTime() + seconds * 1_000);

beforeEach(async () => {
  place = await temporaryDatabase();
  database = await place.open();
  const store = createCallStore(database);
  await store.save(aWrite('served', 0));
  await store.save(aWrite('served', 1, { turn: aTurn('served', 1, { stage: 'item', state: aState({ item: '0101' }) }) }));
  await store.save(aWrite('served', 2, { turn: aTurn('served', 2, { state: aState() }) }));
  await store.end('served', { outcome: 'self_served', stage: 'item', at: at(31) });
  const anonymous = { provider: 'twilio', from: null, to: null };
  await store.save(aWrite('live', 0, { call: anonymous, turn: aTurn('live', 0, { at: at(100) }) }));
  await store.save(aWrite('live', 1, { turn: aTurn('live', 1, { at: at(107), stage: 'menu' }) }));
});
afterEach(() => place.remove());

test('recent calls: newest first, numbers masked, live ones by where they stand', async () => {
  const calls = await recentCalls(database, { limit: 10 });
  expect(calls).toEqual([
    { id: 'live', startedAt: at(100), caller: null, turns: 2, lastItem: null, outcome: 'live', stage: 'menu', durationMs: 7_000 },
    {
      id: 'served',
      startedAt: STARTED,
      caller: '138****5678',
      turns: 3,
      lastItem: '0101',
      outcome: 'self_served',
      stage: 'item',
      durationMs: 31_000,
    },
  ]);
  expect(await recentCalls(database, { limit: 1 })).toHaveLength(1);
  expect((await recentCalls(database, { limit: 9, since: at(100) })).map((call) => call.id)).toEqual(['live']);
});

test('a timeline tells the turns in order, with the documents only when asked', async () => {
  const brief = await callTimeline(database, 'served');
  expect(brief).toMatchObject({ id: 'served', caller: '138****5678', called: '114', startedAt: STARTED, statuses: [] });
  expect(brief?.ending).toEqual({ outcome: 'self_served', stage: 'item', at: at(31) });
  expect(brief?.turns.map((turn) => [turn.index, turn.stage, turn.response])).toEqual([
    [0, 'open', ''],
    [1, 'item', ''],
    [2, 'open', ''],
  ]);
  const full = await callTimeline(database, 'served', { responses: true });
  expect(full?.turns[0]).toEqual(aTurn('served', 0));
  expect(await callTimeline(database, 'nobody')).toBeNull();
});
