import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API_TOKEN, openSmallLine, type SmallLine, TOKEN } from './small-line.js';
import { callFields, type Fields, send, sendSigned } from './web.js';

let line: SmallLine;
beforeAll(async () => {
  line = await openSmallLine();
});
afterAll(() => line.close());
beforeEach(() => {
  line.drain.draining = false;
});

const get = (path: string, headers: Record<string, string> = {}) => send(`${line.url}${path}`, { method: 'GET', headers });

test('/healthz says that the process lives, whatever the database does', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

test('/readyz: ready, draining, database unavailable', async () => {
  expect(await get('/readyz')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  line.drain.draining = true;
  expect(await get('/readyz')).toMatchObject({ status: 503, text: '{"status":"draining"}' });
  expect((await get('/healthz')).status).toBe(200);
  const broken = await openSmallLine();
  await broken.database.close();
  expect(await send(`${broken.url}/readyz`, { method: 'GET' })).toMatchObject({
    status: 503,
    text: '{"status":"database unavailable"}',
  });
  expect(await send(`${broken.url}/metrics`, { method: 'GET' })).toMatchObject({ status: 200 });
  await broken.close();
});

test('many who ask at once whether the line is ready are answered by one look at the database', async () => {
  let looks = 0;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const ready = () => {
    looks++;
    return answered;
  };
  const slow = await openSmallLine({ ready });
  const ask = (path: string) => send(`${slow.url}${path}`, { method: 'GET' });
  const asking = Array.from({ length: 20 }, () => ask('/readyz'));
  await ask('/healthz');
  await expect.poll(() => looks).toBe(1);
  answer();
  expect((await Promise.all(asking)).every(({ status }) => status === 200)).toBe(true);
  await slow.close();
});

describe('/metrics', () => {
  test.each([
    ['a proxy', { 'X-Forwarded-For': '203.0.113.7' }],
    ['a foreign name', { Host: 'hotline.example.cn' }],
    ['a wrong token', { Host: 'hotline.example.cn', Authorization: 'Bearer wrong' }],
  ])('is closed to %s', async (_, headers) => expect((await get('/metrics', headers)).status).toBe(401));

  test('is open to this machine and to the API token', async () => {
    const outside = { Host: 'hotline.example.cn', Authorization: `Bearer ${API_TOKEN}` };
    for (const headers of [{}, outside]) {
      const { status, headers: sent } = await get('/metrics', headers);
      expect([status, sent['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    }
  });

  test('counts what happens in calls', async () => {
    const send1 = (path: string, fields: Fields) =>
      sendSigned(`${line.url}/twilio/${path}`, callFields('CAmetrics', fields), { token: TOKEN });
    await send1('voice', {});
    await send1('voice', {});
    await send1('turn?kind=gather&n=1', {});
    await send1('turn?kind=gather&n=2', { SpeechResult: '听不懂的话' });
    await send1('turn?kind=gather&n=3', { Digits: '7' });
    await send1('turn?kind=gather&n=4', { SpeechResult: '人工' });
    expect(await figures()).toMatchObject({
      active_calls: 1,
      webhook_replay_total: 1,
      noinput_total: 1,
      nomatch_total: 2,
      'operator_transfer_total{reason="asked"}': 1,
      turn_latency_seconds_count: 6,
      turns_failed_total: 0,
      webhooks_refused_total: 0,
    });
    await sendSigned(`${line.url}/twilio/status`, callFields('CAmetrics', { CallStatus: 'completed' }), { token: TOKEN });
    await send(`${line.url}/twilio/voice`);
    expect(await figures()).toMatchObject({ active_calls: 0, webhooks_refused_total: 1 });
  });

  test('no label says who called or what was said', async () => {
    expect((await get('/metrics')).text).not.toMatch(/13900001234|CAmetrics|听不懂/);
  });
});

async function figures(): Promise<Record<string, number>> {
  const { text } = await get('/metrics');
  const lines = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'));
  return Object.fromEntries(
    lines.map((one): [string, number] => [one.slice(0, one.lastIndexOf(' ')), Number(one.slice(one.lastIndexOf(' ')))]),
  );
}
