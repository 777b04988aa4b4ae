import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallFilter } from '../../../src/domain/call-filter.js';
import { createCallStore } from '../../../src/store/call-store.js';
import type { Database } from '../../../src/store/database.js';
import { countCalls, listCalls } from '../../../src/store/reports/call-list.js';
import { type Place, temporaryDatabase } from '../temporary-database.js';
import { aTicket, aWrite } from '../turn-writes.js';
import { NO_MATCH, placeCall, summariseAll, TO_PERSON } from './small-month.js';

let place: Place;
let database: Database;
const ms = (at: string) => new Date(at).getTime();

beforeAll(async () => {
  place = await temporaryDatabase();
  database = await place.open();
  await placeCall(database, {
    id: 'passport',
    at: '2026-11-23T09:05:00+08:00',
    outcome: 'self_served',
    lasts: 45,
    turns: [
      { heard: '嗯那个', understood: { intent: 'none' }, actions: NO_MATCH },
      {
        heard: '办护照要什么材料',
        understood: { intent: 'item' },
        state: { item: '0301', served: true },
        spoken: '首次办护照，要带三样材料',
      },
    ],
  });
  await placeCall(database, {
    id: 'person',
    at: '2026-11-23T09:06:00+08:00',
    from: '+8613900001234',
    outcome: 'transferred',
    turns: [
      { heard: '转人工', understood: { intent: 'operator' }, actions: TO_PERSON },
      { event: 'dialled', state: { stage: 'open', reached: 'transferred' } },
    ],
  });
  await placeCall(database, {
    id: 'silent',
    at: '2026-11-24T20:00:00+08:00',
    from: null,
    outcome: 'abandoned',
    stage: 'open',
    turns: [{ event: 'silence' }],
  });
  await placeCall(database, {
    id: 'english',
    at: '2026-11-24T20:00:00+08:00',
    outcome: 'callback_owed',
    turns: [{ heard: 'Opening hours please', understood: { intent: 'hours' }, state: { language: 'en', window: '03' } }],
    tickets: [{ ...aTicket('1124000001'), item: null }],
  });
  await placeCall(database, { id: 'shown', provider: 'demo', at: '2026-11-20T10:00:00+08:00', outcome: 'self_served' });
  await summariseAll(database);
});
afterAll(() => place.remove());

const ids = async (filter: CallFilter, hideDemo = true) =>
  (await listCalls(database, filter, { limit: 10, hideDemo })).calls.map(({ id }) => id).sort();

test('a row tells what came of a call, without the number', async () => {
  const { calls } = await listCalls(database, { item: '0301' }, { limit: 10, hideDemo: true });
  expect(calls).toEqual([
    {
      id: 'passport',
      startedAtMs: ms('2026-11-23T09:05:00+08:00'),
      durationMs: 45_000,
      caller: '138****5678',
      outcome: 'self_served',
      stage: 'ended',
      language: 'zh-CN',
      turns: 3,
      notUnderstood: 1,
      noInput: 0,
      transfers: 0,
      firstHeard: '嗯那个',
      items: ['0301'],
      windows: ['03'],
      intents: ['none', 'item'],
      tags: [],
      demo: false,
    },
  ]);
});

describe('each filter leaves the calls it names', () => {
  const cases: [string, CallFilter, string[]][] = [
    ['none', {}, ['english', 'passport', 'person', 'silent']],
    ['times', { fromMs: ms('2026-11-23T09:06:00+08:00'), toMs: ms('2026-11-24T20:00:00+08:00') }, ['person']],
    ['outcome', { outcome: 'abandoned' }, ['silent']],
    ['stage', { stage: 'open' }, ['silent']],
    ['window of an item or by itself', { window: '03' }, ['english', 'passport']],
    ['intent', { intent: 'operator' }, ['person']],
    ['language', { language: 'en' }, ['english']],
    ['hour', { hour: 9 }, ['passport', 'person']],
    ['weekday', { weekday: 2 }, ['english', 'silent']],
    ['tail', { tail: '1234' }, ['person']],
    ['a longer tail', { tail: '13812345678' }, ['english', 'passport']],
    ['a longer tail that only begins like another one', { tail: '99995678' }, []],
    ['words heard', { text: '护照' }, ['passport']],
    ['words said', { text: '三样材料' }, ['passport']],
    ['several words', { text: '护照 三样' }, ['passport']],
    ['words that do not stand together', { text: '样护照' }, []],
    ['one character', { text: '嗯' }, ['passport']],
    ['the beginning of an English word', { text: 'open' }, ['english']],
    ['only signs', { text: '"*' }, ['english', 'passport', 'person', 'silent']],
    ['not understood', { flags: ['not_understood'] }, ['passport']],
    ['nothing heard', { flags: ['no_input'] }, ['silent']],
    ['transfer tried', { flags: ['transfer_tried'] }, ['person']],
    ['transfer missed', { flags: ['transfer_missed'] }, []],
    ['ticket', { flags: ['ticket'] }, ['english']],
    ['withheld number', { flags: ['withheld'] }, ['silent']],
    ['answered', { flags: ['answered'] }, ['passport']],
    ['all at once', { outcome: 'self_served', item: '0301', text: '护照', flags: ['answered', 'not_understood'] }, ['passport']],
    ['what excludes each other', { outcome: 'abandoned', item: '0301' }, []],
  ];
  test.each(cases)('%s', async (_name, filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
    expect(await countCalls(database, filter, { hideDemo: true })).toBe(expected.length);
  });
});

test('the demonstration month is shown or hidden', async () => {
  expect(await ids({ outcome: 'self_served' }, false)).toEqual(['passport', 'shown']);
  expect(await ids({ outcome: 'self_served' })).toEqual(['passport']);
  expect(await countCalls(database, {}, { hideDemo: false })).toBe(5);
});

test('pages follow each other, newest first, also through calls that began together', async () => {
  const seen: string[] = [];
  let before: number | undefined;
  do {
    const page = await listCalls(database, {}, { limit: 1, before, hideDemo: true });
    seen.push(...page.calls.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(seen).toHaveLength(4);
  expect(seen.slice(2)).toEqual(['person', 'passport']);
});

test('a call is listed once it is over, and again right after its outcome is corrected', async () => {
  const store = createCallStore(database);
  await store.save(aWrite('late', 0));
  await summariseAll(database);
  expect(await ids({ outcome: 'message_left' })).toEqual([]);
  await store.end('late', { outcome: 'abandoned', stage: 'recording_message', at: new Date('2026-11-23T01:01:00Z') });
  await summariseAll(database);
  expect(await ids({ outcome: 'abandoned' })).toEqual(['late', 'silent']);
  await store.save(aWrite('late', 1, { tickets: [aTicket('1123000009')], reached: 'message_left' }));
  await summariseAll(database);
  expect(await ids({ outcome: 'abandoned' })).toEqual(['silent']);
  expect(await ids({ outcome: 'message_left', flags: ['ticket'] })).toEqual(['late']);
});
