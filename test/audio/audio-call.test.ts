/** The whole of an audio call with a clock that is moved by hand: turns, interruptions, keys, silence, slowness and loss. */
import { describe, expect, test } from 'vitest';
import { createOfflineRecogniser } from '../../src/recognition/offline/offline-recogniser.js';
import { callUnderTest, reply } from './call-under-test.js';
import { charactersIn } from './fake-line.js';

describe('a turn', () => {
  test('the reply is spoken, the caller speaks, and the answer follows once the pause is as long as the question allows', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_500);
    await it.say('身份证丢了怎么办', 1_000);
    await it.clock.advance(1_400);
    expect(it.events).toEqual([]);
    await it.clock.advance(300);
    expect(it.events).toEqual([{ kind: 'speech', text: '身份证丢了怎么办', confidence: 0.9 }]);
    await it.clock.advance(1_200);
    expect(charactersIn(it.line.heard)).toBe('ABCDEFGHIJKLMNO');
    expect(it.seen.firstAudio).toEqual([0]);
    expect(it.played[0]).toEqual({ index: 0, played: { characters: 10, of: 10, ms: 2_000 } });
  });

  test('ends early when what was said is complete, and late while a number lacks digits', async () => {
    const early = callUnderTest();
    early.judge = (text) => (text.includes('身份证') ? 'complete' : 'open');
    await early.clock.advance(2_500);
    await early.say('补办身份证要什么材料', 1_000);
    await early.clock.advance(560);
    expect(early.events).toHaveLength(1);

    const late = callUnderTest({}, [reply(0, 'A', { expects: 'digits', keys: 12 })]);
    late.judge = (text) => (text.length < 12 ? 'unfinished' : 'complete');
    await late.clock.advance(1_000);
    await late.say('26110100', 1_000);
    await late.clock.advance(3_000);
    expect(late.events).toEqual([]);
    await late.say('261101000014', 600);
    await late.clock.advance(560);
    expect(late.events).toEqual([{ kind: 'speech', text: '261101000014', confidence: 0.9 }]);
  });

  test('tells the recogniser what is expected', async () => {
    const it = callUnderTest({}, [reply(0, 'A', { hints: ['一', '二'] }), reply(1, 'B', { expects: 'yes_no' })]);
    await it.clock.advance(500);
    await it.say('随便', 400);
    await it.clock.advance(2_000);
    expect(it.told.filter((one) => one !== 'discard')).toEqual(['sentence 2', 'yes_no 0']);
  });

  test('goodbye is spoken to its end, then the line is left', async () => {
    const it = callUnderTest({}, [reply(0, 'BYE', { do: 'hangup' })]);
    await it.clock.advance(500);
    expect(it.line.closed).toBe(false);
    await it.clock.advance(300);
    expect(charactersIn(it.line.heard)).toBe('BYE');
    expect(it.left).toEqual(['hangup']);
    expect(it.line.closed).toBe(true);
  });

  test.each(['record', 'transfer'] as const)('a %s is left to the carrier', async (kind) => {
    const wayOn =
      kind === 'record'
        ? ({ do: 'record', maxMs: 1 } as const)
        : ({ do: 'transfer', number: '1001', reason: 'asked', timeoutMs: 1 } as const);
    const it = callUnderTest({}, [reply(0, 'AB', wayOn)]);
    await it.clock.advance(600);
    expect(it.left).toEqual([kind]);
  });
});

describe('interrupting', () => {
  test('silence within 250 ms of the first voice, the word to the caller, and only what was heard is noted', async () => {
    const it = callUnderTest();
    await it.clock.advance(1_000);
    await it.say('我要转人工', 800);
    expect(it.seen.silenced).toHaveLength(1);
    expect(it.seen.silenced[0]).toBeLessThanOrEqual(250);
    await it.clock.advance(3_000);
    expect(it.events).toMatchObject([{ kind: 'speech', text: '我要转人工' }]);
    expect(charactersIn(it.line.heard)).toMatch(/^ABCDEF?KLMNO$/);
    expect(it.played[0]?.played.characters).toBeLessThanOrEqual(6);
    expect(it.played[0]?.played.of).toBe(10);
  });

  test('a listening noise does not interrupt: the sentence goes on', async () => {
    const it = callUnderTest();
    await it.clock.advance(1_000);
    await it.say('嗯', 300);
    await it.clock.advance(4_000);
    expect(it.events).toEqual([]);
    expect(it.seen.resumed).toBe(1);
    expect(charactersIn(it.line.heard)).toMatch(/^ABCDE.*FGHIJ$/);
    expect(it.played).toEqual([{ index: 0, played: expect.objectContaining({ characters: 10, of: 10 }) }]);
  });

  test('a recogniser that tells nothing before the end is asked before the sentence goes on', async () => {
    const it = callUnderTest();
    await it.clock.advance(800);
    it.speaking = true;
    it.pending = '我要转人工';
    await it.clock.advance(800);
    it.speaking = false;
    await it.clock.advance(1_500);
    expect(it.events).toMatchObject([{ kind: 'speech', text: '我要转人工' }]);
    expect(it.seen.resumed).toBe(0);
  });

  test('noise without words neither', async () => {
    const it = callUnderTest();
    await it.clock.advance(600);
    it.speaking = true;
    await it.clock.advance(400);
    it.speaking = false;
    await it.clock.advance(4_000);
    expect(it.events).toEqual([]);
    expect(it.seen.resumed).toBe(1);
    expect(charactersIn(it.line.heard)).toMatch(/J$/);
  });

  test('对 over a yes-or-no question is the answer', async () => {
    const it = callUnderTest({}, [reply(0, 'ABCDEFGHIJ', { expects: 'yes_no' }), reply(1, 'K')]);
    await it.clock.advance(1_000);
    await it.say('对', 300);
    await it.clock.advance(1_500);
    expect(it.events).toMatchObject([{ kind: 'speech', text: '对' }]);
  });

  test('a quiet caller interrupts by words alone', async () => {
    const it = callUnderTest();
    await it.clock.advance(1_000);
    it.pending = '转人工';
    it.ear?.partial('转人工');
    await it.clock.advance(1_000);
    expect(it.line.clears).toBe(1);
    expect(it.events).toMatchObject([{ kind: 'speech', text: '转人工' }]);
  });

  test('goodbye is not interrupted', async () => {
    const it = callUnderTest({}, [reply(0, 'ABCD', { do: 'hangup' })]);
    await it.clock.advance(200);
    await it.say('等一下我还要问', 400);
    await it.clock.advance(600);
    expect(charactersIn(it.line.heard)).toBe('ABCD');
    expect(it.left).toEqual(['hangup']);
  });
});

describe('keys', () => {
  test('a key silences the line and what was being said', async () => {
    const it = callUnderTest();
    await it.clock.advance(800);
    it.speaking = true;
    await it.clock.advance(100);
    it.pending = '我想';
    it.ear?.partial('我想');
    it.call.key('0');
    it.speaking = false;
    await it.clock.advance(3_000);
    expect(it.events).toEqual([{ kind: 'keys', digits: '0' }]);
    expect(it.told).toContain('discard');
    expect(it.line.clears).toBe(1);
  });

  test('keys pressed while the answer is made, or ahead of the question, count for the next one', async () => {
    const it = callUnderTest({}, [reply(0, 'A'), reply(1, 'CODE', { keys: 4, expects: 'digits' }), reply(2, 'B')]);
    it.thinkMs = 500;
    await it.clock.advance(600);
    for (const key of '20101') it.call.key(key);
    await it.clock.advance(2_000);
    expect(it.events).toEqual([
      { kind: 'keys', digits: '2' },
      { kind: 'keys', digits: '0101' },
    ]);
    expect(charactersIn(it.line.heard)).not.toContain('CODE');
  });

  test('an entry that stops short counts after a pause', async () => {
    const it = callUnderTest({}, [reply(0, 'A', { keys: 4, timeoutMs: 10_000 }), reply(1, 'B')]);
    await it.clock.advance(600);
    it.call.key('0');
    await it.clock.advance(2_900);
    expect(it.events).toEqual([]);
    await it.clock.advance(200);
    expect(it.events).toEqual([{ kind: 'keys', digits: '0' }]);
  });
});

describe('silence and slowness', () => {
  test('silence is told after the time the question allows, counted from the last word', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_000 + 5_900);
    expect(it.events).toEqual([]);
    await it.clock.advance(300);
    expect(it.events).toEqual([{ kind: 'silence' }]);
  });

  test('noise without words does not put it off for ever', async () => {
    const it = callUnderTest();
    await it.clock.advance(3_000);
    for (let i = 0; i < 4; i++) {
      it.speaking = true;
      await it.clock.advance(400);
      it.speaking = false;
      await it.clock.advance(2_600);
    }
    expect(it.events.at(0)).toEqual({ kind: 'silence' });
  });

  test('somebody who never stops is interrupted after a minute', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_100);
    it.speaking = true;
    await it.clock.advance(59_000);
    expect(it.events).toEqual([]);
    await it.clock.advance(2_000);
    expect(it.events).toHaveLength(1);
  });

  test('an answer that takes longer than a second is announced once, and follows', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_500);
    it.thinkMs = 3_000;
    it.call.key('1');
    await it.clock.advance(5_000);
    expect(it.seen.fillers).toBe(1);
    expect(charactersIn(it.line.heard)).toBe('ABCDEFGHIJWAITKLMNO');
    expect(it.seen.firstAudio[0]).toBeGreaterThanOrEqual(3_000);
  });

  test('an answer that does not come is not waited for', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_500);
    it.thinkMs = 60_000;
    it.call.key('1');
    await it.clock.advance(9_100);
    expect(it.left).toEqual(['lost']);
  });

  test('what is said while the answer is made interrupts it', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_500);
    it.thinkMs = 4_000;
    it.call.key('1');
    await it.clock.advance(1_000);
    await it.say('算了我要人工', 600);
    await it.clock.advance(3_500);
    expect(it.events).toMatchObject([{ kind: 'keys' }, { kind: 'speech', text: '算了我要人工' }]);
    expect(charactersIn(it.line.heard)).not.toContain('KL');
  });

  test('a recogniser that does not finish is not waited for: what it understood so far counts', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_500);
    it.stuck = true;
    await it.say('补办身份证', 600);
    await it.clock.advance(3_500);
    expect(it.seen.fillers).toBe(1); // meanwhile the caller is told
    expect(it.events).toEqual([]);
    await it.clock.advance(4_500);
    expect(it.events).toEqual([{ kind: 'speech', text: '补办身份证' }]);
    expect(it.seen.fillers).toBe(1);
  });
});

describe('what breaks', () => {
  const failure = { reason: 'quota', message: 'no more' } as const;

  test('without a recogniser the carrier goes on', async () => {
    const it = callUnderTest();
    await it.clock.advance(1_000);
    it.ear?.failed(failure);
    expect(it.left).toEqual(['deaf']);
    expect(it.played[0]?.played.of).toBe(10);
  });

  test('or the call goes on with keys, after one sentence', async () => {
    const it = callUnderTest({ whenDeaf: 'keys' });
    await it.clock.advance(2_500);
    it.ear?.failed(failure);
    await it.clock.advance(1_500);
    it.call.key('1');
    await it.clock.advance(2_500);
    expect(charactersIn(it.line.heard)).toBe('ABCDEFGHIJKEYSKLMNO');
    expect(it.events).toEqual([{ kind: 'keys', digits: '1' }]);
    expect(it.left).toEqual([]);
  });

  test('a call too many for this machine is told so first, and takes keys', async () => {
    const full = {
      usualMs: () => 60_000,
      workers: 1,
      load: () => 0,
      submit: () => ({ text: Promise.resolve(null), drop: () => {}, hurry: () => {} }),
      close: async () => {},
    };
    const recogniser = createOfflineRecogniser(full);
    const first = callUnderTest({ recogniser, whenDeaf: 'keys' });
    const second = callUnderTest({ recogniser, whenDeaf: 'keys' });
    await first.clock.advance(3_500);
    await second.clock.advance(3_500);
    expect([charactersIn(first.line.heard), charactersIn(second.line.heard)]).toEqual(['ABCDEFGHIJ', 'KEYSABCDEFGHIJ']);
    second.call.key('2');
    await second.clock.advance(100);
    expect(second.events).toEqual([{ kind: 'keys', digits: '2' }]);
    expect([recogniser.calls(), recogniser.mostCalls()]).toEqual([1, 1]);
  });

  test('a call without a recogniser from the beginning takes keys', async () => {
    const it = callUnderTest({ recogniser: null });
    await it.clock.advance(600);
    it.call.key('3');
    await it.clock.advance(100);
    expect(it.events).toEqual([{ kind: 'keys', digits: '3' }]);
  });

  test('without a voice the carrier goes on', async () => {
    const it = callUnderTest();
    it.voice.fails = true;
    await it.clock.advance(100);
    expect(it.left).toEqual(['mute']);
  });

  test('a defect in judging does no harm, one in hearing ends this call’s sound and nothing else', async () => {
    const it = callUnderTest();
    await it.clock.advance(2_500);
    it.judge = () => {
      throw new Error('a defect');
    };
    await it.say('身份证', 400);
    await it.clock.advance(2_000);
    expect(it.events).toMatchObject([{ kind: 'speech', text: '身份证' }]);
    const broken = callUnderTest({
      recogniser: {
        name: 'broken',
        open: () => {
          throw new Error('it cannot even begin');
        },
      },
    });
    await broken.clock.advance(100);
    expect(broken.left).toEqual(['lost']);
  });

  test('a dialogue that does not even say where the call stands is not waited for', async () => {
    const conversation = {
      current: () => new Promise<never>(() => {}),
      answer: () => new Promise<never>(() => {}),
      played: () => {},
    };
    const it = callUnderTest({ conversation });
    await it.clock.advance(9_100);
    expect(it.left).toEqual(['lost']);
  });

  test('a line that brings no sound any more is dead', async () => {
    const it = callUnderTest();
    await it.clock.advance(1_000);
    it.speaking = null;
    await it.clock.advance(10_300);
    expect(it.left).toEqual(['lost']);
  });

  test('who hangs up in the middle of a sentence has heard half of it, and nothing happens any more', async () => {
    const it = callUnderTest();
    await it.clock.advance(1_000);
    it.call.closed();
    it.call.closed();
    expect(it.left).toEqual(['closed']);
    expect(it.played[0]?.played.characters).toBeLessThanOrEqual(6);
    it.call.key('1');
    it.ear?.partial('喂喂');
    await it.clock.advance(3_000);
    expect(it.events).toEqual([]);
    expect(it.told.at(-1)).toBe('close');
  });
});
