import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCallStore } from '../../src/store/call-store.js';
import { type Place, temporaryDatabase } from './temporary-database.js';
import { aTurn, aWrite } from './turn-writes.js';

let place: Place;
beforeEach(async () => {
  place = await temporaryDatabase();
});
afterEach(() => place.remove());

/** Runs the writer until it has saved `enough` turns, kills it, and returns every line it wrote. */
async function killAfter(enough: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'killed-writer.ts'), place.file]);
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    out += chunk;
    if (out.split('\n').length > enough) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal, errors).toBe('SIGKILL');
  return out.split('\n').filter((line) => /^CA\d+ \d+$/.test(line));
}

test('kill -9: every turn reported as saved is there with its ticket, none is doubled, and each call goes on', async () => {
  const reported = await killAfter(400);
  const database = await place.open();
  const turns: { call_id: string; idx: number }[] = await database.read('turns').select('call_id', 'idx');
  const saved = turns.map((turn) => `${turn.call_id} ${turn.idx}`);
  expect(reported.length).toBeGreaterThanOrEqual(400);
  expect(reported.filter((line) => !saved.includes(line))).toEqual([]);
  expect(new Set(saved).size).toBe(saved.length);
  const tickets: string[] = await database.read('tickets').pluck('number');
  expect(tickets.toSorted()).toEqual(saved.map((line) => line.replace(' ', '-')).toSorted());

  const store = createCallStore(database);
  const newest = Math.max(...turns.filter((turn) => turn.call_id === 'CA7').map((turn) => turn.idx));
  expect(await store.find('CA7', { index: newest + 1, token: null })).toMatchObject({
    index: newest,
    state: { turns: newest + 1 },
  });
  expect(await store.save(aWrite('CA7', newest + 1))).toBe(true);
});

test('a full disk: waiting turns are refused, nothing is half written, and it goes on when there is room again', async () => {
  const database = await place.open();
  const store = createCallStore(database);
  await store.save(aWrite('CA0', 0));
  const [{ page_count: pages }] = await database.sql.raw('PRAGMA page_count');
  await database.sql.raw(`PRAGMA max_page_count = ${pages + 10}`);
  const big = (callId: string) => aWrite(callId, 0, { turn: aTurn(callId, 0, { response: 'x'.repeat(100_000) }) });
  const refused = await Promise.allSettled(['CA1', 'CA2', 'CA3'].map((callId) => store.save(big(callId))));
  for (const result of refused)
    expect(result).toMatchObject({
      status: 'rejected',
      reason: { code: 'store_unavailable', message: expect.stringMatching(/SQLITE_FULL$/) },
    });
  expect(await database.read('calls').pluck('id')).toEqual(['CA0']);

  await database.sql.raw('PRAGMA max_page_count = 1000000');
  expect(await store.save(big('CA1'))).toBe(true);
  expect(await store.save(aWrite('CA0', 1))).toBe(true);
});

test('a lock held by another process: refused in time, and it goes on afterwards', async () => {
  const [database, backup] = [await place.open(), await place.open()];
  const store = createCallStore(database);
  await store.save(aWrite('CA0', 0));
  await database.sql.raw('PRAGMA busy_timeout = 10');
  await backup.sql.raw('BEGIN IMMEDIATE');
  await expect(store.save(aWrite('CA0', 1))).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(store.save(aWrite('CA1', 0))).rejects.toMatchObject({ code: 'store_unavailable' });
  expect((await store.find('CA0', { index: 1, token: null }))?.index).toBe(0);
  await backup.sql.raw('ROLLBACK');
  expect(await store.save(aWrite('CA0', 1))).toBe(true);
});

test('what a driver throws never carries the caller’s words or number', async () => {
  const store = createCallStore(await place.open());
  const write = aWrite('CA1', 3, { turn: aTurn('CA1', 3, { heard: '我叫张三' }) });
  const error = await store.save(write).catch((thrown) => thrown);
  expect(error.message).toBe('the database refused a row: SQLITE_CONSTRAINT');
  expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(/张三|13812345678/);
});
