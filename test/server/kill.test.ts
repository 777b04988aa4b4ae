/** The real process: killed in mid-call it goes on where it was; told to stop it finishes what it is doing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';
import { TOKEN } from './small-line.js';
import { callFields, type Fields, FORM, form, type Reply, sendSigned } from './web.js';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
const running: ChildProcess[] = [];

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Process {
  child: ChildProcess;
  base: string;
  /** Everything it said so far. */
  output: () => string;
}

/** Starts the process on the same data and waits until it listens. The sources are run, so that no stale build is tested. */
async function start(): Promise<Process> {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    TWILIO_AUTH_TOKEN: TOKEN,
    ADMIN_PASSWORD: 'a password of the test',
    OPERATOR_NUMBER: '1001',
    DEMO_CALLS: 'false',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env, cwd: join(import.meta.dirname, '../..') });
  running.push(child);
  let output = '';
  const port = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const [, found] = /http:\/\/localhost:(\d+)/.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`it did not start: ${output}`)));
  });
  return { child, base: `http://127.0.0.1:${await port}`, output: () => output };
}

function step(base: string, n: number, fields: Fields): Promise<Reply> {
  const path = n === 0 ? 'voice' : `turn?kind=gather&n=${n}`;
  const headers = { 'I-Twilio-Idempotency-Token': `token ${n}` };
  return sendSigned(`${base}/twilio/${path}`, callFields('CAkilled', fields), { token: TOKEN, headers });
}

const STEPS: Fields[] = [{}, { Digits: '1' }, { Digits: '0101' }, { Digits: '2' }];

/** A request whose last byte is not sent before it is told to; then /readyz is asked over the same connection, which is kept alive. */
function begin(base: string, path: string, fields: Fields) {
  const body = form(fields);
  const url = new URL(path, base);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${url.host}`,
    `Content-Type: ${FORM}`,
    `X-Twilio-Signature: ${signRequest(TOKEN, url.href, fields)}`,
    `Content-Length: ${body.length}`,
  ];
  const socket = connect(Number(url.port), '127.0.0.1');
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, -1)}`);
  const answer = socket.toArray().then((chunks) => Buffer.concat(chunks).toString());
  const finish = () => socket.write(`${body.slice(-1)}GET /readyz HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  return { answer, finish };
}

test('kill -9 in mid-call, a restart, SIGTERM: no turn is lost or doubled, and the last answer is given', {
  timeout: 60_000,
}, async () => {
  const first = await start();
  const answers: string[] = [];
  for (const [n, fields] of STEPS.entries()) answers.push((await step(first.base, n, fields)).text);
  first.child.kill('SIGKILL');
  await once(first.child, 'close');

  const second = await start();
  // The carrier had no answer to its last request and repeats it; then the caller goes on.
  expect((await step(second.base, 3, STEPS[3] as Fields)).text).toBe(answers[3]);
  const { status, text } = await step(second.base, 4, { Digits: '*' });
  expect([status, text]).toEqual([200, expect.stringContaining('n=5')]);

  const last = begin(second.base, '/twilio/turn?kind=gather&n=5', callFields('CAkilled', { Digits: '0102' }));
  await step(second.base, 4, { Digits: '*' }); // its answer says that what was sent before has been read
  second.child.kill('SIGTERM');
  await expect.poll(second.output).toContain('SIGTERM');
  last.finish();
  const answer = await last.answer;
  expect(answer).toMatch(/^HTTP\/1\.1 200 .*<Gather .*n=6/s);
  expect(answer).toMatch(/HTTP\/1\.1 503 .*"draining"/s);
  expect(await once(second.child, 'exit')).toEqual([0, null]);

  const database = await openDatabase({ file: join(folder, 'hotline.db') });
  const call = await callTimeline(database, 'CAkilled', { responses: true });
  await database.close();
  expect(call?.turns.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(call?.turns.slice(0, 4).map(({ response }) => response)).toEqual(answers);
  expect(call?.turns.map(({ state }) => state.stage)).toEqual(['open', 'code', 'item', 'item', 'code', 'item']);
  expect(call?.turns[3]?.state).toMatchObject({ item: '0101', aspect: 'fee' });
  expect(`${first.output()}${second.output()}`).not.toMatch(/13900001234|CAkilled|a password of the test/);
});
