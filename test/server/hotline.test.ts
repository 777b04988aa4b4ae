/** The whole line as it ships: any order of webhooks, the interface, and closing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { DIAL_RESULTS } from '../../src/domain/call.js';
import { type Hotline, startHotline } from '../../src/server/hotline.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { lintTwiml } from '../../src/telephony/twilio/lint-twiml.js';
import { NOW } from '../calls-room/small-engine.js';
import { API_TOKEN, TOKEN } from './small-line.js';
import { callFields, type Fields, send, sendSigned } from './web.js';

const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: folder,
  TWILIO_AUTH_TOKEN: TOKEN,
  API_TOKEN,
  ADMIN_PASSWORD: 'a password of the test',
  OPERATOR_NUMBER: '1001',
});
const logged: string[] = [];
let hotline: Hotline;
let base: string;

beforeAll(async () => {
  const log = pino({ level: 'debug', base: null, timestamp: false }, { write: (line) => void logged.push(line) });
  hotline = await startHotline(config, { clock: () => NOW, log, print: () => {} });
  base = hotline.url.replace('localhost', '127.0.0.1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const word = fc.constantFrom(
  ...[
    '护照',
    '补办身份证',
    '要什么材料',
    '那要多少钱',
    '人工',
    '投诉',
    '查进度',
    '周六上班吗',
    '第二个',
    '对',
    '不是',
    '继续',
    '返回',
  ],
  ...[
    '主菜单',
    '重复',
    '慢一点',
    'English',
    '再见',
    '着火了',
    '261101000014',
    '六六八八',
    '嗯',
    'what do I need',
    '\u0000',
    '\ud800',
    '<Say>',
  ],
);
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const digits = fc.oneof(
  fc.constantFrom('1', '2', '3', '0', '*', '#', '9', '0101', '01', '261101000014', '6688', ''),
  fc.string({ unit: fc.constantFrom(...'0123456789*#abc '), maxLength: 70 }),
);
const fields = fc.record(
  {
    SpeechResult: text,
    Confidence: fc.constantFrom('0.9', '0', '1', 'NaN', ''),
    Digits: digits,
    RecordingUrl: fc.constantFrom('https://api.twilio.com/recordings/RE1', 'javascript:x', ''),
    RecordingDuration: fc.constantFrom('0', '9', '-1', 'x'),
    DialCallStatus: fc.constantFrom(...DIAL_RESULTS, 'answered', 'nonsense'),
    CallStatus: fc.constantFrom('in-progress', 'completed'),
    From: fc.constantFrom('+8613900001234', '+266696687', 'anonymous', ''),
  },
  { requiredKeys: [] },
);
const webhook = fc.record({
  path: fc.constantFrom('voice', 'gather', 'gather', 'gather', 'gather', 'record', 'dial', 'fallback', 'whisper'),
  /** Where the index lies beside the one expected. */
  off: fc.constantFrom(0, 0, 0, 0, -1, 3),
  token: fc.option(fc.constantFrom('T1', 'T2'), { freq: 4 }),
  fields,
});

let calls = 0;

test('any words, any keys, any order of webhooks: always a clean document and a way on', { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(webhook, { minLength: 4, maxLength: 12 }), async (webhooks) => {
      const callId = `CAany${++calls}`;
      let next = 1;
      for (const { path, off, token, fields: given } of webhooks) {
        const url = urlOf(path, Math.max(0, next + off));
        const headers = token === null ? undefined : { 'I-Twilio-Idempotency-Token': token };
        const { status, text: document } = await sendSigned(url, callFields(callId, given), { token: TOKEN, headers });
        expect([status, lintTwiml(document)], `${path}: ${document}`).toEqual([200, []]);
        expect(document).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
        if (path !== 'whisper') expect(document).toMatch(/<(Gather|Record|Dial|Hangup)\b/);
        next = Number(/n=(\d+)/.exec(document)?.[1] ?? next);
      }
      const turns = (await callTimeline(hotline.database, callId))?.turns ?? [];
      expect(turns.map(({ index }) => index)).toEqual(turns.map((_, i) => i));
    }),
    { numRuns: 60 },
  );
  expect(logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

function urlOf(path: string, n: number): string {
  if (path === 'voice' || path === 'fallback') return `${base}/twilio/${path}`;
  return path === 'whisper' ? `${base}/twilio/whisper?reason=asked&item=0101` : `${base}/twilio/turn?kind=${path}&n=${n}`;
}

test('/api/understand knows the catalog', async () => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${API_TOKEN}` };
  const ask = async (words: string) => {
    const { status, text: answer } = await send(`${base}/api/understand`, { headers, body: JSON.stringify({ text: words }) });
    expect(status).toBe(200);
    return JSON.parse(answer);
  };
  const answer = await ask('补办身份证要什么材料');
  expect(Object.keys(answer)).toEqual(['decision', 'intent', 'aspects', 'items', 'slots', 'why']);
  expect(answer).toMatchObject({ intent: 'item', aspects: ['materials'] });
  for (const item of answer.items) expect(Object.keys(item)).toEqual(['code', 'name', 'score']);
  for (const odd of ['', ' ', '\u0000', '\ud800', '🙂'.repeat(100), '{}'])
    expect(['reject', 'other']).toContain((await ask(odd)).decision);
});

test('ten thousand letters are understood or given up in time', async () => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${API_TOKEN}` };
  for (const unit of ['证', '一', '身份证', '不是是', 'a1 ', '二十一万零']) {
    const body = JSON.stringify({ text: unit.repeat(10_000).slice(0, 10_000) });
    const started = performance.now();
    expect((await send(`${base}/api/understand`, { headers, body })).status).toBe(200);
    expect(performance.now() - started, unit).toBeLessThan(2_000);
  }
});

test('a demo receipt number is answered through the real webhooks, and the log stays silent about it', async () => {
  const steps: Fields[] = [{ Digits: '3' }, { Digits: '261101000014' }, { Digits: '1' }, { Digits: '6688' }];
  await sendSigned(`${base}/twilio/voice`, callFields('CAcase'), { token: TOKEN });
  const heard: string[] = [];
  for (const [n, step] of steps.entries())
    heard.push((await sendSigned(urlOf('gather', n + 1), callFields('CAcase', step), { token: TOKEN })).text);
  expect(heard[3]).toContain('护照');
  expect(logged.join('')).not.toMatch(/261101|6688|13900001234|护照/);
});

test('closing: readiness flips, the running answer is finished, new calls are refused, the database is closed last', async () => {
  const slow = await beginSlowly('/twilio/status', 'CallSid=CA1');
  const closing = hotline.close();
  slow.finish();
  const answer = await slow.answer;
  await closing;
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(answer).toContain('{"status":"draining"}');
  await expect(send(`${base}/healthz`, { method: 'GET' })).rejects.toThrow();
  await expect(hotline.database.sql.raw('select 1')).rejects.toThrow();
});

/** A request whose body is still on its way; when it is finished, /readyz is asked over the same connection. */
function beginSlowly(path: string, body: string): Promise<{ finish: () => void; answer: Promise<string> }> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  const answer = socket.toArray().then((chunks) => Buffer.concat(chunks).toString());
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n`;
  const finish = () => void socket.write(`${body.slice(1)}GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  return new Promise((resolve) => {
    // Once this answer is there, the server has read what was sent before it.
    socket.write(head + body.slice(0, 1), () => send(`${base}/healthz`, { method: 'GET' }).then(() => resolve({ finish, answer })));
  });
}
