import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCallStore } from '../../src/store/call-store.js';
import { callTimeline } from '../../src/store/reports/call-timeline.js';
import { createSharedTexts } from '../../src/store/shared-texts.js';
import { type Place, temporaryDatabase } from './temporary-database.js';
import { aTurn, aWrite } from './turn-writes.js';

let place: Place;
beforeEach(async () => {
  place = await temporaryDatabase();
});
afterEach(() => place.remove());

const HINTS = '身份证,社保卡,'.repeat(200);
const withHints = (words: string) => `<Gather hints="${HINTS}" timeout="5"><Say voice="a">${words}</Say></Gather>`;

test('a list many documents share is stored once, and every document comes back as it was', async () => {
  const database = await place.open();
  const store = createCallStore(database);
  const response = (i: number) => withHints(`第${i}句`);
  for (const i of [0, 1, 2]) await store.save(aWrite('CA1', i, { turn: aTurn('CA1', i, { response: response(i) }) }));
  expect(await database.read('shared_texts').pluck('text')).toEqual([HINTS]);
  expect(await database.read('turns').where('response', 'like', '%身份证%')).toEqual([]);
  const restarted = createCallStore(await place.open());
  for (const i of [0, 1, 2]) expect((await restarted.find('CA1', { index: i, token: null }))?.replay).toBe(response(i));
  await restarted.save(aWrite('CA1', 3, { turn: aTurn('CA1', 3, { response: response(3) }) }));
  const timeline = await callTimeline(database, 'CA1', { responses: true });
  expect(timeline?.turns.map((turn) => turn.response)).toEqual([0, 1, 2, 3].map(response));
});

test('texts of a transaction that failed are written with the next', () => {
  const texts = createSharedTexts();
  texts.split(withHints('a'));
  const [first] = texts.unsaved();
  texts.split(withHints('b'));
  expect(texts.unsaved()).toEqual([first]);
  texts.saved(texts.unsaved());
  texts.split(withHints('c'));
  expect(texts.unsaved()).toEqual([]);
});

test('any document can be put together again', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('"', HINTS, 'x'.repeat(999), 'y'.repeat(1000)));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const document = parts.join('');
      const texts = createSharedTexts();
      const { response, response_shared } = texts.split(document);
      const known = new Map(texts.unsaved().map(({ id, text }) => [id, text]));
      let whole = response;
      for (const [at, id] of JSON.parse(response_shared).toReversed()) whole = whole.slice(0, at) + known.get(id) + whole.slice(at);
      expect(whole).toBe(document);
    }),
  );
});
