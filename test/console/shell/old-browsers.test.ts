/** The pages run on Chromium 86: what they use beyond it is lent to them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARRAY_METHODS, lendBuiltins } from '../../../src/console/shell/old-browsers.js';

const root = 'src/console';
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('old-browsers.ts'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

/** Builtins younger than Chromium 86 that somebody may reach for. */
const YOUNG =
  /\b(structuredClone|Object\.(?:hasOwn|groupBy)|Array\.fromAsync|AbortSignal\.(?:timeout|any)|Promise\.(?:withResolvers|try))\b|\.(at|findLast|findLastIndex|toReversed|toSorted|toSpliced|with|replaceChildren)\(/g;

test('nothing younger is used but what is lent', () => {
  const used = sources.flatMap(({ name, text }) =>
    [...text.matchAll(YOUNG)].map((match) => ({ name, word: match[1] ?? match[2] ?? '' })),
  );
  expect(used.filter(({ word }) => !(word in ARRAY_METHODS))).toEqual([]);
});

test('the lent methods do what the real ones do, and replace none', () => {
  const list = [3, 1, 2];
  const old: Record<string, unknown> = { at: 'its own' };
  lendBuiltins(old);
  expect(old.at).toBe('its own');
  const lent = (name: string, ...args: unknown[]) => Reflect.apply(ARRAY_METHODS[name] as never, list, args);
  expect([lent('at', -1), lent('at', 0), lent('at', 9)]).toEqual([list.at(-1), list.at(0), list.at(9)]);
  expect(lent('toSorted')).toEqual(list.toSorted());
  expect(lent('toReversed')).toEqual(list.toReversed());
  expect(lent('toSpliced', 1, 1, 7, 8)).toEqual(list.toSpliced(1, 1, 7, 8));
  expect(lent('findLast', (value: number) => value > 2)).toBe(list.findLast((value) => value > 2));
  expect(list).toEqual([3, 1, 2]);
});
