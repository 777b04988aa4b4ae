/** Calls on a switch from their first ring to their end, over the real client, sockets and messages, with a dialogue that does what the test wants. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { AudioWire, Leaving } from '../../../src/audio/ports.js';
import type { CallEvent, WayOn } from '../../../src/domain/call.js';
import { createSwitchSockets } from '../../../src/server/switch-sockets.js';
import { basicAuthorization } from '../../../src/telephony/asterisk/ari-client.js';
import { resultOf } from '../../../src/telephony/asterisk/operator-leg.js';
import type { CallDialogue, Listener } from '../../../src/telephony/asterisk/ports.js';
import { openSwitchLine, type SwitchLine } from '../../../src/telephony/asterisk/switch-line.js';
import { type FakeCaller, FakeSwitch, PASSWORD, USER, until } from './fake-switch.js';

const clock = {
  now: () => performance.now(),
  every(ms: number, run: () => void) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
const GATHER: WayOn = {
  do: 'gather',
  gather: { speech: true, expects: 'sentence', keys: 1, endOfSpeechMs: 1, timeoutMs: 1, hints: [] },
};
const TRANSFER: WayOn = { do: 'transfer', number: '6002', reason: 'asked', timeoutMs: 25_000 };
const RECORD: WayOn = { do: 'record', maxMs: 120_000 };
const SENTENCE = Buffer.alloc(1_600, 0x21);
const WHISPER = Buffer.alloc(800, 0x33);

/** A call as the dialogue sees it: the test ends its sound and says what comes next. */
interface Talk {
  wire: AudioWire;
  frames: number;
  keys: string;
  leave(why: Leaving, wayOn?: WayOn): void;
  over: boolean;
}

let pbx: FakeSwitch;
let server: Server;
let line: SwitchLine;
let known: Map<string, { wayOn: WayOn; ended: boolean }>;
let began: { id: string; from: string | null; to: string | null }[];
let told: CallEvent[];
let talks: Talk[];
let done: string[];
let broken: string[];
let log: string[];
let refused: number;

function dialogue(): CallDialogue {
  return {
    async begin(id, ends) {
      began.push({ id, ...ends });
      known.set(id, { wayOn: GATHER, ended: false });
    },
    standing: async (id) => known.get(id) ?? null,
    async tell(id, event) {
      told.push(event);
      known.set(id, { wayOn: GATHER, ended: false });
    },
    talk(id, wire, onLeft) {
      const talk: Talk = {
        wire,
        frames: 0,
        keys: '',
        over: false,
        leave(why, wayOn) {
          if (talk.over) return;
          talk.over = true;
          if (wayOn !== undefined) known.set(id, { wayOn, ended: false });
          onLeft(why);
        },
      };
      talks.push(talk);
      wire.media(SENTENCE);
      const listener: Listener = {
        audio: () => void talk.frames++,
        key: (key) => {
          talk.keys += key;
        },
        mark: () => {},
        closed: () => talk.leave('closed'),
      };
      return listener;
    },
    whisper(_transfer, wire, onSaid) {
      wire.media(WHISPER);
      wire.mark('said');
      return { audio: () => {}, key: () => {}, mark: onSaid, closed: onSaid };
    },
    keep: async (wav) => (wav.length > 100 ? { url: `kept:${wav.length}`, durationMs: 4_000 } : null),
    over: async (id) => void done.push(id),
    broken: async (id) => void broken.push(id),
  };
}

function openLine(): SwitchLine {
  return openSwitchLine({
    settings: { url: pbx.url, user: USER, password: PASSWORD, app: 'sunshine' },
    dialogue: dialogue(),
    clock,
    now: () => new Date(),
    // Waits are a tenth of what they are in life.
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)),
    observer: {
      transferred: (result) => log.push(`transfer ${result}`),
      up: () => log.push('up'),
      down: (why) => log.push(`down: ${why}`),
      lost: (calls) => log.push(`${calls} lost`),
      resumed: (calls) => log.push(`${calls} resumed`),
      trouble: (error) => log.push(`trouble: ${(error as Error).message}`),
    },
  });
}

beforeEach(async () => {
  [known, began, told, talks, done, broken, log, refused] = [new Map(), [], [], [], [], [], [], 0];
  const sockets = createSwitchSockets({
    user: USER,
    password: PASSWORD,
    clock,
    admit: (channel, link) => line.admit(channel, link),
    onFault: () => {},
    onRefused: () => void refused++,
  });
  server = createServer().on('upgrade', sockets.upgrade);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  pbx = new FakeSwitch(() => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/asterisk/media`);
  await pbx.start();
  line = openLine();
  await until(() => line.connected());
});

afterEach(async () => {
  await line.close();
  await pbx.stop();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** Dials and waits until the line speaks. */
async function dial(number?: string): Promise<FakeCaller> {
  const before = talks.length;
  const caller = pbx.ring(number);
  await until(() => talks.length > before && caller.heard().length >= 10);
  return caller;
}
const talk = () => talks.at(-1) as Talk;

describe('a call', () => {
  test('is answered, heard and spoken to, and ends when the dialogue is through', async () => {
    const caller = await dial();
    expect(began).toEqual([{ id: caller.id, from: '13812345678', to: '114' }]);
    expect(Buffer.concat(caller.heard())).toEqual(SENTENCE);
    for (let i = 0; i < 25; i++) pbx.sound(caller.id, Buffer.alloc(160, 0x44));
    await until(() => talk().frames >= 25);
    talk().leave('hangup');
    await until(() => done.length === 1);
    expect(pbx.orders).toContain(`DELETE /channels/${caller.id}`);
    expect([pbx.channels.size, pbx.bridges.size, log, broken]).toEqual([0, 0, ['up'], []]);
  });

  test('whose caller hangs up is over at once, and nothing of it is left', async () => {
    const caller = await dial();
    caller.hangUp();
    await until(() => done.length === 1);
    expect(talk().over).toBe(true);
    expect([pbx.channels.size, pbx.bridges.size, log, broken]).toEqual([0, 0, ['up'], []]);
  });

  test('takes each key once, also one that is pressed before the line speaks', async () => {
    const caller = pbx.ring();
    caller.press('8');
    await until(() => talks.length === 1);
    caller.press('1');
    caller.press('2');
    await until(() => talk().keys.length >= 3);
    expect(talk().keys).toBe('812');
  });

  test.each([['anonymous'], [''], ['266696687']])('without a number (%j) is answered', async (number) => {
    await dial(number);
    expect(began[0]?.from).toBe(null);
  });

  test('whose number is not to be shown has none', async () => {
    pbx.withheld.add('13812345678');
    await dial();
    expect(began[0]?.from).toBe(null);
  });

  test('is one of several', async () => {
    const callers = Array.from({ length: 20 }, (_, i) => pbx.ring(`138000000${10 + i}`));
    await until(() => callers.every((caller) => caller.heard().length >= 10));
    for (const [i, caller] of callers.entries()) caller.press(String(i % 10));
    await until(() => talks.every(({ keys }) => keys.length === 1));
    expect(talks.map(({ keys }) => keys).sort()).toEqual(callers.map((_, i) => String(i % 10)).sort());
    for (const caller of callers) caller.hangUp();
    await until(() => done.length === 20);
    expect([pbx.channels.size, pbx.bridges.size, log]).toEqual([0, 0, ['up']]);
  });
});

describe('a transfer', () => {
  const transfer = async () => {
    const caller = await dial('05561234567');
    talk().leave('transfer', TRANSFER);
    return caller;
  };

  test('tells the operator alone what it is about, joins the two without us, and comes back', async () => {
    const caller = await transfer();
    await until(() => pbx.operatorOf(caller.id) !== undefined);
    const operator = pbx.operatorOf(caller.id) as string;
    await until(() => pbx.together(caller.id).includes(operator));
    expect(Buffer.concat(pbx.heard.get(operator) ?? [])).toEqual(WHISPER);
    expect(Buffer.concat(caller.heard())).toEqual(SENTENCE); // nothing of the whisper
    expect(pbx.together(caller.id)).toEqual([operator]);
    expect(pbx.dialled).toMatchObject({ endpoint: 'Local/6002@sunshine-operators/n', callerId: '05561234567', timeout: '25' });
    caller.press('5'); // is for the operator's ears
    pbx.end(operator);
    await until(() => talks.length === 2 && caller.heard().length === 20);
    expect(told).toMatchObject([{ kind: 'dialled', result: 'completed' }]);
    expect(talk().keys).toBe('');
    expect(log).toEqual(['up', 'transfer completed']);
  });

  test.each([
    ['busy', 'busy'],
    ['declines', 'no-answer'],
    ['no such number', 'failed'],
  ] as const)('to somebody who %s is told as it is', async (operator, result) => {
    pbx.operator = operator;
    const caller = await transfer();
    await until(() => talks.length === 2);
    expect(told).toEqual([{ kind: 'dialled', result, durationMs: 0 }]);
    expect(caller.isThere()).toBe(true);
  });

  test('nobody takes ends when the switch stops ringing', async () => {
    pbx.operator = 'rings';
    const caller = await transfer();
    await until(() => pbx.operatorOf(caller.id) !== undefined);
    expect(pbx.orders).toContain(`POST /channels/${caller.id}/ring`);
    pbx.end(pbx.operatorOf(caller.id) as string, 19);
    await until(() => talks.length === 2);
    expect(told).toEqual([{ kind: 'dialled', result: 'no-answer', durationMs: 0 }]);
  });

  test('stops ringing when the caller hangs up', async () => {
    pbx.operator = 'rings';
    const caller = await transfer();
    await until(() => pbx.operatorOf(caller.id) !== undefined);
    caller.hangUp();
    await until(() => done.length === 1);
    expect(told).toEqual([{ kind: 'dialled', result: 'canceled', durationMs: 0 }]);
    expect([pbx.channels.size, pbx.bridges.size]).toEqual([0, 0]);
  });

  test('counts as reached when the caller hangs up after the conversation', async () => {
    const caller = await transfer();
    await until(() => pbx.together(caller.id).some((one) => one.includes('-operator-')));
    caller.hangUp();
    await until(() => done.length === 1);
    expect(told).toMatchObject([{ kind: 'dialled', result: 'completed' }]);
    expect(pbx.channels.size).toBe(0);
  });
});

describe('a message', () => {
  const record = async () => {
    const caller = await dial();
    pbx.recorded = new Int16Array(32_000);
    talk().leave('record', RECORD);
    await until(() => pbx.isRecording());
    return caller;
  };

  test('follows a beep, ends with #, is fetched and does not stay at the switch', async () => {
    const caller = await record();
    expect(caller.heard().length).toBeGreaterThan(10); // the beep
    expect(pbx.together(caller.id)).toEqual([]);
    caller.press('#');
    await until(() => talks.length === 2);
    expect(told).toEqual([{ kind: 'recorded', url: 'kept:64044', durationMs: 4_000 }]);
    expect(pbx.recordings.size).toBe(0);
    expect(talk().keys).toBe(''); // # was for the recording
  });

  test('counts when the caller just hangs up', async () => {
    const caller = await record();
    caller.hangUp();
    await until(() => done.length === 1);
    expect(told).toEqual([{ kind: 'recorded', url: 'kept:64044', durationMs: 4_000 }]);
  });

  test('without a word in it is none', async () => {
    const caller = await record();
    pbx.recorded = new Int16Array(10);
    caller.press('#');
    await until(() => talks.length === 2);
    expect(told).toEqual([{ kind: 'recorded', url: null, durationMs: 0 }]);
  });
});

describe('when something breaks', () => {
  test('sound that is lost is opened again', async () => {
    const caller = await dial();
    pbx.mediaOf(caller.id)?.media?.socket.terminate();
    await until(() => talks.length === 2 && caller.heard().length === 20);
    expect([log, broken]).toEqual([['up'], []]);
  });

  test('a call whose sound breaks again and again is given to the dialplan', async () => {
    const caller = await dial();
    talk().leave('mute');
    await until(() => talks.length === 2);
    talk().leave('mute');
    await until(() => talks.length === 3);
    talk().leave('mute');
    await until(() => done.length === 1);
    expect(pbx.continued).toEqual([`${caller.id} away`]);
    expect(broken).toEqual([caller.id]);
    expect(caller.isThere()).toBe(true);
  });

  test('a switch that cannot reach our sockets gets its calls back, and the log says where to look', async () => {
    pbx.noMedia = true;
    const caller = pbx.ring();
    await until(() => done.length === 1);
    expect(pbx.continued).toEqual([`${caller.id} away`]);
    expect(log[1]).toMatch(/trouble: .*500/);
  });

  test('a socket nobody asked for is refused', async () => {
    const stranger = new WebSocket(pbx.mediaUrl(), 'media', { headers: { Authorization: basicAuthorization(USER, PASSWORD) } });
    const code = await new Promise((resolve) => {
      stranger.on('open', () =>
        stranger.send(JSON.stringify({ event: 'MEDIA_START', channel_id: 'x', format: 'ulaw', optimal_frame_size: 160 })),
      );
      stranger.on('close', resolve);
    });
    expect([code, refused]).toEqual([1_008, 1]);
  });

  test('a switch that restarts has lost its calls, and new ones work', async () => {
    await dial();
    await pbx.stop();
    await until(() => !line.connected());
    await pbx.start();
    await until(() => log.filter((one) => one === 'up').length === 2 && done.length === 1);
    expect(broken).toEqual([]);
    expect(log.filter((one) => /^(up|down)/.test(one))).toEqual(['up', expect.stringContaining('down'), 'up']);
    await dial();
    expect(began).toHaveLength(2);
  });

  test('a call that ended while the event stream was broken is over', async () => {
    const caller = await dial();
    pbx.cutEvents();
    await until(() => !line.connected());
    pbx.channels.delete(caller.id);
    await until(() => done.length === 1);
    expect(broken).toEqual([]);
  });
});

test('another process that takes the application over is not fought with, and is named', async () => {
  pbx.tell({ type: 'ApplicationReplaced' });
  await until(() => log.length === 2);
  expect(log[1]).toMatch(/down: another process takes the calls of Stasis\(sunshine\)/);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect([log.length, line.connected()]).toEqual([2, false]);
});

describe('after a restart of ours', () => {
  test('calls that stand at the switch go on, and what was left of them is put away', async () => {
    await line.close();
    await until(() => !pbx.connected());
    known.set('left', { wayOn: GATHER, ended: false });
    pbx.leave('left');
    pbx.leave('left-media-0a1b2c3d');
    pbx.leave('elsewhere', false); // with the dialplan
    pbx.bridges.set('left-bridge-0a1b2c3d', new Set(['left']));
    line = openLine();
    await until(() => talks.length === 1 && (pbx.heard.get('left')?.length ?? 0) >= 10);
    await until(() => !pbx.bridges.has('left-bridge-0a1b2c3d') && !pbx.channels.has('left-media-0a1b2c3d'));
    expect([began, log.at(-1), talks.length]).toEqual([[], '1 resumed', 1]);
  });

  test('who talks to a person goes on talking, and the result is told', async () => {
    await line.close();
    await until(() => !pbx.connected());
    known.set('left', { wayOn: TRANSFER, ended: false });
    for (const id of ['left', 'left-operator-0a1b2c3d', 'left-operator-0a1b2c3d;2']) pbx.leave(id);
    pbx.bridges.set('left-bridge-0a1b2c3d', new Set(['left', 'left-operator-0a1b2c3d']));
    line = openLine();
    await until(() => log.includes('1 resumed'));
    expect(pbx.together('left')).toEqual(['left-operator-0a1b2c3d']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(talks).toEqual([]);
    pbx.end('left-operator-0a1b2c3d');
    await until(() => talks.length === 1);
    expect(told).toMatchObject([{ kind: 'dialled', result: 'completed' }]);
  });

  test('calls are given to the dialplan when we are told to stop', async () => {
    const caller = await dial();
    await line.close();
    expect(pbx.continued).toEqual([`${caller.id} away`]);
    expect([broken, done]).toEqual([[], [caller.id]]);
  });
});

test('wrong password: the log says what is refused', async () => {
  await line.close();
  line = openSwitchLine({
    settings: { url: pbx.url, user: USER, password: 'wrong', app: 'sunshine' },
    dialogue: dialogue(),
    clock,
    now: () => new Date(),
    wait: async () => {},
    observer: {
      transferred: () => {},
      up: () => {},
      down: (why) => log.push(why),
      lost: () => {},
      resumed: () => {},
      trouble: () => {},
    },
  });
  await until(() => log.some((one) => one.includes('ASTERISK_PASSWORD')));
});

test.each([
  [{ cause: 17, dialled: null }, 'busy'],
  [{ cause: 0, dialled: 'BUSY' }, 'busy'],
  [{ cause: 19, dialled: null }, 'no-answer'],
  [{ cause: 21, dialled: 'NOANSWER' }, 'no-answer'],
  [{ cause: 0, dialled: 'CONGESTION' }, 'failed'],
  [{ cause: 20, dialled: 'CHANUNAVAIL' }, 'failed'],
  [{ cause: 0, dialled: null }, 'failed'],
  [{ cause: null, dialled: null }, 'failed'],
])('an operator leg that ended with %j came to %s', (end, result) => {
  expect(resultOf(end)).toBe(result);
});
