/** The inverted index. */
import { expect, test } from 'vitest';
import { createPostings } from '../../src/understand/postings.js';

const documents = [
  [0, 1],
  [0, 2],
  [0, 1, 2, 3],
];
const source = {
  documents: documents.length,
  features: 5,
  countsOf: (document: number) => new Map((documents[document] ?? []).map((id) => [id, 1])),
  background: [],
  maxVisited: 1000,
};

test('rare features count more, and the documents with them stand first', () => {
  const { weights, search } = createPostings(source);
  expect((weights[3] ?? 0) > (weights[1] ?? 0) && (weights[1] ?? 0) > (weights[0] ?? 0)).toBe(true);
  expect(search([0, 3], 3).map(({ document }) => document)[0]).toBe(2);
});

test('a query leaves nothing behind for the next', () => {
  const { search } = createPostings(source);
  const fresh = search([2], 3);
  search([0, 1, 2, 3], 3);
  expect(search([2], 3)).toEqual(fresh);
});

test('unknown features are passed over, and nothing is found for nothing', () => {
  const { search } = createPostings(source);
  expect(search([-1, 4], 3)).toEqual([]);
});

test('what is common in ordinary speech tells little', () => {
  const plain = createPostings(source).weights[3] ?? 0;
  const spoken = createPostings({ ...source, background: [[3], [3]] }).weights[3] ?? 0;
  expect(spoken).toBeLessThan(plain / 2);
});

test('the budget keeps the rare features', () => {
  const { search } = createPostings({ ...source, maxVisited: 1 });
  expect(search([0, 3], 3).map(({ document }) => document)).toEqual([2]);
});
