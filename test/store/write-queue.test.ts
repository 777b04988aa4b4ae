import { expect, test } from 'vitest';
import { createWriteQueue } from '../../src/store/write-queue.js';

/** A queue of words keyed by their first letter, with every batch it wrote; a word with ! is its own fault, a word with # is the world's. */
function aQueue(most = 10) {
  const batches: string[][] = [];
  const push = createWriteQueue<string, string>({
    async commit(words) {
      batches.push([...words]);
      await new Promise(setImmediate);
      for (const mark of ['#', '!']) if (words.some((word) => word.includes(mark))) throw new Error(mark);
      return words.map((word) => word.toUpperCase());
    },
    keyOf: (word) => word.charAt(0),
    isOneJobsFault: (error) => (error as Error).message === '!',
    most,
  });
  return { push, batches };
}

test('what arrives during a write goes into the next one together', async () => {
  const { push, batches } = aQueue();
  const first = push('a');
  await new Promise(process.nextTick);
  const rest = ['b', 'c', 'd'].map(push);
  expect(await Promise.all([first, ...rest])).toEqual(['A', 'B', 'C', 'D']);
  expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
});

test('jobs of one key are written one after the other, in order', async () => {
  const { push, batches } = aQueue();
  await Promise.all(['a1', 'b1', 'a2', 'a3', 'b2'].map(push));
  expect(batches).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
});

test('a batch has its most', async () => {
  const { push, batches } = aQueue(2);
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(push));
  expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
});

test('a bad job fails alone', async () => {
  const { push } = aQueue();
  const results = await Promise.allSettled(['a', 'b!', 'c'].map(push));
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('when the world is broken the whole batch fails at once, and the queue goes on', async () => {
  const { push, batches } = aQueue();
  const results = await Promise.allSettled(['a', 'b#', 'c'].map(push));
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(batches).toHaveLength(1);
  expect(await push('d')).toBe('D');
});
