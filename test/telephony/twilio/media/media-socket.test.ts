/** Twilio's messages as the documentation shows them, in order and out of order, and what goes back. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AudioWire } from '../../../../src/audio/ports.js';
import { createMediaStream, type MediaStream } from '../../../../src/telephony/twilio/media/media-socket.js';

const ACCOUNT = `AC${'a'.repeat(32)}`;
const CALL = `CA${'b'.repeat(32)}`;
const STREAM = `MZ${'c'.repeat(32)}`;

let sent: Record<string, unknown>[];
let closes: [number | undefined, string | undefined][];
let faults: string[];
let opened: { callId: string; parameters: Record<string, string> }[];
let heard: string[];
let frames: Buffer[];
let wire: AudioWire;
let known: boolean;
let stream: MediaStream;

beforeEach(() => {
  [sent, closes, faults, opened, heard, frames, known] = [[], [], [], [], [], [], true];
  stream = createMediaStream({
    socket: {
      send: (text) => sent.push(JSON.parse(text)),
      close: (code, reason) => closes.push([code, reason]),
      bufferedAmount: 42,
    },
    open(start, line) {
      opened.push(start);
      wire = line;
      return known
        ? {
            audio: (ulaw) => frames.push(ulaw),
            key: (key) => heard.push(`key ${key}`),
            mark: (name) => heard.push(`mark ${name}`),
            closed: () => heard.push('closed'),
          }
        : null;
    },
    accountSid: ACCOUNT,
    onFault: (what) => faults.push(what),
  });
});

const tell = (message: unknown) => stream.message(typeof message === 'string' ? message : JSON.stringify(message));
const started = (change: Record<string, unknown> = {}) => ({
  event: 'start',
  sequenceNumber: '1',
  start: {
    accountSid: ACCOUNT,
    streamSid: STREAM,
    callSid: CALL,
    tracks: ['inbound'],
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
    customParameters: { turn: '3' },
    ...change,
  },
  streamSid: STREAM,
});
const sound = (bytes: number, timestamp: number, byte = 0x21, track = 'inbound') => ({
  event: 'media',
  sequenceNumber: '3',
  media: { track, chunk: '1', timestamp: String(timestamp), payload: Buffer.alloc(bytes, byte).toString('base64') },
  streamSid: STREAM,
});

test('a stream from its beginning to its end', () => {
  tell({ event: 'connected', protocol: 'Call', version: '1.0.0' });
  tell(started());
  expect(opened).toEqual([{ callId: CALL, parameters: { turn: '3' } }]);
  tell(sound(160, 20));
  tell({ event: 'dtmf', streamSid: STREAM, sequenceNumber: '5', dtmf: { track: 'inbound_track', digit: '1' } });
  tell({ event: 'mark', sequenceNumber: '4', streamSid: STREAM, mark: { name: '0:1600' } });
  tell({ event: 'stop', sequenceNumber: '9', streamSid: STREAM, stop: { accountSid: ACCOUNT, callSid: CALL } });
  expect(frames).toEqual([Buffer.alloc(160, 0x21)]);
  expect(heard).toEqual(['key 1', 'mark 0:1600', 'closed']);
  stream.closed();
  expect(heard).toHaveLength(3);
  expect([faults, closes]).toEqual([[], []]);
});

test('what we send: sound without a header, marks, clear, and the end', () => {
  tell(started());
  wire.media(Buffer.from([1, 2, 3]));
  wire.mark('0:3');
  wire.clear();
  expect(sent).toEqual([
    { event: 'media', streamSid: STREAM, media: { payload: 'AQID' } },
    { event: 'mark', streamSid: STREAM, mark: { name: '0:3' } },
    { event: 'clear', streamSid: STREAM },
  ]);
  expect(wire.pendingBytes()).toBe(42);
  wire.close();
  wire.close();
  expect(closes).toEqual([[1_000, 'done']]);
});

describe('sound', () => {
  beforeEach(() => tell(started()));

  test('comes in frames of 20 ms, however it is cut', () => {
    for (const [bytes, at] of [
      [100, 0],
      [300, 12.5],
      [80, 50],
    ] as const)
      tell(sound(bytes, Math.floor(at)));
    expect(frames.map((frame) => frame.length)).toEqual([160, 160, 160]);
  });

  test('that was lost is silence of the same length', () => {
    tell(sound(160, 0));
    tell(sound(160, 80));
    expect(frames.map((frame) => frame[0])).toEqual([0x21, 0xff, 0xff, 0xff, 0x21]);
  });

  test('of a long hold is not made up, and a clock that jumps back does no harm', () => {
    tell(sound(160, 0));
    tell(sound(160, 60_000));
    tell(sound(160, 40));
    expect(frames).toHaveLength(3);
  });

  test('of our own track is not listened to', () => {
    tell(sound(160, 0, 0x21, 'outbound'));
    expect(frames).toEqual([]);
  });

  test('in another spelling of JSON is read all the same', () => {
    tell('{ "streamSid": "x", "event" : "media", "media": { "payload": "/////w==", "track": "inbound", "timestamp": 5 } }');
    tell(sound(156, 10));
    expect(frames).toHaveLength(1);
  });
});

describe('what is not right', () => {
  test.each([
    ['another account', { accountSid: `AC${'f'.repeat(32)}` }, /another account/],
    ['another sound', { mediaFormat: { encoding: 'audio/l16', sampleRate: 16_000, channels: 1 } }, /µ-law/],
  ])('%s is refused', (_, change, why) => {
    tell(started(change));
    expect(closes[0]?.[0]).toBe(1_008);
    expect(faults[0]).toMatch(why);
    expect(opened).toEqual([]);
    tell(sound(160, 0));
    expect(frames).toEqual([]);
  });

  test('a call that is not known is left to the carrier', () => {
    known = false;
    tell(started());
    expect(closes).toEqual([[1_000, 'no such call']]);
  });

  test.each([
    '',
    'null',
    '{"event":"media"}',
    '{"event":"start"}',
    '[]',
    '{"event":"party"}',
    '{"event":"dtmf","dtmf":{"digit":"12"}}',
  ])('%s is noted and passed over', (text) => {
    tell(started());
    tell(text);
    expect(faults).toHaveLength(1);
    tell(sound(160, 0));
    expect(frames).toHaveLength(1);
  });

  test('a second start changes nothing', () => {
    tell(started());
    tell(started({ callSid: 'CAother' }));
    expect(opened).toHaveLength(1);
    expect(faults).toEqual(['a second start']);
  });

  test('sound and keys before the start go nowhere', () => {
    tell(sound(160, 0));
    tell({ event: 'dtmf', dtmf: { digit: '1' } });
    expect([frames, heard]).toEqual([[], []]);
  });

  test('a socket that breaks without a stop closes the call once', () => {
    tell(started());
    stream.closed();
    stream.closed();
    tell(sound(160, 0));
    expect(heard).toEqual(['closed']);
    expect(frames).toEqual([]);
  });
});
