/** Every peer of the comparison learns and answers, so that a bad figure is the library's and not a broken set-up; NLP.js takes too long for a test. */
import { describe, expect, test } from 'vitest';
import { flexsearchCharacters, flexsearchWords } from './peers/flexsearch.js';
import { fuse } from './peers/fuse.js';
import { minisearch } from './peers/minisearch.js';
import { naturalBayes } from './peers/natural-bayes.js';
import { naturalTfidf } from './peers/natural-tfidf.js';
import type { Example, PeerKind } from './peers/peer.js';
import { outsidePhrases, trainingOf } from './peers/training.js';
import { ANSWERS_ALWAYS, learnRejection } from './rejection.js';
import { loadResources } from './resources.js';
import { syntheticCatalog } from './synthetic-catalog.js';

const resources = loadResources();
const full = trainingOf(resources.items, resources.language['zh-CN']);
/** By name only: what is looked at is the set-up, not how a library takes the many phrases that begin with 我想问一下. */
const few = {
  ...full,
  examples: full.examples.filter(({ code, kind }) => kind !== 'phrase' && ['0101', '0215', '0301', '0603'].includes(code)),
};

describe.each([minisearch, flexsearchCharacters, flexsearchWords, fuse, naturalBayes, naturalTfidf])('$name', (kind: PeerKind) => {
  test('finds what it was taught, word for word and in a sentence', async () => {
    const peer = await kind.teach(few);
    for (const { code, text } of few.examples.filter(({ kind }) => kind === 'short')) {
      expect((await peer(text))[0]?.code).toBe(code);
      expect((await peer(`你好我想问一下${text}`))[0]?.code).toBe(code);
    }
  });
});

test('peers learn every item by its names and by phrases', () => {
  const kinds = (kind: Example['kind']) => new Set(full.examples.filter((one) => one.kind === kind).map(({ code }) => code));
  expect(kinds('short').size).toBe(resources.items.length);
  expect(kinds('phrase').size).toBe(resources.items.length);
  expect(outsidePhrases(resources.language['zh-CN']).length).toBeGreaterThan(100);
});

describe('rule of rejection', () => {
  const examples = Array.from({ length: 40 }, (_, at): Example => ({ code: 'a', text: `好${at}`, kind: 'phrase' }));
  const training = { examples, segment: (text: string) => [...text] };
  const scoring = (score: (text: string) => number): PeerKind => ({
    name: 'fake',
    teach: () => (text) => [{ code: 'a', score: score(text) }],
  });

  test('parts what scores apart', async () => {
    const kind = scoring((text) => (text.startsWith('好') ? 0.9 : 0.2));
    const { keeps } = await learnRejection(kind, training, ['坏一', '坏二'], 4);
    expect(keeps([{ code: 'a', score: 0.9 }], '好')).toBe(true);
    expect(keeps([{ code: 'a', score: 0.2 }], '坏')).toBe(false);
  });

  test('there is none where scores tell nothing', async () => {
    expect(
      await learnRejection(
        scoring(() => 1),
        training,
        ['坏一', '坏二'],
        4,
      ),
    ).toBe(ANSWERS_ALWAYS);
  });
});

test('synthetic catalogs: the real items first, codes of their own, siblings that differ in the action only', () => {
  const made = syntheticCatalog(resources.items, 1000);
  expect(made.slice(0, 277)).toEqual(resources.items);
  expect(new Set(made.map(({ code }) => code)).size).toBe(1000);
  const siblings = made.slice(277, 281).map(({ short_name }) => short_name);
  expect(new Set(siblings).size).toBe(4);
  expect(new Set(siblings.map((name) => name.slice(0, -2))).size).toBe(1);
});
