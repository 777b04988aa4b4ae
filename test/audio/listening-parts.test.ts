/** The parts that decide when somebody has said or keyed enough. */
import { describe, expect, test } from 'vitest';
import { createEndpointer } from '../../src/audio/endpointer.js';
import { createKeyEntry } from '../../src/audio/key-entry.js';
import type { Verdict } from '../../src/audio/ports.js';
import { isBackchannel, wordsSaid } from '../../src/audio/spoken-words.js';
import type { Expects } from '../../src/domain/call.js';

describe('the end of an utterance', () => {
  const pauseAfter = (expects: Expects, verdict: Verdict = 'open') => {
    const endpointer = createEndpointer();
    endpointer.begin(expects, () => verdict);
    endpointer.voiced(9_000);
    endpointer.partial('身份证', 9_100);
    endpointer.voiced(10_000);
    return endpointer.deadlineMs() - 10_000;
  };

  test.each([
    ['yes_no', 750],
    ['sentence', 1_500],
    ['digits', 2_000],
  ] as const)('comes after %s: %i ms', (expects, ms) => {
    expect(pauseAfter(expects)).toBe(ms);
  });

  test('comes early when the text is complete and late while a number lacks digits', () => {
    expect(pauseAfter('sentence', 'complete')).toBe(500);
    expect(pauseAfter('digits', 'complete')).toBe(500);
    expect(pauseAfter('sentence', 'likely')).toBe(900);
    expect(pauseAfter('yes_no', 'likely')).toBe(750);
    expect(pauseAfter('digits', 'unfinished')).toBe(4_000);
  });

  test('does not come while nothing was said, and comes after a pause when no text ever arrived', () => {
    const endpointer = createEndpointer();
    endpointer.begin('sentence', () => 'open');
    expect(endpointer.deadlineMs()).toBe(Number.POSITIVE_INFINITY);
    endpointer.voiced(5_000);
    expect(endpointer.deadlineMs()).toBe(6_500);
  });

  test('waits for a text that has just changed', () => {
    const endpointer = createEndpointer();
    endpointer.begin('yes_no', () => 'open');
    endpointer.voiced(1_000);
    endpointer.final('对', 0.9, 1_700);
    expect(endpointer.deadlineMs()).toBe(2_300);
    endpointer.partial('', 1_800);
    expect(endpointer.deadlineMs()).toBe(2_300);
  });

  test('works without a voice detector: text alone counts', () => {
    const endpointer = createEndpointer();
    endpointer.begin('sentence', () => 'open');
    endpointer.partial('喂', 2_000);
    expect(endpointer.deadlineMs()).toBe(2_600);
  });

  test('judges the whole text, again when the question changes', () => {
    const judged: string[] = [];
    const endpointer = createEndpointer();
    endpointer.begin('digits', (text) => {
      judged.push(text);
      return text.length < 4 ? 'unfinished' : 'complete';
    });
    endpointer.final('12', undefined, 0);
    endpointer.partial('34', 100);
    expect(judged).toEqual(['12', '1234']);
    endpointer.ask('sentence', (text) => (text === '1234' ? 'complete' : 'open'));
    endpointer.voiced(5_000);
    expect(endpointer.deadlineMs()).toBe(5_500);
  });

  test('stretches are joined, Latin words with a space; the least certain one counts', () => {
    const endpointer = createEndpointer();
    endpointer.begin('sentence', () => 'open');
    endpointer.final('补办', 0.9, 0);
    endpointer.final('身份证', 0.7, 0);
    expect(endpointer.utterance()).toEqual({ text: '补办身份证', confidence: 0.7 });
    endpointer.begin('sentence', () => 'open');
    endpointer.final('business', undefined, 0);
    endpointer.partial('licence', 0);
    expect(endpointer.utterance()).toEqual({ text: 'business licence' });
  });
});

describe('words said', () => {
  test.each(['嗯', '哦', '好', '对', '啊', '嗯嗯', '好的，好的', '对对对。', '是的', '啊，这样', 'uh huh', 'OK', '嗯，明白了'])(
    '%s is a listening noise',
    (text) => {
      expect(wordsSaid(text.replace('huh', ''))).toBe(0);
      expect(isBackchannel(text.replace('huh', ''))).toBe(true);
    },
  );

  test.each([
    ['人工', 2],
    ['嗯，我要转人工', 5],
    ['好，那要多少钱', 5],
    ['operator please', 2],
    ['办 ID 卡', 3],
    ['', 0],
  ])('%s counts %i', (text, count) => {
    expect(wordsSaid(text)).toBe(count);
    expect(isBackchannel(text)).toBe(false);
  });
});

describe('keys', () => {
  const entry = (awaited: number, ...presses: [key: string, ms: number][]) => {
    const keys = createKeyEntry();
    keys.await(awaited, 0);
    for (const [key, ms] of presses) keys.press(key, ms);
    return keys;
  };

  test('one awaited key acts at once, more of them wait for the last or for a pause', () => {
    expect(entry(1, ['3', 10]).take(10)).toBe('3');
    const keys = entry(4, ['0', 0], ['1', 500]);
    expect(keys.take(3_400)).toBeNull();
    expect(keys.take(3_500)).toBe('01');
    expect(keys.take(9_000)).toBeNull();
  });

  test('# and * end an entry, wherever they stand', () => {
    expect(entry(12, ['6', 0], ['#', 1]).take(1)).toBe('6#');
    expect(entry(12, ['*', 0]).take(0)).toBe('*');
  });

  test('what is pressed ahead is kept for the next question', () => {
    const keys = entry(1, ['3', 0], ['0', 1], ['1', 2]);
    expect(keys.take(2)).toBe('3');
    keys.await(2, 5_000);
    expect(keys.pending()).toBe(true);
    expect(keys.take(5_000)).toBe('01');
    expect(keys.pending()).toBe(false);
  });

  test('what no keypad has is ignored', () => {
    expect(entry(1, ['A', 0], ['12', 0]).take(9_000)).toBeNull();
  });
});
