import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HotlineError } from '../../../src/errors.js';
import { callerNumber, keypadSpelling } from '../../../src/telephony/caller-number.js';
import { parseStatus, parseTurnQuery, parseVoiceRequest } from '../../../src/telephony/twilio/parse-request.js';

const CALL = {
  CallSid: 'CA0123456789abcdef0123456789abcdef',
  CallStatus: 'in-progress',
  From: '+8613800138000',
  To: '+861012345678',
};
const gather = (fields: Record<string, unknown>) => parseVoiceRequest({ ...CALL, ...fields }, 'gather').event;

describe('the first request of a call', () => {
  it('starts a call between two numbers', () => {
    expect(parseVoiceRequest(CALL, 'start')).toEqual({
      callId: CALL.CallSid,
      event: { kind: 'started', from: '+8613800138000', to: '+861012345678' },
      from: '+8613800138000',
      to: '+861012345678',
    });
  });

  it.each([
    undefined,
    '',
    'anonymous',
    'Anonymous',
    'unknown',
    '+266696687',
    '266696687',
    '+8656696',
    '+7378742833',
    '+86282452253',
    '+2562533',
    '+86',
    'client:alice',
  ])('an anonymous caller has no number: %j', (From) => {
    expect(parseVoiceRequest({ ...CALL, From }, 'start')).toMatchObject({ from: null, event: { kind: 'started', from: null } });
  });

  it.each([
    ['12345', '12345'],
    ['+8613800138000', '+8613800138000'],
    ['sip:13800138000@gateway.example', '13800138000'],
    ['sip:alice@gateway.example', null],
  ])('%s calls from %s', (value, number) => expect(callerNumber(value)).toBe(number));

  it('knows masks by the keys that spell them', () => expect(keypadSpelling('anonymous')).toBe('266696687'));
});

describe('what a gather heard', () => {
  it('hears speech with its confidence', () => {
    expect(gather({ SpeechResult: ' 我要办社保卡 ', Confidence: '0.83' })).toEqual({
      kind: 'speech',
      text: '我要办社保卡',
      confidence: 0.83,
    });
  });

  it.each([undefined, '', 'NaN', '-0.1', '1.01', 'high'])('Confidence may be absent or useless: %j', (Confidence) => {
    expect(gather({ SpeechResult: '社保卡', Confidence })).toEqual({ kind: 'speech', text: '社保卡' });
  });

  it.each(['0', '*', '#', '12#', '*0', '202400000017'])('hears keys, * and # included: %s', (Digits) => {
    expect(gather({ Digits })).toEqual({ kind: 'keys', digits: Digits });
  });

  it('keys win over speech in one result', () => {
    expect(gather({ Digits: '3', SpeechResult: '社保卡', Confidence: '0.9' })).toEqual({ kind: 'keys', digits: '3' });
  });

  it.each([{}, { SpeechResult: '' }, { Digits: '' }, { SpeechResult: '  ', Digits: '' }])(
    'an empty result is silence: %j',
    (fields) => {
      expect(gather(fields)).toEqual({ kind: 'silence' });
    },
  );

  it.each(['completed', 'canceled', 'failed'])('an empty result of a call that is %s is a hang-up', (CallStatus) => {
    expect(gather({ CallStatus })).toEqual({ kind: 'hangup' });
  });

  it('what was said before the caller hung up still counts', () => {
    expect(gather({ CallStatus: 'completed', SpeechResult: '算了' })).toMatchObject({ kind: 'speech' });
  });

  it('cuts speech that no caller utters in sixty seconds', () => {
    expect(gather({ SpeechResult: '长'.repeat(3000) })).toMatchObject({ text: '长'.repeat(1000) });
  });
});

describe('recordings and transfers', () => {
  const record = (fields: object) => parseVoiceRequest({ ...CALL, ...fields }, 'record').event;
  const dial = (fields: object) => parseVoiceRequest({ ...CALL, ...fields }, 'dial').event;

  it('takes a recording and its seconds', () => {
    expect(record({ RecordingUrl: 'https://api.example/RE1', RecordingDuration: '12', Digits: '#' })).toEqual({
      kind: 'recorded',
      url: 'https://api.example/RE1',
      durationMs: 12_000,
    });
  });

  it('a hang-up in mid-recording keeps what was said', () => {
    expect(
      record({ CallStatus: 'completed', RecordingUrl: 'https://api.example/RE1', RecordingDuration: '3', Digits: 'hangup' }),
    ).toMatchObject({
      url: 'https://api.example/RE1',
      durationMs: 3000,
    });
  });

  it.each([{}, { RecordingUrl: 'javascript:alert(1)' }, { RecordingUrl: 'file:///etc/passwd' }])(
    'no recording at all: %j',
    (fields) => {
      expect(record(fields)).toEqual({ kind: 'recorded', url: null, durationMs: 0 });
    },
  );

  it.each([
    ['completed', 'completed'],
    ['answered', 'completed'],
    ['busy', 'busy'],
    ['no-answer', 'no-answer'],
    ['canceled', 'canceled'],
    ['failed', 'failed'],
    ['something-new', 'failed'],
    [undefined, 'failed'],
  ])('DialCallStatus %s is %s', (DialCallStatus, result) => {
    expect(dial({ DialCallStatus, DialCallDuration: '61' })).toEqual({ kind: 'dialled', result, durationMs: 61_000 });
  });
});

describe('malformed requests', () => {
  it.each([undefined, '', 'a', '../../etc', 'CA 1', `CA${'0'.repeat(80)}`, ['CA1', 'CA2'], 7])(
    'refuses the CallSid %j',
    (CallSid) => {
      expect(() => parseVoiceRequest({ ...CALL, CallSid }, 'start')).toThrow(
        new HotlineError('bad_request', 'missing or malformed: CallSid'),
      );
    },
  );

  it.each([null, 'CallSid=CA1', 3])('refuses %j instead of a form', (params) => {
    expect(() => parseVoiceRequest(params, 'start')).toThrow(HotlineError);
  });

  it('never repeats what the caller said or dialled', () => {
    const params = { CallSid: 'x', From: ['+8613800138000', '1'], SpeechResult: ['我的身份证号'] };
    expect(() => parseVoiceRequest(params, 'gather')).toThrow(/^missing or malformed: CallSid, From, SpeechResult$/);
  });

  it('reads the awaited kind and turn from our own address only in its own form', () => {
    expect(parseTurnQuery({ kind: 'dial', n: '12' })).toEqual({ kind: 'dial', index: 12 });
    for (const query of [
      {},
      { kind: 'gather' },
      { kind: 'start', n: '1' },
      { kind: 'gather', n: '-1' },
      { kind: ['gather'], n: '1' },
    ]) {
      expect(() => parseTurnQuery(query)).toThrow(HotlineError);
    }
  });

  it('any form is an event or a bad request, never anything else', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(undefined), fc.array(fc.string()), fc.integer());
    const form = fc.record({
      SpeechResult: value,
      Digits: value,
      Confidence: value,
      From: value,
      RecordingDuration: value,
      DialCallStatus: value,
    });
    fc.assert(
      fc.property(form, fc.constantFrom('start', 'gather', 'record', 'dial'), (fields, kind) => {
        try {
          expect(parseVoiceRequest({ ...fields, CallSid: 'CA1' }, kind).event.kind).toBeTruthy();
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad_request' });
        }
      }),
      { seed: 1 },
    );
  });
});

describe('status callbacks', () => {
  const now = new Date('2024-05-01T00:00:00Z');

  it('reads time, sequence and duration', () => {
    const fields = {
      CallSid: 'CA1',
      CallStatus: 'completed',
      Timestamp: 'Thu, 02 May 2024 01:02:03 +0000',
      SequenceNumber: '3',
      CallDuration: '75',
    };
    expect(parseStatus(fields, now)).toEqual({
      callId: 'CA1',
      status: 'completed',
      sequence: 3,
      at: new Date('2024-05-02T01:02:03Z'),
      durationMs: 75_000,
    });
  });

  it('tolerates unknown statuses and missing fields', () => {
    const event = parseStatus({ CallSid: 'CA1', CallStatus: 'Parked', Timestamp: 'yesterday', SequenceNumber: 'x' }, now);
    expect(event).toEqual({ callId: 'CA1', status: 'parked', sequence: null, at: now, durationMs: null });
  });

  it('refuses a status that is none', () => {
    expect(() => parseStatus({ CallSid: 'CA1', CallStatus: '<b>' }, now)).toThrow(/CallStatus/);
  });
});
