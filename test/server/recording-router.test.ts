/** Recordings as the carrier fetches them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordingRouter } from '../../src/server/recording-router.js';
import { createRecordingFiles } from '../../src/store/recording-files.js';
import { type PageServer, servePages } from './page-server.js';
import { send } from './web.js';

const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
const files = createRecordingFiles(folder);
let server: PageServer;

beforeAll(async () => {
  server = await servePages({ pages: createRecordingRouter(files) });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (name: string) => send(`http://127.0.0.1:${server.port}/twilio/recordings/${name}`, { method: 'GET' });

test('whole, as sound, and for good', async () => {
  const id = await files.save(Buffer.from('RIFF sound'));
  const reply = await get(`${id}.wav`);
  expect([reply.status, reply.text]).toEqual([200, 'RIFF sound']);
  expect(reply.headers['content-type']).toMatch(/^audio\/(x-)?wav/);
  expect(reply.headers['cache-control']).toContain('immutable');
});

test('what there is none of is not found, whatever the name', async () => {
  for (const name of ['0'.repeat(32), '..%2f..%2fhotline.db', 'x.wav']) expect((await get(name)).status).toBe(404);
});
