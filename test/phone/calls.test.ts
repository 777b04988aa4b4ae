/** Real telephone calls: SIP phones, the switch with the configuration of `examples/asterisk/`, and the line as a process of its own. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CallDetails, TimelineTurn } from '../../src/domain/console/calls.js';
import { tone } from '../audio/speech-like.js';
import { accessibilityProblems, SCREENSHOTS } from '../browser/real-browser.js';
import { espeak, espeakText } from './espeak-voice.js';
import { installForTest } from './install-switch.js';
import { findSound } from './likeness.js';
import { placeCalls } from './many-callers.js';
import { openMicrophonePage } from './microphone-call.js';
import { QUESTIONS } from './questions.js';
import type { SoftPhone } from './soft-phone.js';
import { CALLER_NUMBER, LINE_NUMBER, openRoom, type TelephoneRoom } from './telephone-room.js';
import { toneTenths } from './tone-windows.js';

const MANY = 20;
/** Time for the page to connect, before its microphone speaks. */
const BEFORE_SPEAKING_MS = 8_000;
/** Two sounds are the same speech from here on; other sentences of the same voice reach 0.4. */
const SAME = 0.7;
/** Longer than the pauses between sentences, shorter than the line's patience. */
const QUIET_MS = 900;
const tree = installForTest();

describe.skipIf(tree === null)('a call through the switch', () => {
  let room: TelephoneRoom;
  let sounds: Record<keyof typeof QUESTIONS, Int16Array>;
  beforeAll(async () => {
    const made = Object.entries(QUESTIONS).map(async ([name, text]) => [name, await espeak(text, 'caller')]);
    sounds = Object.fromEntries(await Promise.all(made));
    room = await openRoom(tree as NonNullable<typeof tree>);
  });
  afterAll(() => room?.close());
  // What really happened, where it was not what was expected.
  afterEach(async ({ task }) => {
    for (const phone of [room.citizen, room.desk, room.operator]) phone.hangUp();
    if (task.result?.state !== 'fail') return;
    const call = newest(await room.line.calls());
    const turns = call?.turns.map(
      (one) => `${one.event} “${one.heard ?? ''}” → ${textOf(one)} (${one.played?.characters} of ${one.played?.of} heard)`,
    );
    console.log(
      [`call ${call?.outcome}:`, ...(turns ?? []), room.line.log().slice(-2_000), room.exchange.log().slice(-3_000)].join('\n'),
    );
  });

  const newest = (calls: CallDetails[]) => calls.at(-1);
  const textOf = (turn: TimelineTurn | undefined) => (turn?.spoken ?? []).map(({ text }) => text).join('');
  /** Waits for a turn of the newest call. */
  const turn = (index: number, ms?: number) => room.line.until((calls) => newest(calls)?.turns[index], ms);
  const ended = () => room.line.until((calls) => newest(calls)?.endedAtMs != null && newest(calls));
  /** Waits until the line has said something after `fromMs` of the recording, and stopped. */
  async function quiet(phone: SoftPhone, fromMs = 0, ms = 40_000): Promise<void> {
    const end = performance.now() + ms;
    for (;;) {
      const last = phone.heard.lastLoudMs(fromMs);
      if (last !== null && performance.now() - phone.heard.whenMs(last) > QUIET_MS) return;
      if (performance.now() > end)
        throw new Error(last === null ? 'the line never began to talk' : 'the line never stopped talking');
      await setTimeout(100);
    }
  }
  const heardMs = (phone: SoftPhone) => phone.heard.lengthMs();
  const ask = (phone: SoftPhone, question: keyof typeof QUESTIONS) => phone.speak(sounds[question]);
  /** The line's sentences as its voice makes them, looked for in what was heard. */
  const likeness = async (phone: SoftPhone, one: TimelineTurn | undefined) => {
    const said = await Promise.all((one?.spoken ?? []).map(({ text }) => espeakText(text)));
    return said.map((pcm) => findSound(phone.heard.pcm(), pcm).likeness);
  };

  test('a question asked in sound is answered in sound, and so is the next', async () => {
    const { citizen } = room;
    await citizen.dial(LINE_NUMBER);
    await quiet(citizen);
    ask(citizen, 'materials');
    await turn(1);
    const answerMs = heardMs(citizen);
    await quiet(citizen, answerMs);
    const askedMs = heardMs(citizen);
    ask(citizen, 'fee');
    await turn(2);
    await quiet(citizen, askedMs);
    citizen.hangUp();
    const call = await ended();
    expect(call).toMatchObject({ provider: 'asterisk', called: LINE_NUMBER, outcome: 'self_served' });
    expect(call?.caller).toContain(CALLER_NUMBER.slice(-4));
    expect(call?.turns.slice(0, 3).map(({ event, heard, item }) => [event, heard, item])).toEqual([
      ['started', null, null],
      ['speech', QUESTIONS.materials, '0215'],
      ['speech', QUESTIONS.fee, '0215'],
    ]);
    expect(textOf(call?.turns[1])).toContain('居民户口簿');
    expect(textOf(call?.turns[2])).toContain('四十元');
    const likenesses = await Promise.all([0, 1, 2].map((index) => likeness(citizen, call?.turns[index])));
    console.log(
      `likeness of what was heard to what was said: ${likenesses
        .flat()
        .map((one) => one.toFixed(2))
        .join(' ')}`,
    );
    expect(Math.min(...likenesses.flat())).toBeGreaterThan(SAME);
    expect(call?.turns.slice(0, 3).map(({ played }) => played !== null && played.characters === played.of)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('keys alone lead to the item', async () => {
    const { desk } = room;
    await desk.dial('114');
    await setTimeout(1_500);
    await desk.press('1');
    await turn(1);
    await setTimeout(500);
    await desk.press('0215');
    const asked = await turn(2);
    const from = heardMs(desk);
    await quiet(desk, from);
    desk.hangUp();
    const call = await ended();
    expect(call?.turns.slice(0, 3).map(({ event, heard }) => [event, heard])).toEqual([
      ['started', null],
      ['keys', '1'],
      ['keys', '0215'],
    ]);
    expect(asked.item).toBe('0215');
    expect(Math.min(...(await likeness(desk, asked)))).toBeGreaterThan(SAME);
    expect(call?.turns[0]?.played?.characters).toBeLessThan(call?.turns[0]?.played?.of ?? 0);
  });

  test('who speaks while the line speaks is listened to', async () => {
    const { citizen } = room;
    await citizen.dial(LINE_NUMBER);
    await setTimeout(1_500);
    ask(citizen, 'materials');
    await turn(1);
    await setTimeout(2_500);
    const saidMs = citizen.said.lengthMs();
    ask(citizen, 'passport');
    await setTimeout(1_200);
    const stopped = citizen.heard.whenMs(citizen.heard.lastLoudMs() ?? 0);
    const ms = Math.round(stopped - citizen.said.whenMs(citizen.said.firstLoudMs(saidMs) ?? 0));
    const next = await turn(2);
    await quiet(citizen, heardMs(citizen));
    citizen.hangUp();
    const call = await ended();
    console.log(`barge-in: ${ms} ms from the caller’s first sound to silence in the caller’s ear`);
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThan(600);
    expect(next.heard).toBe(QUESTIONS.passport);
    expect(call?.turns[1]?.played?.characters).toBeGreaterThan(0);
    expect(call?.turns[1]?.played?.characters).toBeLessThan(call?.turns[1]?.played?.of ?? 0);
    expect(Math.min(...(await likeness(citizen, next)))).toBeGreaterThan(SAME);
  });

  test('of an answer that the caller hangs up on, the heard part is logged', async () => {
    const { citizen } = room;
    await citizen.dial(LINE_NUMBER);
    await setTimeout(1_500);
    ask(citizen, 'materials');
    await turn(1);
    await setTimeout(3_000);
    citizen.hangUp();
    const call = await ended();
    const played = call?.turns[1]?.played;
    console.log(`hung up after ${played?.characters} of ${played?.of} characters`);
    expect(played?.characters).toBeGreaterThan(3);
    expect(played?.characters).toBeLessThan(played?.of ?? 0);
    expect(call?.turns).toHaveLength(2);
  });

  test('the operator is put through: both hear each other, and the caller comes back', async () => {
    const { citizen, operator } = room;
    await citizen.dial(LINE_NUMBER);
    await setTimeout(1_500);
    ask(citizen, 'person');
    await operator.happened('CALL_INCOMING', 20_000);
    operator.accept();
    // The operator is told what it is about, then both are put together.
    await quiet(operator);
    citizen.speak(tone(440, 1_500));
    operator.speak(tone(700, 1_500));
    await setTimeout(3_000);
    expect(toneTenths(citizen.heard.pcm(), 700)).toBeGreaterThan(9);
    expect(toneTenths(operator.heard.pcm(), 440)).toBeGreaterThan(9);
    operator.hangUp();
    const after = await room.line.until((calls) => newest(calls)?.turns.find(({ event }) => event === 'dialled'), 20_000);
    const from = heardMs(citizen);
    await quiet(citizen, from);
    citizen.hangUp();
    const call = await ended();
    expect(call?.outcome).toBe('transferred');
    expect(Math.min(...(await likeness(citizen, after)))).toBeGreaterThan(SAME);
  });

  test('an operator who is busy costs no call: a message is left', async () => {
    const { citizen, operator } = room;
    await citizen.dial(LINE_NUMBER);
    await setTimeout(1_500);
    await citizen.press('0');
    await operator.happened('CALL_INCOMING', 20_000);
    operator.hangUp();
    const after = await room.line.until((calls) => newest(calls)?.turns.find(({ event }) => event === 'dialled'), 20_000);
    expect(after.stageAfter).toBe('missed');
    await quiet(citizen, heardMs(citizen));
    await citizen.press('1');
    await quiet(citizen, heardMs(citizen));
    citizen.speak(await espeak('请给我回个电话', 'caller'));
    await setTimeout(3_000);
    await citizen.press('#');
    await room.line.until((calls) => newest(calls)?.turns.find(({ event }) => event === 'recorded'), 20_000);
    await quiet(citizen, heardMs(citizen));
    citizen.hangUp();
    const call = await ended();
    expect(call?.outcome).toBe('message_left');
    expect(call?.tickets.map(({ kind }) => kind)).toEqual(['message']);
  });

  test('the page of the test phone calls from its microphone', async () => {
    const { line, folder } = room;
    const before = (await line.calls()).length;
    const pcm = new Int16Array(BEFORE_SPEAKING_MS * 8 + sounds.materials.length);
    pcm.set(sounds.materials, BEFORE_SPEAKING_MS * 8);
    const browser = await openMicrophonePage(`${line.url}/phone`, folder, pcm);
    try {
      const { page } = browser;
      await page.getByRole('button', { name: '用麦克风真打' }).click();
      await page.getByText('真的在通话').waitFor({ timeout: 30_000 });
      const asked = await line.until((calls) => calls[before]?.turns.find(({ heard }) => heard === QUESTIONS.materials), 30_000);
      expect(asked.item).toBe('0215');
      await setTimeout(2_000);
      const heard = await browser.received();
      console.log(`the page heard ${heard.packets} packets, energy ${heard.energy.toFixed(3)} in ${heard.seconds.toFixed(1)} s`);
      expect(heard.energy).toBeGreaterThan(0.01);
      await page.screenshot({ path: join(SCREENSHOTS, 'phone-real-call.png'), fullPage: true });
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: '2', exact: true }).click();
      await line.until((calls) => calls[before]?.turns.find(({ event }) => event === 'keys'), 10_000);
      await page.getByRole('button', { name: /话筒静音/ }).click();
      await page.getByRole('button', { name: /挂机/ }).click();
      await page.getByText('通话结束，已记在通话记录里').waitFor();
      await line.until((calls) => calls[before]?.endedAtMs != null);
    } finally {
      await browser.close();
    }
  });

  test(`${MANY} calls at once are all served, while an operator does not answer`, async () => {
    const { citizen, operator, line, exchange, folder } = room;
    await citizen.dial(LINE_NUMBER);
    await setTimeout(1_500);
    await citizen.press('0');
    await operator.happened('CALL_INCOMING', 20_000);
    const before = (await line.calls()).length;
    await placeCalls({ folder, sipPort: exchange.ports.sip, calls: MANY, act: { question: sounds.materials }, stayMs: 20_000 });
    const calls = await line.until((all) => {
      const many = all.slice(before);
      return many.length === MANY && many.every(({ endedAtMs }) => endedAtMs !== null) && many;
    }, 20_000);
    const served = (call: CallDetails) =>
      call.turns.some(({ item, played }) => item === '0215' && played !== null && played.characters > 0);
    const atOnce = calls.filter(({ turns }) => turns[1]?.item === '0215').length;
    console.log(
      `${MANY} calls at once: ${calls.filter(served).length} served, ${atOnce} of them understood the first time they spoke`,
    );
    for (const { turns } of calls.filter((call) => !served(call)))
      console.log(`not understood: ${turns.map(({ event, heard, item }) => `${event} “${heard ?? ''}” ${item ?? ''}`).join(', ')}`);
    // Every call was greeted and is whole in the log; a machine that is too busy to carry all sound may cost one or two their question.
    expect(calls.filter(({ turns, endedAtMs }) => (turns[0]?.played?.characters ?? 0) > 0 && endedAtMs !== null)).toHaveLength(
      MANY,
    );
    expect(calls.filter(served).length).toBeGreaterThanOrEqual(MANY * 0.9);
    const waited = () => line.until((all) => all[before - 1]?.turns.find(({ event }) => event === 'dialled'), 40_000);
    expect((await waited()).stageAfter).toBe('missed');
    citizen.hangUp();
  });

  test('a restart of the switch costs the calls of that moment, not the line', async () => {
    const { citizen, exchange, line } = room;
    const before = (await line.calls()).length;
    await exchange.stop();
    await exchange.start();
    await room.joined();
    await citizen.dial(LINE_NUMBER);
    await quiet(citizen);
    citizen.hangUp();
    const call = await ended();
    expect((await line.calls()).length).toBe(before + 1);
    expect(Math.min(...(await likeness(citizen, call?.turns[0])))).toBeGreaterThan(SAME);
  });
});
