import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CarrierOptions, createCarrier } from '../../../../src/telephony/twilio/carrier/carrier.js';
import { takeKeys } from '../../../../src/telephony/twilio/carrier/take-keys.js';
import { type CarrierFetch, retryPolicy } from '../../../../src/telephony/twilio/carrier/webhook-client.js';
import { parseStatus, parseVoiceRequest } from '../../../../src/telephony/twilio/parse-request.js';
import { signRequest } from '../../../../src/telephony/twilio/sign-request.js';
import { verifySignature } from '../../../../src/telephony/twilio/verify-signature.js';
import { type ScriptedLine, startScriptedLine } from './scripted-line.js';

const TOKEN = 'carrier-test-token';
const ENDS = { from: '+8613800138000', to: '+861012345678' };
let line: ScriptedLine;

beforeEach(async () => {
  line = await startScriptedLine();
  line.answers['/twilio/status'] = { status: 204 };
});
afterEach(() => line.close());

function carrier(over: Partial<CarrierOptions> = {}) {
  let id = 0;
  let clock = Date.parse('2024-05-01T01:02:03Z');
  return createCarrier({
    fetch,
    baseUrl: line.baseUrl,
    sign: (url, params) => ({ 'X-Twilio-Signature': signRequest(TOKEN, url, params) }),
    now: () => {
      clock += 1000;
      return new Date(clock);
    },
    lint: true,
    newId: () => String(++id).padStart(32, '0'),
    ...over,
  });
}
const call = (voice: ScriptedLine['answers'][string], over: Partial<CarrierOptions> = {}) => {
  line.answers['/twilio/voice'] = voice;
  return carrier(over).call(ENDS);
};
const gather = (attributes: string, inner = '') =>
  `<Gather action="/turn" actionOnEmptyResult="true" ${attributes}>${inner}</Gather>`;
const paths = () => line.requests.map((request) => request.path);
const last = () => line.requests.at(-1)?.params ?? {};

describe('a media stream', () => {
  it('is waited for with its address and parameters; when it is over its action is asked', async () => {
    line.answers['/stream'] = '<Say>again</Say><Hangup/>';
    const stream = '<Stream url="wss://line/media"><Parameter name="turn" value="3"/></Stream>';
    const phone = await call(`<Connect action="/stream">${stream}</Connect>`);
    expect(phone.waiting).toEqual({ for: 'stream', url: 'wss://line/media', parameters: { turn: '3' } });
    await expect(phone.speak('喂')).rejects.toThrow('waits for stream');
    await phone.streamEnded();
    expect(phone.steps).toMatchObject([{ do: 'say', text: 'again' }]);
    expect(last().CallStatus).toBe('completed');
    expect(paths()).toEqual(['/twilio/voice', '/stream', '/twilio/status']);
  });

  it('is the only thing that is connected to', async () => {
    const phone = await call('<Connect><Room>x</Room></Connect><Hangup/>', { lint: false });
    expect(phone.steps).toEqual([{ do: 'skip', verb: 'Connect' }]);
  });
});

describe('placing a call', () => {
  it('sends the fields Twilio sends, signed, and plays until the line waits', async () => {
    const phone = await call(
      `<Say language="cmn-CN" voice="Polly.Zhiyu"><prosody rate="80%">您好</prosody></Say><Pause length="2"/>${gather(
        'input="dtmf speech" language="cmn-Hans-CN" numDigits="4" finishOnKey="" timeout="6" speechTimeout="2" hints="社保卡,身份证"',
        '<Say>Yes?</Say><Play>/beep.wav</Play><Play digits="12"/>',
      )}`,
    );
    expect(phone.steps).toEqual([
      { do: 'say', text: '您好', language: 'cmn-CN', voice: 'Polly.Zhiyu', slow: true },
      { do: 'pause', ms: 2000 },
      { do: 'say', text: 'Yes?', language: null, voice: null, slow: false },
      { do: 'play', url: '/beep.wav' },
      { do: 'tones', digits: '12' },
    ]);
    expect(phone.waiting).toEqual({
      for: 'gather',
      input: ['dtmf', 'speech'],
      numDigits: 4,
      finishOnKey: '',
      timeoutMs: 6000,
      speechTimeoutMs: 2000,
      hints: ['社保卡', '身份证'],
      language: 'cmn-Hans-CN',
    });
    const [first] = line.requests;
    expect(first?.params).toMatchObject({
      CallSid: phone.callSid,
      From: ENDS.from,
      Caller: ENDS.from,
      To: ENDS.to,
      Called: ENDS.to,
      CallStatus: 'ringing',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
    });
    expect(first?.params.AccountSid).toMatch(/^AC0{32}$/);
    const signature = first?.headers['x-twilio-signature'];
    const request = {
      authToken: TOKEN,
      url: `${line.baseUrl}/twilio/voice`,
      contentType: first?.headers['content-type'],
      rawBody: Buffer.from('x'),
    };
    expect(verifySignature({ ...request, signature: String(signature), params: first?.params ?? {} })).toBe(true);
    expect(parseVoiceRequest(first?.params, 'start').event).toEqual({ kind: 'started', ...ENDS });
  });

  it('withholds the number the way Twilio does', async () => {
    line.answers['/twilio/voice'] = '<Hangup/>';
    await carrier().call({ from: null, to: ENDS.to });
    expect(line.requests[0]?.params.From).toBe('+266696687');
    expect(parseVoiceRequest(line.requests[0]?.params, 'start').from).toBeNull();
  });
});

describe('what the caller does', () => {
  it('speaks: SpeechResult and Confidence as text, or no Confidence at all', async () => {
    line.answers['/turn'] = gather('input="speech"');
    const phone = await call(gather('input="speech" language="cmn-Hans-CN"'));
    await phone.speak('我要办社保卡', 0.83);
    expect(last()).toMatchObject({
      SpeechResult: '我要办社保卡',
      Confidence: '0.83',
      Language: 'cmn-Hans-CN',
      CallStatus: 'in-progress',
    });
    await phone.speak('人工', null);
    expect(last()).not.toHaveProperty('Confidence');
    expect(parseVoiceRequest(last(), 'gather').event).toEqual({ kind: 'speech', text: '人工' });
  });

  it('presses keys: the finish key is not among the digits', async () => {
    line.answers['/turn'] = '<Hangup/>';
    const phone = await call(gather('numDigits="8"'));
    await phone.press('12#');
    expect(line.requests[1]?.params).toMatchObject({ Digits: '12', FinishedOnKey: '#' });
    expect(phone.waiting).toBeNull();
  });

  it('with an empty finishOnKey, * and # are digits', async () => {
    line.answers['/turn'] = gather('numDigits="2" finishOnKey=""');
    const phone = await call(gather('numDigits="2" finishOnKey=""'));
    await phone.press('*#');
    expect(last().Digits).toBe('*#');
  });

  it('keys over the number awaited are kept for the next gather', async () => {
    line.answers['/turn'] = [gather('numDigits="4"'), gather('input="speech"'), '<Hangup/>'];
    const phone = await call(gather('numDigits="1"'));
    await phone.press('20101');
    expect(line.requests.slice(1).map((request) => request.params.Digits)).toEqual(['2', '0101']);
    expect(phone.waiting).toMatchObject({ for: 'gather', input: ['speech'] });
  });

  it('a gather of speech takes no keys, a gather of keys no speech', async () => {
    const phone = await call(gather('input="speech"'));
    await phone.press('1');
    expect(paths()).toEqual(['/twilio/voice']);
    const other = await call(gather('numDigits="1"'));
    await expect(other.speak('人工')).rejects.toThrow(/keys only/);
  });

  it('is silent: actionOnEmptyResult reports it', async () => {
    line.answers['/turn'] = '<Hangup/>';
    const phone = await call(gather('input="dtmf speech"'));
    await phone.silence();
    expect(line.requests[1]?.params).toMatchObject({ Digits: '', SpeechResult: '' });
    expect(parseVoiceRequest(line.requests[1]?.params, 'gather').event).toEqual({ kind: 'silence' });
  });

  it('is silent: without actionOnEmptyResult the next verb is played', async () => {
    const phone = await call('<Gather action="/turn"/><Say>No input. Goodbye!</Say>');
    await phone.silence();
    expect(phone.steps).toEqual([{ do: 'say', text: 'No input. Goodbye!', language: null, voice: null, slow: false }]);
    expect(paths()).toEqual(['/twilio/voice', '/twilio/status']);
  });

  it('a gather without an action asks its own document again', async () => {
    const phone = await call([{ body: '<Response><Gather numDigits="1"/></Response>' }, '<Hangup/>']);
    await phone.press('1');
    expect(paths()).toEqual(['/twilio/voice', '/twilio/voice', '/twilio/status']);
  });

  it('hangs up: the status callback is told once, with its time and length', async () => {
    const phone = await call(gather('numDigits="1"'));
    await phone.hangup();
    await phone.hangup();
    expect(paths()).toEqual(['/twilio/voice', '/twilio/status']);
    expect(last()).toMatchObject({ CallStatus: 'completed', SequenceNumber: '0', CallbackSource: 'call-progress-events' });
    const event = parseStatus(last(), new Date(0));
    expect(event).toMatchObject({ status: 'completed', sequence: 0 });
    expect(event.at.getUTCFullYear()).toBe(2024);
    expect(event.durationMs).toBeGreaterThan(0);
    await expect(phone.speak('喂')).rejects.toThrow(/waits for nothing/);
  });

  it('refuses keys no phone has', async () => {
    const phone = await call(gather('numDigits="1"'));
    await expect(phone.press('A')).rejects.toMatchObject({ code: 'bad_request' });
  });
});

describe('recordings', () => {
  const RECORD = '<Record action="/turn" maxLength="60" finishOnKey="#"/><Redirect>/nothing-recorded</Redirect>';

  it('sends address, length and the key that ended it', async () => {
    line.answers['/turn'] = '<Say>Thank you</Say>';
    const phone = await call(RECORD);
    expect(phone.waiting).toEqual({ for: 'record', maxMs: 60_000, finishOnKey: '#' });
    await phone.press('1');
    expect(phone.waiting).not.toBeNull();
    await phone.press('#');
    expect(line.requests[1]?.params).toMatchObject({ RecordingDuration: '3', Digits: '#' });
    expect(parseVoiceRequest(line.requests[1]?.params, 'record').event).toMatchObject({ kind: 'recorded', durationMs: 3000 });
  });

  it('a hang-up in mid-recording is reported, and what comes back is not played', async () => {
    line.answers['/turn'] = '<Say>Thank you</Say>';
    const phone = await call(RECORD);
    await phone.record({ durationMs: 4000, url: 'https://rec.example/1', hangup: true });
    expect(line.requests[1]?.params).toMatchObject({
      CallStatus: 'completed',
      Digits: 'hangup',
      RecordingUrl: 'https://rec.example/1',
    });
    expect(paths()).toEqual(['/twilio/voice', '/turn', '/twilio/status']);
    expect(phone.steps).toEqual([]);
    expect(phone.waiting).toBeNull();
  });

  it('an empty recording is not sent to the action but falls to the next verb', async () => {
    line.answers['/nothing-recorded'] = '<Hangup/>';
    const phone = await call(RECORD);
    await phone.silence();
    expect(paths()).toEqual(['/twilio/voice', '/nothing-recorded', '/twilio/status']);
  });
});

describe('transfers and queues', () => {
  const DIAL = '<Dial action="/turn" timeout="25"><Number url="/whisper">+861087654321</Number></Dial>';

  it('an operator who answers hears the whisper first', async () => {
    line.answers['/whisper'] = '<Say>社保卡</Say>';
    line.answers['/turn'] = '<Say>Goodbye</Say><Hangup/>';
    const phone = await call(DIAL);
    expect(phone.waiting).toEqual({ for: 'dial', number: '+861087654321', timeoutMs: 25_000, whisperUrl: '/whisper' });
    await phone.dialled('completed', 61_000);
    expect(phone.whispered).toMatchObject([{ do: 'say', text: '社保卡' }]);
    const [, whisper, turn] = line.requests;
    expect(whisper?.params).toMatchObject({ ParentCallSid: phone.callSid, To: '+861087654321', Direction: 'outbound-dial' });
    expect(whisper?.params.CallSid).not.toBe(phone.callSid);
    expect(turn?.params).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '61', DialBridged: 'true' });
  });

  it.each(['busy', 'no-answer', 'failed', 'canceled'] as const)(
    'a line that is %s has no whisper and no length',
    async (result) => {
      line.answers['/turn'] = gather('numDigits="1"');
      const phone = await call(DIAL);
      await phone.dialled(result, 0);
      expect(paths()).toEqual(['/twilio/voice', '/turn']);
      expect(last()).toMatchObject({ DialCallStatus: result, DialBridged: 'false' });
      expect(last()).not.toHaveProperty('DialCallDuration');
    },
  );

  it('a dial without an action goes on with the next verb', async () => {
    const phone = await call('<Dial>10086</Dial><Say>Call again</Say>');
    await phone.dialled('no-answer', 0);
    expect(phone.steps).toMatchObject([{ do: 'say', text: 'Call again' }]);
  });

  it('waits in a queue until somebody takes the call', async () => {
    line.answers['/turn'] = '<Hangup/>';
    const phone = await call('<Enqueue action="/turn" waitUrl="/music">support</Enqueue>');
    expect(phone.waiting).toEqual({ for: 'queue', name: 'support' });
    await phone.dequeued('bridged', 9000);
    expect(line.requests[1]?.params).toMatchObject({ QueueResult: 'bridged', QueueTime: '9' });
  });
});

describe('the course of documents', () => {
  it('follows redirects, relative to the document they stand in', async () => {
    line.answers['/twilio/next'] = '<Redirect method="GET">deeper?a=1</Redirect>';
    line.answers['/twilio/deeper'] = gather('numDigits="1"');
    const phone = await call('<Redirect>next</Redirect>');
    expect(paths().map((path) => path.split('&')[0])).toEqual(['/twilio/voice', '/twilio/next', '/twilio/deeper?a=1']);
    expect(line.requests[2]?.method).toBe('GET');
    expect(phone.waiting?.for).toBe('gather');
  });

  it('stops documents that redirect in circles', async () => {
    const phone = await call('<Redirect>/twilio/voice</Redirect>');
    expect(phone.waiting).toBeNull();
    expect(phone.steps.at(-1)).toEqual({ do: 'error', message: 'the documents redirect in circles' });
    expect(paths()).toHaveLength(22);
  });

  it('ends with the document, with Hangup and with Reject', async () => {
    for (const ending of ['<Say>Bye</Say>', '<Hangup/>', '<Reject reason="busy"/>'])
      expect((await call(ending)).waiting).toBeNull();
    expect(paths().filter((path) => path === '/twilio/status')).toHaveLength(3);
  });

  it('reports verbs it does not play', async () => {
    const phone = await call(`<Start><Stream url="wss://a.example/b"/></Start>${gather('numDigits="1"')}`);
    expect(phone.steps).toEqual([{ do: 'skip', verb: 'Start' }]);
  });

  it('faulty TwiML throws in tests, and goes to the fallback otherwise', async () => {
    await expect(call('<Gather language="cmn-CN"/>')).rejects.toThrow(/Response\/Gather: language="cmn-CN"/);
    line.answers['/twilio/fallback'] = '<Say>Sorry</Say>';
    const phone = await call({ body: '<Response><Say>' }, { lint: false });
    expect(phone.steps).toMatchObject([{ do: 'say', text: 'Sorry' }]);
    expect(line.requests.find((request) => request.path === '/twilio/fallback')?.params).toMatchObject({ ErrorCode: '12100' });
  });
});

describe('webhooks that fail', () => {
  const RETRIED = '<Gather numDigits="1" action="/turn#rc=2&amp;rp=5xx,rt"/>';

  it('a retry carries the same idempotency token, a new request a new one', async () => {
    line.answers['/turn'] = [{ status: 503 }, { status: 500 }, gather('numDigits="1"'), '<Hangup/>'];
    const phone = await call(RETRIED);
    await phone.press('1');
    await phone.press('2');
    const tokens = line.requests.map((request) => request.headers['i-twilio-idempotency-token']);
    expect(new Set(tokens.slice(1, 4)).size).toBe(1);
    expect(new Set([tokens[0], tokens[1], tokens[4]]).size).toBe(3);
    expect(phone.exchanges.map((exchange) => exchange.status)).toEqual([200, 503, 500, 200, 200, 204]);
    expect(line.requests[1]?.path).toBe('/turn');
  });

  it('without overrides a 5xx is not retried: the fallback is asked, told what failed', async () => {
    line.answers['/twilio/fallback'] = '<Say>Sorry</Say><Hangup/>';
    const phone = await call({ status: 500 });
    expect(paths()).toEqual(['/twilio/voice', '/twilio/fallback', '/twilio/status']);
    expect(line.requests[1]?.params).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${line.baseUrl}/twilio/voice`,
      CallSid: phone.callSid,
    });
    expect(phone.steps).toMatchObject([{ do: 'say', text: 'Sorry' }]);
  });

  it('when the fallback fails too, the caller hears the carrier', async () => {
    const phone = await call({ status: 500 });
    expect(phone.steps).toEqual([{ do: 'error', message: 'neither the line nor its fallback answers' }]);
    expect(phone.waiting).toBeNull();
  });

  it('a document that is not sent as XML is none', async () => {
    line.answers['/twilio/fallback'] = '<Hangup/>';
    await call({ type: 'application/json', body: '<Response/>' });
    expect(paths()).toContain('/twilio/fallback');
  });

  it('a connection that fails is retried once, a read that times out is not, unless asked for', async () => {
    const refuse: CarrierFetch = () => Promise.reject(new TypeError('fetch failed'));
    const phone = await call('', { fetch: refuse });
    expect(phone.exchanges.map((exchange) => [exchange.request.url.split('/').at(-1), exchange.status])).toEqual([
      ['voice', null],
      ['voice', null],
      ['fallback', null],
      ['fallback', null],
      ['status', null],
      ['status', null],
    ]);
    const timeOut: CarrierFetch = () => Promise.reject(new DOMException('late', 'TimeoutError'));
    expect((await call('', { fetch: timeOut })).exchanges).toHaveLength(3);
    expect(retryPolicy('/a#rc=3&rp=rt,5xx&rt=4500')).toEqual({ retries: 3, on: ['rt', '5xx'], readTimeoutMs: 4500 });
  });

  it('a 3xx is followed by GET, which drops what was pressed', async () => {
    line.answers['/turn'] = { status: 302, location: '/moved' };
    line.answers['/moved'] = '<Hangup/>';
    const phone = await call(gather('numDigits="1"'));
    await phone.press('1');
    expect(line.requests[2]).toMatchObject({ method: 'GET', path: '/moved', params: {} });
  });

  it('measures every exchange by the given clock', async () => {
    const phone = await call('<Hangup/>');
    expect(phone.exchanges.map((exchange) => exchange.ms)).toEqual([1000, 1000]);
    expect(phone.exchanges[0]?.document).toContain('<Hangup/>');
  });
});

describe('keys a gather takes', () => {
  it('no key is lost or invented', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'0123456789*#'), minLength: 1, maxLength: 20 });
    const rule = fc.record({
      numDigits: fc.option(fc.integer({ min: 1, max: 12 })),
      finishOnKey: fc.constantFrom('', '#', '*', '1234567890*#'),
    });
    fc.assert(
      fc.property(keys, rule, (pressed, how) => {
        const { digits, finishedOn, rest } = takeKeys(pressed, how);
        expect(digits + finishedOn + rest).toBe(pressed);
        expect(digits.length).toBeLessThanOrEqual(how.numDigits ?? Number.POSITIVE_INFINITY);
        expect([...digits].some((key) => how.finishOnKey.includes(key))).toBe(false);
      }),
      { seed: 1 },
    );
  });
});
