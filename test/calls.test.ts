/** Every scripted call, through real HTTP webhooks with real signatures, by a carrier that follows the TwiML and lints each document. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '../src/cli/test-line.js';
import { act, deviations, parseScriptedCall } from '../src/server/scripted-calls/scripted-call.js';
import { callTimeline } from '../src/store/reports/call-timeline.js';

const FOLDER = join(import.meta.dirname, 'calls');
const FOLDERS = [
  'ambiguous',
  'complaint',
  'corrections',
  'digressions',
  'happy',
  'hours',
  'keys',
  'languages',
  'no-input',
  'no-match',
  'status',
  'transfer',
];
const scripts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

let now = new Date();
let withOperator: TestLine;
let withoutOperator: TestLine;

beforeAll(async () => {
  const clock = () => now;
  withOperator = await openTestLine({ clock, settings: { OPERATOR_NUMBER: '+865611001' } });
  withoutOperator = await openTestLine({ clock });
});
afterAll(async () => {
  await withOperator.close();
  await withoutOperator.close();
});

describe('scripted calls', () => {
  test.each(scripts)('$name', async ({ text }) => {
    const script = parseScriptedCall(text);
    const line = script.operator ? withOperator : withoutOperator;
    now = new Date(script.now);
    const call = await line.carrier.call({ from: script.from, to: '+865610114' });
    for (const [index, turn] of script.turns.entries()) {
      await act(call, turn);
      const logged = (await callTimeline(line.hotline.database, call.callSid))?.turns.at(-1);
      if (logged === undefined) throw new Error('the call was not logged');
      expect(deviations(turn, call, logged), `turn ${index + 1}: ${JSON.stringify(turn)}`).toEqual([]);
    }
    const logged = await callTimeline(line.hotline.database, call.callSid);
    if (script.ends !== undefined) expect(logged?.ending?.outcome).toBe(script.ends);
  });

  test('there are at least sixty, and some of every kind', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(60);
    expect([...new Set(scripts.map(({ name }) => name.split('/')[0]))]).toEqual(FOLDERS);
  });
});
