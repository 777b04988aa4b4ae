/** Playing sentences: pace, position, holding, going on, stopping, marks that lie and marks that never come. */
import { beforeEach, expect, test } from 'vitest';
import { createPlayer, type Player } from '../../src/audio/player.js';
import {
  charactersIn,
  type FakeClock,
  type FakeLine,
  type FakeVoice,
  fakeClock,
  fakeLine,
  fakeVoice,
  sentence,
  settle,
} from './fake-line.js';

let clock: FakeClock;
let line: FakeLine;
let voice: FakeVoice;
let player: Player;
let troubles: unknown[];
let firstSounds: (number | null)[];

beforeEach(() => {
  [clock, line, voice, troubles, firstSounds] = [fakeClock(), fakeLine(), fakeVoice(), [], []];
  player = createPlayer({
    wire: line,
    voice,
    now: clock.now,
    onTrouble: (error) => troubles.push(error),
    onFirstSound: (turn) => firstSounds.push(turn),
  });
  line.onMark = (name) => player.mark(name);
  clock.onStep = () => {
    line.step();
    player.tick();
  };
});

const say = (texts: string[], turn: number | null = 1) => player.play(texts.map(sentence), { turn, slow: false });

test('sentences are heard whole and in order, and then it is over', async () => {
  say(['ABCDE', 'FGH']);
  await clock.advance(1_700);
  expect(charactersIn(line.heard)).toBe('ABCDEFGH');
  expect(player.state()).toBe('idle');
  expect(player.played(1)).toEqual({ characters: 8, of: 8, ms: 1_600 });
  expect(firstSounds).toEqual([1]);
});

test('never more than 1.4 s is queued at the far end', async () => {
  say(['ABCDEFGHIJKLMNOPQRSTUVWXYZ']);
  let most = 0;
  for (let i = 0; i < 100; i++) {
    await clock.advance(20);
    most = Math.max(most, line.queued());
  }
  expect(most / 8).toBeGreaterThan(900);
  expect(most / 8).toBeLessThanOrEqual(1_400);
});

test('the first sound leaves before the last sentence is made', async () => {
  let release = () => {};
  voice.before = (text) => (text === 'SLOW' ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve());
  say(['AB', 'SLOW']);
  await clock.advance(1_000);
  expect(charactersIn(line.heard)).toBe('AB');
  expect(player.state()).toBe('playing');
  release();
  await clock.advance(1_200);
  expect(charactersIn(line.heard)).toBe('ABSLOW');
});

test('two sentences are made at a time, no more', async () => {
  voice.before = () => new Promise(() => {});
  say(['A', 'B', 'C', 'D']);
  await settle();
  expect(voice.asked).toEqual(['A', 'B']);
});

test('holding is silence at once; going on begins a little earlier, within the sentence', async () => {
  say(['ABCDEFGHIJ']);
  await clock.advance(1_000);
  player.hold();
  expect(line.clears).toBe(1);
  expect(line.queued()).toBe(0);
  await clock.advance(1_000);
  expect(charactersIn(line.heard)).toBe('ABCDE');
  player.resume();
  await clock.advance(3_000);
  expect(charactersIn(line.heard)).toMatch(/^ABCDE[CD]?DEFGHIJ$/);
  expect(player.played(1).characters).toBe(10);
});

test('what was interrupted is known by what was heard, not by what was sent', async () => {
  say(['ABCDEFGHIJ', 'KLMNOPQRST']);
  await clock.advance(2_600);
  player.stop();
  expect(player.state()).toBe('idle');
  expect(player.played(1).of).toBe(20);
  expect(player.played(1).characters).toBeGreaterThanOrEqual(12);
  expect(player.played(1).characters).toBeLessThanOrEqual(13);
});

test('marks that come back because of a clear count for nothing', async () => {
  say(['ABCDEFGHIJ']);
  await clock.advance(400);
  player.hold(); // the line returns every pending mark at once
  expect(player.played(1).characters).toBeLessThanOrEqual(2);
  player.resume();
  await clock.advance(200);
  expect(player.state()).toBe('playing');
});

test('a clear goes out even when everything was sent long ago', async () => {
  say(['ABCD']);
  await clock.advance(100);
  expect(line.queued()).toBe(4 * 1_600 - 5 * 160);
  player.stop();
  expect(line.queued()).toBe(0);
});

test('without marks it is over two seconds after the sound', async () => {
  line.losesMarks = true;
  say(['AB']);
  await clock.advance(1_000);
  expect(player.state()).toBe('playing');
  await clock.advance(1_600);
  expect(player.state()).toBe('idle');
});

test('a line that takes nothing gets nothing more', async () => {
  line.pending = 100_000;
  say(['ABCD']);
  await clock.advance(500);
  expect(line.heard).toHaveLength(0);
  line.pending = 0;
  await clock.advance(1_000);
  expect(charactersIn(line.heard)).toBe('ABCD');
});

test('an answer follows a filler, and its first sound is told when it comes', async () => {
  say(['WAIT'], null);
  await clock.advance(200);
  say(['ANSWER'], 2);
  expect(firstSounds).toEqual([null]);
  await clock.advance(2_200);
  expect(firstSounds).toEqual([null, 2]);
  expect(charactersIn(line.heard)).toBe('WAITANSWER');
  expect(player.played(2)).toMatchObject({ characters: 6, of: 6 });
});

test('sentences that cannot be made are told; after a stop others can be', async () => {
  voice.fails = true;
  say(['A', 'B']);
  await clock.advance(100);
  expect(troubles).toHaveLength(2);
  player.stop();
  voice.fails = false;
  say(['C']);
  await clock.advance(400);
  expect(charactersIn(line.heard)).toBe('C');
});
