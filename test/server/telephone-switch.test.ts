/** Whole calls over a telephone switch: event stream, media sockets, the real dialogue and log; ears and voice are the test's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestLine, type TestLine } from '../../src/cli/test-line.js';
import { callDetails } from '../../src/store/reports/call-details.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { basicAuthorization } from '../../src/telephony/asterisk/ari-client.js';
import { frames, speechLike, ulaw } from '../audio/speech-like.js';
import { scriptedRecogniser } from '../recognition/scripted-recogniser.js';
import { type FakeCaller, FakeSwitch, PASSWORD, USER, until } from '../telephony/asterisk/fake-switch.js';
import { freePort } from './free-port.js';

/** Every sentence is a hum of this many ms a character. */
const MS_A_CHARACTER = 4;
const ears = scriptedRecogniser();
const spoken: string[] = [];
const voice = {
  async *speak({ text }: { text: string }) {
    spoken.push(text);
    yield ulaw(speechLike(Math.max(40, text.length * MS_A_CHARACTER)));
  },
};

let pbx: FakeSwitch;
let line: TestLine;

beforeAll(async () => {
  const port = await freePort();
  pbx = new FakeSwitch(() => `ws://127.0.0.1:${port}/asterisk/media`);
  await pbx.start();
  const settings = { ASTERISK_URL: pbx.url, ASTERISK_USER: USER, ASTERISK_PASSWORD: PASSWORD, OPERATOR_NUMBER: '6002' };
  line = await openTestLine({
    settings: { ...settings, PORT: port, HOST: '127.0.0.1', RECOGNITION: 'offline', DEMO_CALLS: false },
    openEngines: async () => ({
      recognisers: [ears],
      voice,
      check: async () => ears.broken,
      recheckMs: 50,
      close: async () => {},
    }),
  });
  await until(() => pbx.connected());
});
afterAll(async () => {
  await line.close();
  await pbx.stop();
});

const turns = async (id: string) => (await callTimeline(line.hotline.database, id))?.turns ?? [];
const get = (path: string) => fetch(`${line.hotline.url.replace('localhost', '127.0.0.1')}${path}`);
const metric = async (name: string) =>
  Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(await (await get('/metrics')).text())?.[1] ?? 0);

/** Waits for a turn of a call. */
async function turn(id: string, index: number) {
  for (let i = 0; i < 800; i++) {
    const found = (await turns(id))[index];
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the turn never came');
}

/** A call as its page shows it, once it is over. */
async function endedCall(id: string) {
  const details = () => callDetails(line.hotline.database, id);
  await until(async () => (await details())?.outcome != null);
  return details();
}

/** Says something at the pace of life. */
async function say(caller: FakeCaller, sound: Buffer): Promise<void> {
  for (const frame of frames(sound)) {
    pbx.sound(caller.id, frame);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Dials and hears the greeting to its end. */
async function dial(): Promise<FakeCaller> {
  const caller = pbx.ring();
  await turn(caller.id, 0);
  await until(() => caller.heard().length > 5);
  let before = -1;
  while (before !== caller.heard().length) {
    before = caller.heard().length;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return caller;
}

test('a question is heard and answered, a key leads to a person, and the log has all of it', async () => {
  const caller = await dial();
  ears.sentences = ['身份证丢了补办要带什么材料'];
  await say(caller, ulaw(speechLike(1_600)));
  const answer = await turn(caller.id, 1);
  expect([answer.event, answer.heard]).toEqual(['speech', '身份证丢了补办要带什么材料']);
  expect(answer.spoken.map(({ text }) => text).join('')).toContain('居民户口簿');

  caller.press('0');
  await until(() => pbx.operatorOf(caller.id) !== undefined);
  const operator = pbx.operatorOf(caller.id) as string;
  await until(() => pbx.together(caller.id).includes(operator));
  expect(spoken).toContain('热线来电，来电人要人工，在问补办身份证。');
  expect(pbx.heard.get(operator)?.length).toBeGreaterThan(3);
  pbx.end(operator);
  const after = await turn(caller.id, 3);
  expect([after.event, after.spoken[0]?.prompt]).toEqual(['dialled', 'operator.after']);
  await until(() => pbx.together(caller.id).some((one) => one.includes('-media-')));

  caller.hangUp();
  await until(() => pbx.channels.size === 0);
  const logged = await endedCall(caller.id);
  expect(logged).toMatchObject({ provider: 'asterisk', outcome: 'transferred' });
  expect(logged?.turns[0]?.played).toMatchObject({ characters: logged?.turns[0]?.played?.of });
});

test('a complaint is recorded and kept here', async () => {
  const caller = await dial();
  caller.press('5');
  await until(() => pbx.isRecording());
  pbx.recorded = Int16Array.from([...new Int16Array(8_000), ...speechLike(2_500), ...new Int16Array(40_000)]);
  caller.press('#');
  const after = await turn(caller.id, 2);
  expect([after.event, after.spoken[0]?.prompt]).toEqual(['recorded', 'ticket.complaint']);
  const details = await callDetails(line.hotline.database, caller.id);
  expect(details?.recordings).toHaveLength(1);
  const { read } = line.hotline.database;
  expect(await read('tickets').where({ call_id: caller.id }).first('kind', 'recording', 'phone')).toEqual({
    kind: 'complaint',
    recording: expect.stringMatching(/^kept:[0-9a-f-]{36}$/),
    phone: '13812345678',
  });
  caller.hangUp();
});

describe('ears that give up', () => {
  test('leave the keys: one sentence, and the call goes on', async () => {
    const caller = await dial();
    ears.broken = { reason: 'unavailable', message: 'the test says so' };
    await say(caller, ulaw(speechLike(400)));
    await until(() => spoken.at(-1)?.includes('现在听不了语音'));
    caller.press('3');
    expect((await turn(caller.id, 1)).spoken.map(({ prompt }) => prompt)).toContain('case.ask');
    caller.hangUp();
  });

  test('are not asked by the next call, which says so at once and lives by keys', async () => {
    spoken.length = 0;
    const caller = pbx.ring();
    await until(() => spoken.some((text) => text.includes('现在听不了语音')));
    caller.press('0');
    await until(() => pbx.operatorOf(caller.id) !== undefined);
    caller.hangUp();
    ears.broken = null;
  });
});

describe('the media socket', () => {
  const knock = (headers: Record<string, string>, protocol: string[] = ['media']) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(pbx.mediaUrl(), protocol, { headers });
      socket.on('open', () => {
        resolve('open');
        socket.close();
      });
      socket.on('error', (error) => resolve(error.message));
    });

  test('opens for the switch alone', async () => {
    const refused = await metric('media_refused_total');
    expect(await knock({ Authorization: basicAuthorization(USER, PASSWORD) })).toBe('open');
    expect(await knock({})).toContain('401');
    expect(await knock({ Authorization: basicAuthorization(USER, `${PASSWORD}!`) })).toContain('401');
    expect(await knock({ Authorization: basicAuthorization(USER, PASSWORD) }, [])).toContain('401');
    expect(await metric('media_refused_total')).toBe(refused + 3);
  });
});

test('a switch that goes away is told to whoever watches, and is back when it is back', async () => {
  expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', telephoneSwitch: 'connected' });
  expect(await metric('switch_connected')).toBe(1);
  const caller = await dial();
  await pbx.stop();
  await until(() => !pbx.connected());
  await until(async () => (await (await get('/readyz')).json()).telephoneSwitch === 'away');
  expect(await metric('switch_connected')).toBe(0);
  await pbx.start();
  await until(() => pbx.connected());
  const again = await dial();
  again.hangUp();
  expect(await endedCall(caller.id)).toMatchObject({ outcome: 'abandoned' });
});
