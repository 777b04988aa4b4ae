import { expect, test } from 'vitest';
import { createNewestTurns } from '../../src/store/newest-turns.js';
import { aTurn, aWrite, STARTED } from './turn-writes.js';

const next = (index: number, token: string | null = null) => ({ index, token });

test('only the very next turn is answered from memory', () => {
  const newest = createNewestTurns(10);
  newest.saved(aWrite('CA1', 0));
  newest.saved(aWrite('CA1', 1));
  expect(newest.progress('CA1', next(2))).toEqual({ index: 1, state: aTurn('CA1', 1).state, from: '+8613812345678', replay: null });
  expect(newest.progress('CA1', next(1))).toBeUndefined();
  expect(newest.progress('CA1', next(3))).toBeUndefined();
  expect(newest.progress('CA1', next(2, 'CA1-token-0'))).toBeUndefined();
  expect(newest.progress('CA2', next(1))).toBeUndefined();
});

test('a call that began elsewhere, has a gap or an ending is left to the database', () => {
  const newest = createNewestTurns(10);
  newest.saved(aWrite('elsewhere', 3));
  newest.saved(aWrite('gap', 0));
  newest.saved(aWrite('gap', 2));
  newest.saved(aWrite('ended', 0));
  newest.saved(aWrite('ended', 1, { ending: { outcome: 'self_served', stage: 'item', at: STARTED } }));
  newest.saved(aWrite('forgotten', 0));
  newest.forget('forgotten');
  const asked = { elsewhere: 4, gap: 3, ended: 2, forgotten: 1 };
  for (const [callId, index] of Object.entries(asked)) expect(newest.progress(callId, next(index))).toBeUndefined();
});

test('memory is bounded: the call longest untouched goes first', () => {
  const newest = createNewestTurns(2);
  newest.saved(aWrite('CA1', 0));
  newest.saved(aWrite('CA2', 0));
  newest.saved(aWrite('CA1', 1));
  newest.saved(aWrite('CA3', 0));
  expect(newest.progress('CA1', next(2))).toBeDefined();
  expect(newest.progress('CA2', next(1))).toBeUndefined();
  expect(newest.progress('CA3', next(1))).toBeDefined();
});
