/** Falling from one recogniser to the next in the middle of a call; the whole is itself a recogniser and keeps the contract. */
import { expect, test } from 'vitest';
import { createFallbackRecogniser } from '../../src/recognition/fallback-recogniser.js';
import { speechLike, ulaw } from '../audio/speech-like.js';
import { listenWith, recogniserContract, speak } from '../contracts/recogniser.js';
import { type ScriptedRecogniser, scriptedRecogniser } from './scripted-recogniser.js';

const speech = ulaw(speechLike(1_500));
const quota = { reason: 'quota', message: 'used up' } as const;

const underTest = (made: ScriptedRecogniser, recogniser = made as Parameters<typeof listenWith>[0]) => ({
  recogniser,
  speech,
  willHear: (text: string) => void made.sentences.push(text),
  breakForGood: () => {
    made.broken = quota;
  },
  close: async () => {},
});

recogniserContract('the scripted one of the tests', async () => underTest(scriptedRecogniser()));

recogniserContract('a chain whose first is broken', async () => {
  const [first, second] = [scriptedRecogniser('google'), scriptedRecogniser('offline')];
  first.broken = quota;
  return underTest(
    second,
    createFallbackRecogniser([first, second], () => {}),
  );
});

test('the next one hears the sentence from its beginning, and every fall is told', async () => {
  const [first, second] = [scriptedRecogniser('google'), scriptedRecogniser('offline')];
  const falls: unknown[] = [];
  const ear = listenWith(createFallbackRecogniser([first, second], (fall) => falls.push(fall)));
  second.sentences = ['我想补办身份证'];
  await speak(ear.session, speech.subarray(0, 8_000));
  first.broken = quota;
  await speak(ear.session, speech.subarray(8_000));
  await ear.session.flush();
  expect(ear.finals.map(({ text }) => text)).toEqual(['我想补办身份证']);
  expect(second.bytes).toBeGreaterThanOrEqual(speech.length);
  expect(falls).toEqual([{ from: 'google', to: 'offline', failure: quota }]);
  second.broken = { reason: 'busy', message: 'full' };
  await speak(ear.session, speech);
  expect(falls).toHaveLength(2);
  expect(falls[1]).toMatchObject({ from: 'offline', to: null });
  expect(ear.failures).toEqual([{ reason: 'busy', message: 'full' }]);
});

test('what was final before the fall is not heard again', async () => {
  const [first, second] = [scriptedRecogniser('google'), scriptedRecogniser('offline')];
  first.sentences = ['身份证'];
  const ear = listenWith(createFallbackRecogniser([first, second], () => {}));
  await speak(ear.session, speech);
  await ear.session.flush();
  first.broken = quota;
  await speak(ear.session, Buffer.alloc(0), 200);
  expect(second.bytes).toBeLessThan(speech.length);
  expect(ear.finals).toHaveLength(1);
});

test('a chain needs somebody in it', () => {
  expect(() => createFallbackRecogniser([], () => {})).toThrow(RangeError);
});
