import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallStore } from '../../src/calls/ports.js';
import { HotlineError } from '../../src/errors.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { lintTwiml } from '../../src/telephony/twilio/lint-twiml.js';
import { signJsonRequest } from '../../src/telephony/twilio/sign-request.js';
import { openSmallLine, type SmallLine, type SmallLineOptions, TOKEN } from './small-line.js';
import { callFields, type Fields, FORM, form, type Reply, type Signed, send, sendSigned } from './web.js';

let line: SmallLine;
let callId = 'CA0';
let calls = 0;
const others: SmallLine[] = [];

beforeAll(async () => {
  line = await openSmallLine();
});
afterAll(async () => {
  for (const one of [line, ...others]) await one.close();
});
beforeEach(() => {
  callId = `CA${++calls}`;
});

async function anotherLine(options: SmallLineOptions): Promise<SmallLine> {
  const other = await openSmallLine(options);
  others.push(other);
  return other;
}

async function rowsIn({ database }: SmallLine, table = 'calls'): Promise<number> {
  return (await database.read(table).where(table === 'calls' ? 'id' : 'call_id', callId)).length;
}

const voice = (more: Partial<Signed> = {}, to = line) =>
  sendSigned(`${to.url}/twilio/voice`, callFields(callId), { token: TOKEN, ...more });
const turn = (n: number, fields: Fields, more: { to?: SmallLine; token?: string; kind?: string } = {}) => {
  const { to = line, token, kind = 'gather' } = more;
  const headers = token === undefined ? undefined : { 'I-Twilio-Idempotency-Token': token };
  return sendSigned(`${to.url}/twilio/turn?kind=${kind}&n=${n}`, callFields(callId, fields), { token: TOKEN, headers });
};

function expectDocument({ status, headers, text }: Reply): void {
  expect(status, text).toBe(200);
  expect(headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(lintTwiml(text)).toEqual([]);
  expect(text).toMatch(/<(Gather|Record|Dial|Hangup)\b/);
  expect(text).not.toContain('undefined');
}

describe('signatures', () => {
  test('a signed request is answered, and the call is there', async () => {
    expectDocument(await voice());
    expect(await rowsIn(line)).toBe(1);
  });

  test('an answer over the public address, whatever the proxy made of Host and scheme', async () => {
    const proxied = await anotherLine({ guard: { publicUrl: 'https://hotline.example.cn/' } });
    const headers = { Host: 'inner:8080', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' };
    expectDocument(await voice({ as: 'https://hotline.example.cn/twilio/voice', headers }, proxied));
    callId = `CA${++calls}`;
    expect((await voice({}, proxied)).status).toBe(403);
    expect(await rowsIn(proxied)).toBe(0);
  });

  test('without a public address the Host the request names counts, and X-Forwarded-Proto only with TRUST_PROXY', async () => {
    const headers = { Host: 'hotline.example.cn', 'X-Forwarded-Proto': 'https' };
    expectDocument(await voice({ as: 'http://hotline.example.cn/twilio/voice', headers }));
    expect((await voice({ as: 'https://hotline.example.cn/twilio/voice', headers })).status).toBe(403);
    const trusting = await anotherLine({ trustProxy: true });
    expectDocument(await voice({ as: 'https://hotline.example.cn/twilio/voice', headers }, trusting));
  });

  test('repeated keys count as the carrier signs them', async () => {
    const url = `${line.url}/twilio/voice`;
    expectDocument(await sendSigned(url, callFields(callId, { Extra: ['b', 'a', 'a'] }), { token: TOKEN }));
  });

  test('a JSON body is checked by its hash in the query', async () => {
    const body = JSON.stringify(callFields(callId));
    const { url, signature } = signJsonRequest(TOKEN, `${line.url}/twilio/voice`, body);
    const headers = { 'Content-Type': 'application/json', 'X-Twilio-Signature': signature };
    expect((await send(url, { headers, body: body.replace('in-progress', 'completed') })).status).toBe(403);
    expect(await rowsIn(line)).toBe(0);
    expectDocument(await send(url, { headers, body }));
    expect(await rowsIn(line)).toBe(1);
  });

  const url = () => `${line.url}/twilio/voice`;
  const fields = () => callFields(callId);
  const strangers: [string, () => Promise<Reply>][] = [
    ['unsigned', () => send(url(), { headers: { 'Content-Type': FORM }, body: form(fields()) })],
    ['signed with another token', () => voice({ token: 'another' })],
    ['with a nonsense signature', () => voice({ headers: { 'X-Twilio-Signature': 'AAAA' } })],
    ['with an empty signature', () => voice({ headers: { 'X-Twilio-Signature': '' } })],
    ['signed for another path', () => voice({ as: `${line.url}/twilio/turn?kind=gather&n=1` })],
    ['signed for another host', () => voice({ as: 'http://elsewhere/twilio/voice' })],
    ['with a field changed', () => voice({ body: form({ ...fields(), From: '+8613900009999' }) })],
    ['with a field added', () => voice({ body: `${form(fields())}&Digits=0` })],
    ['with a field repeated', () => voice({ body: `${form(fields())}&CallSid=CAother` })],
    ['as JSON without a hash', () => voice({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields()) })],
    ['as plain text', () => voice({ headers: { 'Content-Type': 'text/plain' } })],
    ['with a Host that is no address', () => voice({ headers: { Host: 'a b:::x' } })],
  ];
  test.each(strangers)('%s: refused, and no call is created', async (_, attempt) => {
    const { status, text } = await attempt();
    expect([status, text]).toEqual([403, 'forbidden']);
    expect(await rowsIn(line)).toBe(0);
  });

  test.each(['voice', 'turn?kind=gather&n=1', 'whisper?reason=asked', 'fallback', 'status'])(
    'unsigned /twilio/%s is refused',
    async (path) => {
      const { status } = await send(`${line.url}/twilio/${path}`, { headers: { 'Content-Type': FORM }, body: form(fields()) });
      expect(status).toBe(403);
      expect(await rowsIn(line)).toBe(0);
      expect(await rowsIn(line, 'call_statuses')).toBe(0);
    },
  );

  test('another account’s request is refused although it is signed', async () => {
    const ours = await anotherLine({ guard: { accountSid: `AC${'1'.repeat(32)}` } });
    expect((await voice({}, ours)).status).toBe(403);
    expect(await rowsIn(ours)).toBe(0);
  });
});

describe('without a token only this machine is answered', () => {
  let open: SmallLine;
  beforeAll(async () => {
    open = await anotherLine({ guard: { authToken: undefined } });
  });
  const dial = (headers: Record<string, string> = {}) =>
    send(`${open.url}/twilio/voice`, { headers: { 'Content-Type': FORM, ...headers }, body: form(callFields(callId)) });

  test('the test phone on this machine', async () => {
    expectDocument(await dial());
    expectDocument(await dial({ Host: 'localhost:3000' }));
  });

  test.each([
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Real-IP', '127.0.0.1'],
    ['Forwarded', 'for=127.0.0.1'],
    ['Via', '1.1 proxy'],
    ['Host', 'hotline.example.cn'],
    ['Host', 'localhost.evil.example'],
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
  ])('%s: %s is refused, and no call is created', async (name, value) => {
    expect((await dial({ [name]: value })).status).toBe(403);
    expect(await rowsIn(open)).toBe(0);
  });
});

describe('a webhook that comes again', () => {
  test('with its token: byte for byte the same, one turn, one ticket', async () => {
    await voice();
    await turn(1, { SpeechResult: '投诉' });
    const recorded = { RecordingUrl: 'https://api.twilio.com/recordings/RE1', RecordingDuration: '9' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => turn(2, recorded, { token: 'T', kind: 'record' })));
    answers.push(await turn(2, recorded, { token: 'T', kind: 'record' }));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expectDocument(answers[0] as Reply);
    expect(await rowsIn(line, 'turns')).toBe(3);
    expect(await rowsIn(line, 'tickets')).toBe(1);
  });

  test('without a token, and an empty token is none', async () => {
    await voice();
    const first = await turn(1, { Digits: '1' }, { token: '' });
    expect((await turn(1, { Digits: '1' }, { token: '' })).text).toBe(first.text);
    const second = await turn(2, { Digits: '0101' }, { token: '' });
    expect(second.text).not.toBe(first.text);
    expect(await rowsIn(line, 'turns')).toBe(3);
  });

  test('status callbacks repeated and out of order: one ending', async () => {
    await voice();
    await turn(1, { SpeechResult: '要什么材料' });
    const status = (CallStatus: string, SequenceNumber: string) =>
      sendSigned(`${line.url}/twilio/status`, callFields(callId, { CallStatus, SequenceNumber }), { token: TOKEN });
    const replies = [await status('completed', '3'), await status('ringing', '1'), await status('completed', '3')];
    expect(replies.map(({ status: code, text }) => [code, text])).toEqual(Array(3).fill([204, '']));
    expect((await callTimeline(line.database, callId))?.ending?.outcome).toBe('self_served');
    expect(await rowsIn(line, 'call_statuses')).toBe(2);
  });
});

describe('whatever breaks inside', () => {
  const secret = '我叫张三，电话13812345678';
  const store = (changes: Partial<CallStore>) => (one: SmallLine) => {
    Object.assign(one.engineParts, { calls: { ...one.engineParts.calls, ...changes } });
  };
  const breaks: [string, (one: SmallLine) => void][] = [
    ['the store throws', store({ find: () => Promise.reject(new HotlineError('store_unavailable', 'SQLITE_CANTOPEN')) })],
    ['the disk is full', store({ save: () => Promise.reject(new HotlineError('store_unavailable', 'SQLITE_FULL')) })],
    ['the store hangs', store({ find: () => new Promise(() => {}) })],
    ['saving hangs', store({ save: () => new Promise(() => {}) })],
    [
      'the renderer throws',
      (one) => {
        one.engineParts.toDocument = () => {
          throw new Error(`Invalid character in string: ${secret}`);
        };
      },
    ],
    [
      'understanding throws',
      (one) => {
        const published = one.engineParts.published();
        one.engineParts.published = () => ({ ...published, understand: (text) => JSON.parse(text) });
      },
    ],
    [
      'what is thrown is no error',
      (one) => {
        one.engineParts.toDocument = () => {
          throw secret;
        };
      },
    ],
  ];

  test.each(breaks)('%s: an apology and the operator, in time; the log has an id and nothing personal', async (_, breakIt) => {
    const broken = await anotherLine({ deadlineMs: 150 });
    await voice({}, broken);
    breakIt(broken);
    const started = performance.now();
    const reply = await turn(1, { SpeechResult: secret }, { to: broken });
    expect(performance.now() - started).toBeLessThan(2_000);
    expectDocument(reply);
    expect(reply.text).toMatch(/<Dial[^>]*>.*\+865611001/);
    const errors = broken.logged.map((text) => JSON.parse(text)).filter(({ level }) => level >= 50);
    expect(errors[0]).toMatchObject({ id: expect.stringMatching(/^[\da-f-]{36}$/), err: { type: expect.any(String) } });
    expect(broken.logged.join('')).not.toMatch(/张三|13812345678|13900001234/);
  });

  test('the call is marked as failed where it stood, when the store still works', async () => {
    const broken = await anotherLine({});
    await voice({}, broken);
    await turn(1, { Digits: '1' }, { to: broken });
    broken.engineParts.toDocument = () => {
      throw new Error('no document');
    };
    expectDocument(await turn(2, { Digits: '0101' }, { to: broken }));
    await expect
      .poll(async () => (await callTimeline(broken.database, callId))?.ending)
      .toMatchObject({ outcome: 'failed', stage: 'code' });
  });

  test('an error that cannot even be logged ends its own connection and nothing else', async () => {
    const broken = await anotherLine({});
    broken.engineParts.toDocument = () => {
      throw new Proxy(new Error('x'), {
        getPrototypeOf: () => {
          throw new Error('not even this');
        },
      });
    };
    await expect(voice({}, broken)).rejects.toThrow();
    expect((await send(`${broken.url}/healthz`, { method: 'GET' })).status).toBe(200);
  });

  test('without an operator the caller hears when to call again', async () => {
    const alone = await anotherLine({ operator: null });
    alone.engineParts.calls = { ...alone.engineParts.calls, find: () => Promise.reject(new Error('broken')) };
    const { text } = await voice({}, alone);
    expect(lintTwiml(text)).toEqual([]);
    expect(text).not.toContain('<Dial');
    expect(text).toMatch(/再打来|再来电|再拨/);
    expect(text).toMatch(/<Hangup\/>/);
  });

  test('the fallback and the whisper need no database', async () => {
    const closed = await anotherLine({});
    await closed.database.close();
    const fallback = await sendSigned(`${closed.url}/twilio/fallback`, callFields(callId, { ErrorCode: '11200' }), {
      token: TOKEN,
    });
    expectDocument(fallback);
    expect(fallback.text).toContain('+865611001');
    const whisper = await sendSigned(`${closed.url}/twilio/whisper?reason=no_match&item=0101`, callFields(callId), {
      token: TOKEN,
    });
    expect([whisper.status, lintTwiml(whisper.text)]).toEqual([200, []]);
    expectDocument(await voice({}, closed));
  });

  test('a whisper for a reason and an item nobody knows is still a sentence', async () => {
    const path = `/twilio/whisper?reason=${encodeURIComponent('<x>&"')}&item=__proto__`;
    const { status, text } = await sendSigned(`${line.url}${path}`, callFields(callId), { token: TOKEN });
    expect([status, lintTwiml(text)]).toEqual([200, []]);
    expect(text).not.toMatch(/undefined|<x>/);
  });
});

describe('odd requests', () => {
  test.each([
    ['speech of 60,000 letters', { SpeechResult: 'x'.repeat(60_000) }],
    ['control characters', { SpeechResult: '\u0000\u0007人\u001b[31m工\r\nSet-Cookie: a=b', From: '\u0000+86\u0008139' }],
    ['half characters and invisible ones', { SpeechResult: '\ud800\u202e\ufeff\uffff🙂' }],
    ['a thousand keys', { Digits: '7'.repeat(1000) }],
    ['keys that are none', { Digits: 'ABCD%00' }],
    ['XML', { SpeechResult: ']]></Say><Dial>+1900</Dial>', Digits: '' }],
    ['a confidence that is none', { SpeechResult: '人工', Confidence: 'NaN' }],
    ['a prototype', { __proto__: 'x', constructor: 'y', SpeechResult: '人工' }],
    ['nothing at all', {}],
  ])('%s: a clean document', async (_, fields) => {
    await voice();
    const reply = await turn(1, fields);
    expectDocument(reply);
    expect(reply.text).not.toContain('+1900');
    expect(await rowsIn(line, 'turns')).toBe(2);
  });

  test('bytes that are no UTF-8 are judged as they came and read with replacement characters', async () => {
    await voice();
    const body = Buffer.concat([Buffer.from(`CallSid=${callId}&SpeechResult=`), Buffer.from([0xff, 0xfe, 0xc3, 0x28])]);
    const { url, signature } = signJsonRequest(TOKEN, `${line.url}/twilio/turn?kind=gather&n=1`, body);
    expectDocument(await send(url, { headers: { 'Content-Type': FORM, 'X-Twilio-Signature': signature }, body }));
  });

  test('ten thousand fields and twenty thousand values of one are judged at once', async () => {
    const many = Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`f${i}`, '']));
    expectDocument(await sendSigned(`${line.url}/twilio/voice`, callFields(callId, many), { token: TOKEN }));
    const started = performance.now();
    const repeated = { headers: { 'Content-Type': FORM, 'X-Twilio-Signature': 'x' }, body: 'a&'.repeat(30_000) };
    expect((await send(`${line.url}/twilio/voice`, repeated)).status).toBe(403);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test.each(['voice', 'status'])('a body over 64 KB to %s: 413 before its end, and the connection is closed', async (path) => {
    const { statusCode, headers } = await beginLargeBody(`${line.url}/twilio/${path}`);
    expect([statusCode, headers.connection]).toEqual([413, 'close']);
  });

  test('malformed JSON, a missing CallSid, a wrong turn address: 400', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await send(`${line.url}/twilio/voice`, { headers, body: '{"a":' })).status).toBe(400);
    expect((await send(`${line.url}/twilio/voice`, { headers, body: '{"a":{"toString":1}}' })).status).toBe(400);
    expect((await sendSigned(`${line.url}/twilio/voice`, { From: '1' }, { token: TOKEN })).status).toBe(400);
    for (const query of ['', '?kind=gather', '?kind=gather&n=-1', '?kind=x&n=1', '?kind=gather&kind=dial&n=1', '?n=1e9&kind=dial'])
      expect((await sendSigned(`${line.url}/twilio/turn${query}`, callFields(callId), { token: TOKEN })).status).toBe(400);
    expect(line.logged.join('')).not.toContain('13900001234');
  });

  test('other methods and unknown paths: 404 in JSON', async () => {
    for (const [method, path] of [
      ['GET', '/twilio/voice'],
      ['PUT', '/twilio/voice'],
      ['POST', '/twilio/nothing'],
      ['GET', '/nothing'],
      ['POST', '/twilio/Voice'],
    ]) {
      const { status, text } = await send(`${line.url}${path}`, { method });
      expect([path, status, JSON.parse(text).error]).toEqual([path, 404, 'not_found']);
    }
    expect((await send(`${line.url}/%E0%A4%A`, { method: 'GET' })).status).toBeLessThan(2_000);
  });
});

test('a whole conversation leaves nothing in the log of what was said or who called', async () => {
  await voice();
  const said: Fields[] = [
    { SpeechResult: '我叫李四，身份证三四零八二二' },
    { Digits: '3' },
    { Digits: '261101000014' },
    { Digits: '1' },
    { SpeechResult: '后四位7391' },
    { SpeechResult: '人工' },
  ];
  for (const [n, fields] of said.entries()) expectDocument(await turn(n + 1, fields));
  await turn(7, { DialCallStatus: 'busy' }, { kind: 'dial' });
  await turn(8, { Digits: '2' });
  await turn(9, { SpeechResult: '再见' });
  await sendSigned(`${line.url}/twilio/status`, callFields(callId, { CallStatus: 'completed' }), { token: TOKEN });
  expect(line.logged.join('')).not.toMatch(/李四|三四零八|261101|7391|13900001234|人工|CA\d/);
  expect((await callTimeline(line.database, callId))?.ending?.outcome).toBe('callback_owed');
});

/** Sends 100 KB of a body and does not finish it. */
function beginLargeBody(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { 'Content-Type': FORM } }, (response) => {
      resolve(response);
      sent.destroy();
    });
    sent.on('error', reject).write('x'.repeat(100_000));
  });
}
