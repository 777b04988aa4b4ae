import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallEngine, IncomingEvent } from '../../src/calls/call-engine.js';
import type { CallEvent, Stage } from '../../src/domain/call.js';
import type { CaseFile } from '../../src/domain/case-file.js';
import { HotlineError } from '../../src/errors.js';
import { createCallStore } from '../../src/store/call-store.js';
import { createCaseStore } from '../../src/store/case-store.js';
import type { Database } from '../../src/store/database.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { lintTwiml } from '../../src/telephony/twilio/lint-twiml.js';
import { type Place, temporaryDatabase } from '../store/temporary-database.js';
import { engineOver, engineParts, NOW } from './small-engine.js';

let place: Place;
let database: Database;
let engine: CallEngine;
let callId = 'CA0';
let calls = 0;

beforeAll(async () => {
  place = await temporaryDatabase();
  database = await place.open();
  engine = engineOver(database);
});
afterAll(() => place.remove());
beforeEach(() => {
  callId = `CA${++calls}`;
});

const START: CallEvent = { kind: 'started', from: '+8613900001234', to: '+8656112345' };
const says = (text: string): CallEvent => ({ kind: 'speech', text });
const keys = (digits: string): CallEvent => ({ kind: 'keys', digits });
const DIALLED: CallEvent = { kind: 'dialled', result: 'completed', durationMs: 60_000 };
const RECORDED: CallEvent = { kind: 'recorded', url: 'https://api.twilio.com/recordings/RE1', durationMs: 9_000 };

function event(index: number, what: CallEvent, more: Partial<IncomingEvent> = {}): IncomingEvent {
  return { callId, event: what, index, token: null, from: '+8613900001234', to: '+8656112345', ...more };
}

/** The caller does one thing after the other; returns the last document. */
async function play(...events: CallEvent[]): Promise<string> {
  let document = await engine.handle(event(0, START));
  for (const [n, what] of events.entries()) document = await engine.handle(event(n + 1, what));
  return document;
}

async function timeline() {
  const call = await callTimeline(database, callId);
  if (call === null) throw new Error('no such call');
  return call;
}

const over = (status = 'completed') => engine.status({ callId, status, sequence: null, at: NOW, durationMs: 1000 });

describe('a request is answered once', () => {
  test('the same token again: the same bytes, no second turn, no second ticket', async () => {
    await play(says('投诉'));
    const first = await engine.handle(event(2, RECORDED, { token: 'T' }));
    for (const index of [2, 3, 0, 99]) expect(await engine.handle(event(index, RECORDED, { token: 'T' }))).toBe(first);
    expect((await timeline()).turns).toHaveLength(3);
    expect(await database.read('tickets').where({ call_id: callId })).toHaveLength(1);
  });

  test('the same turn again without a token, or with another: the same bytes', async () => {
    const first = await play(says('要什么材料'));
    expect(await engine.handle(event(1, says('要什么材料')))).toBe(first);
    expect(await engine.handle(event(1, says('人工'), { token: 'new' }))).toBe(first);
    expect((await timeline()).turns).toHaveLength(2);
  });

  test.each([['T'], [null]])('twenty at once over two nodes, token %s: one turn, one answer', async (token) => {
    const other = engineOver(await place.open());
    await play();
    const nodes = Array.from({ length: 20 }, (_, i) => (i % 2 ? engine : other));
    const answers = await Promise.all(nodes.map((node) => node.handle(event(1, says('要什么材料'), { token }))));
    expect(new Set(answers).size).toBe(1);
    expect((await timeline()).turns).toHaveLength(2);
  });

  test('twenty first requests at once: one call', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => engine.handle(event(0, START))));
    expect(new Set(answers).size).toBe(1);
    expect((await timeline()).turns).toHaveLength(1);
  });

  test('repetitions are told to the observer, and so is every turn, once', async () => {
    const seen: string[] = [];
    const observe = {
      turn: ({ index }: { index: number }) => void seen.push(`turn ${index}`),
      replay: () => void seen.push('replay'),
    };
    const watched = engineOver(database, { observe });
    for (const index of [0, 0, 1, 1, 1]) await watched.handle(event(index, index === 0 ? START : keys('1')));
    expect(seen).toEqual(['turn 0', 'replay', 'turn 1', 'replay', 'replay']);
  });
});

describe('requests out of order', () => {
  test('an unknown call is started, whatever it says', async () => {
    const document = await engine.handle(event(5, says('要什么材料')));
    expect(document).toContain('n=1');
    expect((await timeline()).turns).toMatchObject([{ index: 0, event: 'started' }]);
  });

  test('an index from the future makes the next turn', async () => {
    await play();
    expect(await engine.handle(event(7, says('要什么材料')))).toContain('n=2');
    expect((await timeline()).turns.map(({ index }) => index)).toEqual([0, 1]);
  });

  test('a turn after goodbye hangs up again and changes nothing about the ending', async () => {
    await play(says('再见'));
    const { ending } = await timeline();
    expect(await engine.handle(event(2, says('要什么材料')))).toMatch(/<Response><Hangup\/><\/Response>$/);
    expect((await timeline()).ending).toEqual(ending);
  });

  test('a transfer or message reported after the end of the call still counts', async () => {
    await play(says('人工'));
    await over();
    expect((await timeline()).ending).toMatchObject({ outcome: 'abandoned', stage: 'transferring' });
    await engine.handle(event(2, DIALLED));
    expect((await timeline()).ending).toMatchObject({ outcome: 'transferred', stage: 'transferring', at: NOW });
  });

  test('status callbacks: repeated and overtaken ones end the call once', async () => {
    await play(says('要什么材料'));
    await over('completed');
    await over('ringing');
    await over('completed');
    expect((await timeline()).ending).toMatchObject({ outcome: 'self_served', stage: 'list' });
    expect((await timeline()).statuses).toHaveLength(2);
  });

  test('a status of an unknown call is noted and harms nothing', async () => {
    await over();
    expect(await callTimeline(database, callId)).toBeNull();
  });
});

describe('whoever hangs up', () => {
  const paths: [Stage, CallEvent[]][] = [
    ['open', []],
    ['menu', [says('菜单')]],
    ['code', [keys('1')]],
    ['item', [keys('1'), keys('0101')]],
    ['window', [keys('2')]],
    ['window_items', [keys('2'), keys('01')]],
    ['choose', [says('办证')]],
    ['confirm', [says('那个证')]],
    ['receipt', [keys('3')]],
    ['receipt_confirm', [keys('3'), keys('261101000014')]],
    ['receipt_phone', [keys('3'), keys('261101000014'), keys('1')]],
    ['transferring', [says('人工')]],
    ['missed', [says('人工'), { kind: 'dialled', result: 'no-answer', durationMs: 0 }]],
    ['recording_complaint', [says('投诉')]],
    ['record_again', [says('投诉'), { kind: 'recorded', url: null, durationMs: 0 }]],
  ];

  test.each(paths)('at %s has abandoned the call there', async (stage, path) => {
    await play(...path);
    expect((await timeline()).turns.at(-1)?.state.stage).toBe(stage);
    await over();
    expect((await timeline()).ending).toEqual({ outcome: 'abandoned', stage, at: NOW });
  });

  test.each([
    ['an answer', 'self_served', [says('要什么材料')]],
    ['talking to a person', 'transferred', [says('人工'), DIALLED]],
    ['leaving a complaint', 'message_left', [says('投诉'), RECORDED]],
    ['asking to be called back', 'callback_owed', [says('人工'), { kind: 'dialled', result: 'busy', durationMs: 0 }, keys('2')]],
  ] satisfies [string, string, CallEvent[]][])('after %s was %s', async (_, outcome, path) => {
    await play(...path);
    await over();
    expect((await timeline()).ending?.outcome).toBe(outcome);
  });

  test('with the gather itself ends at once', async () => {
    await play(keys('1'), { kind: 'hangup' });
    expect((await timeline()).ending).toMatchObject({ outcome: 'abandoned' });
  });

  test('unnoticed is ended after an hour', async () => {
    await play();
    const later = engineOver(database, { clock: () => new Date(NOW.getTime() + 3_600_001) });
    expect(await later.endStale(3_600_000)).toBeGreaterThan(0);
    expect((await timeline()).ending).toMatchObject({ outcome: 'abandoned', stage: 'open' });
    expect(await later.endStale(3_600_000)).toBe(0);
  });
});

test('a caller who withholds the number is offered a message, not a call-back', async () => {
  const anonymous = { from: null };
  await engine.handle(event(0, { ...START, from: null } as CallEvent, anonymous));
  await engine.handle(event(1, says('人工'), anonymous));
  await engine.handle(event(2, { kind: 'dialled', result: 'busy', durationMs: 0 }, anonymous));
  await engine.handle(event(3, keys('2'), anonymous));
  expect((await timeline()).turns.at(-1)?.spoken.map(({ prompt }) => prompt)).toContain('callback.no-number');
  expect(await database.read('tickets').where({ call_id: callId })).toEqual([]);
});

test('secrets keyed or said as a second factor are nowhere in the turn', async () => {
  await play(keys('3'), keys('261101000014'), keys('1'), says('后四位7391'));
  const turn = (await timeline()).turns.at(-1);
  expect(turn).toMatchObject({ stage: 'receipt_phone', heard: '****' });
  expect(JSON.stringify(turn)).not.toContain('7391');
});

describe('what breaks', () => {
  test('a failed call says where it stood, and stays failed', async () => {
    await play(keys('1'));
    await engine.fail(callId);
    await over();
    expect((await timeline()).ending).toEqual({ outcome: 'failed', stage: 'code', at: NOW });
    await engine.fail('CAunknown');
  });

  test('a turn that cannot be rendered is not saved, and the call goes on where it was', async () => {
    await play();
    const broken = engineOver(database, {
      toDocument: () => {
        throw new HotlineError('internal', 'no document');
      },
    });
    await expect(broken.handle(event(1, keys('1'), { token: 'T' }))).rejects.toMatchObject({ code: 'internal' });
    expect((await timeline()).turns).toHaveLength(1);
    expect(lintTwiml(await engine.handle(event(1, keys('1'), { token: 'T' })))).toEqual([]);
  });

  test('a ticket number that is taken: another is drawn', async () => {
    await database.sql('calls').insert({ id: callId, provider: 'twilio', started_at_ms: 0 });
    await database.sql('tickets').insert({ number: '1123777777', kind: 'message', call_id: callId, created_at_ms: 0 });
    callId = `CA${++calls}`;
    const numbers = ['1123777777', '1123777778'];
    const unlucky = engineOver(database, { newTicketNumber: () => numbers.shift() ?? 'none' });
    await play(says('投诉'));
    await unlucky.handle(event(2, RECORDED));
    expect(await database.read('tickets').where({ call_id: callId }).pluck('number')).toEqual(['1123777778']);
  });

  test('nodes that keep answering first: the loser says so instead of trying for ever', async () => {
    let saves = 0;
    const { calls: store } = engineParts(database);
    const save = async () => ++saves < 0;
    const loser = engineOver(database, { calls: { ...store, save } });
    await expect(loser.handle(event(0, START))).rejects.toMatchObject({ code: 'turn_conflict' });
    expect(saves).toBe(3);
  });
});

test('six wrong second factors over several calls lock a receipt number, right ones included', async () => {
  const [receipt, tail] = ['261101000014', '6688'];
  await createCaseStore(database).upsertCases([aCase(receipt, tail)]);
  const guess = (digits: string) => play(keys('3'), keys(receipt), keys('1'), keys(digits));
  expect(await guess(tail)).toContain('可以领取');
  for (let wrong = 0; wrong < 6; wrong++) {
    callId = `CA${++calls}`;
    await guess('0001');
  }
  callId = `CA${++calls}`;
  expect(await guess(tail)).not.toContain('可以领取');
  expect((await createCallStore(database).find(callId, { index: -1, token: null }))?.state.stage).toBe('transferring');
});

function aCase(receipt: string, phone_tail: string): CaseFile {
  const departments = [{ name: '出入境管理局', status: 'approved' as const }];
  const facts = { item: '0101', status: 'approved' as const, step: '可以领取', departments, accepted_on: '2026-11-01' };
  return { receipt, phone_tail, promised_on: null, next_step: null, reason: null, ...facts };
}
