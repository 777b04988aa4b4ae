/** Retention with a moved clock, and a carrier of our own that keeps recordings. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecordingShelf, type RecordingShelf } from '../../src/server/recording-shelf.js';
import { isRetentionDue, keepRetention, lastRetention } from '../../src/server/retention.js';
import type { Database } from '../../src/store/database.js';
import { listCalls } from '../../src/store/reports/call-list.js';
import { overview } from '../../src/store/reports/overview.js';
import { rollUpDays } from '../../src/store/roll-up-days.js';
import { options, placeCall, summariseAll } from '../store/reports/small-month.js';
import { type Place, temporaryDatabase } from '../store/temporary-database.js';
import { aTicket } from '../store/turn-writes.js';

const DAYS = { calls_days: 200, recordings_days: 90 };
const OLD = '2026-01-05T10:00:00+08:00';
const RECENT = '2026-07-01T10:00:00+08:00';
const after = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000 + 60_000);
const log = pino({ level: 'silent' });

let place: Place;
let database: Database;
let carrier: Server;
let shelf: RecordingShelf;
let asked: string[];
let refuse: boolean;

beforeEach(async () => {
  place = await temporaryDatabase();
  database = await place.open();
  asked = [];
  refuse = false;
  carrier = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    if (refuse) response.writeHead(500).end();
    else if (request.method === 'DELETE') response.writeHead(204).end();
    else response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).end('sound');
  });
  await new Promise<void>((ready) => carrier.listen(0, '127.0.0.1', ready));
  shelf = createRecordingShelf({ accountSid: 'AC1', authToken: 'secret', origin: origin() });
  await placeCall(database, { id: 'old', at: OLD, outcome: 'self_served', turns: [{ heard: '办护照' }] });
  await placeCall(database, {
    id: 'owed',
    at: OLD,
    outcome: 'callback_owed',
    turns: [{ heard: '回电话' }],
    tickets: [aTicket('0105000001')],
  });
  const complaint = { ...aTicket('0701000002'), kind: 'complaint' as const, recording: `${origin()}/Recordings/RE2` };
  await placeCall(database, {
    id: 'recorded',
    at: RECENT,
    outcome: 'message_left',
    turns: [{ event: 'recorded' }],
    tickets: [complaint],
  });
  await summariseAll(database);
  await rollUpDays(database, options.centreTime);
});
afterEach(async () => {
  await new Promise((done) => carrier.close(done));
  await place.remove();
});

const origin = () => `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
const parts = () => ({ database, recordings: shelf, log });
const calls = async () => (await database.read('calls').orderBy('id').pluck('id')) as string[];

test('the day before nothing goes, the day after the old call goes with all it had, and the figures stay', async () => {
  expect(await keepRetention(parts(), DAYS, new Date(after(OLD, 200).getTime() - 60_001))).toMatchObject({ calls: 0 });
  expect(await calls()).toEqual(['old', 'owed', 'recorded']);
  const now = after(OLD, 200);
  expect(await keepRetention(parts(), DAYS, now)).toEqual({ atMs: now.getTime(), calls: 1, recordings: 0, left: 0 });
  expect(await calls()).toEqual(['owed', 'recorded']);
  expect(await database.read('turns').where({ call_id: 'old' })).toEqual([]);
  expect((await listCalls(database, { text: '护照' }, { limit: 9, hideDemo: true })).calls).toEqual([]);
  const { figures } = await overview(database, { from: '2026-01-05', to: '2026-01-05' }, { hideDemo: true });
  expect(figures.calls).toBe(2);
  expect(await lastRetention(database)).toMatchObject({ calls: 1 });
  const entries = await database.read('audit_log').where({ action: 'retention.run' }).orderBy('id');
  expect(entries.map(({ username, after: told }) => [username, JSON.parse(told).calls])).toEqual([
    ['system', 0],
    ['system', 1],
  ]);
});

test('a call with an open ticket stays until it is closed', async () => {
  await keepRetention(parts(), DAYS, after(OLD, 400));
  expect(await calls()).toEqual(['owed', 'recorded']);
  await database.sql('tickets').where({ number: '0105000001' }).update({ status: 'closed' });
  await keepRetention(parts(), DAYS, after(OLD, 400));
  expect(await calls()).toEqual(['recorded']);
});

test('recordings go at the carrier first, with our key; what it keeps is tried again', async () => {
  refuse = true;
  expect(await keepRetention(parts(), DAYS, after(RECENT, 90))).toMatchObject({ recordings: 0, left: 1 });
  expect((await database.read('tickets').where({ number: '0701000002' }).first()).recording).toContain('/Recordings/RE2');
  refuse = false;
  expect(await keepRetention(parts(), DAYS, after(RECENT, 91))).toMatchObject({ recordings: 1, left: 0 });
  expect((await database.read('tickets').where({ number: '0701000002' }).first()).recording).toBeNull();
  const key = `Basic ${Buffer.from('AC1:secret').toString('base64')}`;
  expect(asked).toEqual([`DELETE /Recordings/RE2.json ${key}`, `DELETE /Recordings/RE2.json ${key}`]);
  expect(await calls()).toContain('recorded');
});

test('a recording is fetched from the carrier, and from nowhere else', async () => {
  expect(await shelf.fetch(`${origin()}/Recordings/RE2`)).toEqual({ type: 'audio/mpeg', body: Buffer.from('sound') });
  await expect(shelf.fetch('https://elsewhere.example/RE2')).rejects.toMatchObject({ code: 'not_found' });
  refuse = true;
  await expect(shelf.fetch(`${origin()}/Recordings/RE2`)).rejects.toMatchObject({ code: 'store_unavailable' });
});

test.each([
  ['never before', undefined, '2026-11-23T12:00:00+08:00', true],
  ['tonight already', '2026-11-23T03:00:05+08:00', '2026-11-23T23:59:00+08:00', false],
  ['last night, before three', '2026-11-22T03:00:05+08:00', '2026-11-23T02:59:00+08:00', false],
  ['last night, at three', '2026-11-22T03:00:05+08:00', '2026-11-23T03:00:00+08:00', true],
  ['the process was away for days', '2026-11-02T03:00:05+08:00', '2026-11-23T17:00:00+08:00', true],
])('it runs once a night at the centre: %s', (_name, last, now, due) => {
  const run = last === undefined ? undefined : { atMs: Date.parse(last), calls: 0, recordings: 0, left: 0 };
  expect(isRetentionDue(run, new Date(now), options.centreTime)).toBe(due);
});
