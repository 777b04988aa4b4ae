/** A media socket of the switch: messages as Asterisk 22.10.1 sent them, in order and out of order, and what goes back. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AudioClock } from '../../../../src/audio/ports.js';
import { createMediaSocket, type MediaSocket, type SoundLink } from '../../../../src/telephony/asterisk/media/media-socket.js';
import type { Listener } from '../../../../src/telephony/asterisk/ports.js';

const CHANNEL = 'switch-1795656571.0-media-0a1b2c3d';
const START = {
  event: 'MEDIA_START',
  connection_id: 'sunshine',
  channel: 'WebSocket/sunshine/0x7fbe70004490',
  channel_id: CHANNEL,
  format: 'ulaw',
  optimal_frame_size: 160,
  ptime: 20,
  channel_variables: { MEDIA_WEBSOCKET_CONNECTION_ID: 'sunshine', MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE: '160' },
};

let now: number;
let every: (() => void)[];
let sent: (Buffer | Record<string, unknown>)[];
let closes: (number | undefined)[];
let faults: string[];
let asked: string[];
let link: SoundLink | null;
let socket: MediaSocket;

beforeEach(() => {
  [now, every, sent, closes, faults, asked, link] = [0, [], [], [], [], [CHANNEL], null];
  const clock: AudioClock = {
    now: () => now,
    every(_ms, run) {
      every.push(run);
      return () => void every.splice(every.indexOf(run), 1);
    },
  };
  socket = createMediaSocket({
    socket: {
      send: (data) => sent.push(typeof data === 'string' ? JSON.parse(data) : data),
      close: (code) => closes.push(code),
      bufferedAmount: 7,
    },
    clock,
    admit(channel, opened) {
      link = opened;
      return asked.includes(channel);
    },
    onFault: (what) => faults.push(what),
  });
});

const tell = (message: unknown) => socket.text(JSON.stringify(message));
const wait = (ms: number) => {
  now += ms;
  for (const run of [...every]) run();
};

function listening() {
  tell(START);
  const opened = (link as SoundLink).openWire();
  const heard: (Buffer | string)[] = [];
  const listener: Listener = {
    audio: (ulaw) => heard.push(ulaw),
    key: () => {},
    mark: (name) => heard.push(`mark ${name}`),
    closed: () => heard.push('closed'),
  };
  opened.listen(listener);
  return { ...opened, heard, link: link as SoundLink };
}

describe('sound', () => {
  test('comes in frames of 20 ms, and silence where the telephone sends nothing', () => {
    const { heard } = listening();
    socket.sound(Buffer.alloc(320, 1));
    expect(heard.map((one) => one.length)).toEqual([160, 160]);
    wait(99);
    expect(heard).toHaveLength(2);
    wait(21);
    expect(heard).toHaveLength(8);
    expect(heard.at(-1)).toEqual(Buffer.alloc(160, 0xff));
    wait(100);
    expect(heard).toHaveLength(13); // time goes on, frame by frame
  });

  test('goes out in whole frames; what is left at the end is filled with silence a little later', () => {
    const { wire } = listening();
    wire.media(Buffer.alloc(250, 1));
    wire.media(Buffer.alloc(100, 2));
    expect(sent).toEqual([Buffer.alloc(160, 1), Buffer.concat([Buffer.alloc(90, 1), Buffer.alloc(70, 2)])]);
    wait(300);
    expect(sent).toHaveLength(2);
    wait(101);
    expect(sent[2]).toEqual(Buffer.concat([Buffer.alloc(30, 2), Buffer.alloc(130, 0xff)]));
    wait(1_000);
    expect(sent).toHaveLength(3);
  });

  test('that is flushed is dropped at once, with what did not fill a frame', () => {
    const { wire } = listening();
    wire.media(Buffer.alloc(250, 1));
    wire.clear();
    expect(sent.at(-1)).toEqual({ command: 'FLUSH_MEDIA' });
    wire.media(Buffer.alloc(160, 2));
    expect(sent.at(-1)).toEqual(Buffer.alloc(160, 2));
  });

  test('is held back while the switch has too much of it', () => {
    const { wire } = listening();
    expect(wire.pendingBytes()).toBe(7);
    tell({ event: 'MEDIA_XOFF', channel_id: CHANNEL });
    expect(wire.pendingBytes()).toBeGreaterThan(1_000_000);
    tell({ event: 'MEDIA_XON', channel_id: CHANNEL });
    expect(wire.pendingBytes()).toBe(7);
  });
});

describe('marks', () => {
  test('come back by their name', () => {
    const { wire, heard } = listening();
    wire.mark('0:1600');
    const { correlation_id } = sent[0] as { correlation_id: string };
    expect(sent[0]).toEqual({ command: 'MARK_MEDIA', correlation_id });
    tell({ event: 'MEDIA_MARK_PROCESSED', channel_id: CHANNEL, correlation_id });
    expect(heard).toEqual(['mark 0:1600']);
  });

  test('of an earlier listener do not reach the next', () => {
    const first = listening();
    first.wire.mark('0:1600');
    const { correlation_id } = sent[0] as { correlation_id: string };
    first.stop();
    const second = first.link.openWire();
    const heard: string[] = [];
    second.listen({ audio: () => {}, key: () => {}, mark: (name) => heard.push(name), closed: () => {} });
    tell({ event: 'MEDIA_MARK_PROCESSED', channel_id: CHANNEL, correlation_id });
    expect([heard, first.heard]).toEqual([[], []]);
  });
});

describe('a socket', () => {
  test('nobody asked for is refused', () => {
    asked = [];
    tell(START);
    expect(closes).toEqual([1_008]);
    expect(faults).toHaveLength(1);
  });

  test('with other sound is refused', () => {
    tell({ ...START, format: 'slin16', optimal_frame_size: 640 });
    expect(closes).toEqual([1_008]);
    expect(faults[0]).toContain('µ-law');
  });

  test('in the plain-text dialect is refused, and the log says what to set', () => {
    socket.text(`MEDIA_START connection_id:sunshine channel:WebSocket/sunshine channel_id:${CHANNEL} format:ulaw`);
    expect(closes).toEqual([1_008]);
    expect(faults[0]).toContain('control_message_format=json');
  });

  test('that is lost tells who listens, once, and nothing is sent any more', async () => {
    const { heard, wire, link: opened } = listening();
    socket.closed();
    socket.closed();
    await opened.gone;
    wire.media(Buffer.alloc(160));
    wire.mark('late');
    wire.clear();
    expect([heard, sent, opened.isGone(), every]).toEqual([['closed'], [], true, []]);
  });

  test('tells a late listener at once that it is lost', () => {
    tell(START);
    socket.closed();
    const heard: string[] = [];
    (link as SoundLink).openWire().listen({ audio: () => {}, key: () => {}, mark: () => {}, closed: () => heard.push('closed') });
    expect(heard).toEqual(['closed']);
  });

  test('does not mind messages it does not know', () => {
    const { heard } = listening();
    tell({ event: 'STATUS', channel_id: CHANNEL, queue_length: 0 });
    tell({ event: 'DTMF_END', channel_id: CHANNEL, digit: '5' }); // keys come by the event stream, once
    tell({ event: 'QUEUE_DRAINED', channel_id: CHANNEL });
    expect([heard, closes, faults]).toEqual([[], [], []]);
  });
});
