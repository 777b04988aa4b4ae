import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCallStore } from '../../src/store/call-store.js';
import { openDatabase } from '../../src/store/database.js';
import { type Place, temporaryDatabase } from './temporary-database.js';
import { aWrite } from './turn-writes.js';

let place: Place;
beforeEach(async () => {
  place = await temporaryDatabase();
});
afterEach(() => place.remove());

test('a turn that was answered outlives a power cut: WAL and FULL, whatever SQLite’s defaults are', async () => {
  const { sql, read } = await place.open();
  const pragma = async (name: string) => Object.values((await sql.raw(`PRAGMA ${name}`))[0])[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('busy_timeout')).toBeGreaterThan(0);
  await expect(read('users').insert({ username: 'x' })).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
});

test('what was written is there on opening again, under every way to name the file', async () => {
  const first = await openDatabase({ file: place.file });
  await createCallStore(first).save(aWrite('CA1', 0));
  await first.close();
  for (const target of [place.file, `sqlite:${place.file}`, `sqlite://${place.file}`, `file:${place.file}`]) {
    const again = await openDatabase(target);
    expect((await createCallStore(again).find('CA1', { index: 1, token: null }))?.index).toBe(0);
    await again.close();
  }
});

test('three nodes that start at the same moment on a new file all get the schema', async () => {
  const nodes = await Promise.all([place.open(), place.open(), place.open()]);
  for (const { read } of nodes) expect(await read('calls')).toEqual([]);
});

test('a database made by a newer version is refused with what to do', async () => {
  const { sql } = await place.open();
  await sql('schema_steps').insert({ name: '0099-future', done_at: new Date().toISOString() });
  await expect(place.open()).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('newer version (step 0099-future)'),
  });
});

test('a file that is no database, a folder that cannot be, a server we do not know', async () => {
  await writeFile(place.file, 'no database at all, but long enough to have a header '.repeat(20));
  await expect(place.open()).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('SQLITE_NOTADB'),
  });
  await expect(openDatabase(`${place.file}/sub/calls.db`)).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(openDatabase('mysql://root@db/x')).rejects.toMatchObject({ code: 'config_invalid' });
  await expect(openDatabase('')).rejects.toMatchObject({ code: 'config_invalid' });
});

test('after closing, a store says that the database is gone', async () => {
  const database = await openDatabase({ file: place.file });
  const store = createCallStore(database);
  await database.close();
  await expect(store.save(aWrite('CA1', 0))).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(store.find('CA1', { index: 0, token: null })).rejects.toMatchObject({ code: 'store_unavailable' });
});
