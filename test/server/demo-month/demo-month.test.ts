/** The demonstration month: its plan, a few days of it placed through the engine, going on after a stop, and taking it away. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDemoCallers } from '../../../src/server/demo-month/demo-callers.js';
import type { DemoMonthKeeper } from '../../../src/server/demo-month/demo-month.js';
import { chanceOf, planDemoMonth, weighted } from '../../../src/server/demo-month/demo-plan.js';
import { openDemoMonth } from '../../../src/server/demo-month/open-demo-month.js';
import type { Database } from '../../../src/store/database.js';
import { isDemoHidden } from '../../../src/store/demo-month-mark.js';
import { countCalls } from '../../../src/store/reports/call-list.js';
import { engineParts, NOW } from '../../calls-room/small-engine.js';
import { summariseAll } from '../../store/reports/small-month.js';
import { type Place, temporaryDatabase } from '../../store/temporary-database.js';

const callers = parseDemoCallers({ path: 'data/demo/callers.yaml', text: readFileSync('data/demo/callers.yaml', 'utf8') });
const plan = (until: string) =>
  planDemoMonth(callers, {
    until,
    dayStart: (day) => Date.parse(`${day}T00:00:00+08:00`),
    isWorkday: (day) => ![0, 6].includes(new Date(day).getUTCDay()),
  });

describe('the plan', () => {
  test('is the same for the same day, in order, and before it', () => {
    const calls = plan('2026-11-26');
    expect(plan('2026-11-26')).toEqual(calls);
    expect(calls.length).toBeGreaterThan(400);
    expect(calls.length).toBeLessThan(1_000);
    const times = calls.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(Date.parse('2026-11-26T00:00:00+08:00'));
    expect(times[0]).toBeGreaterThanOrEqual(Date.parse('2026-09-25T00:00:00+08:00'));
  });

  test('has busy mornings, quiet weekends, and numbers nobody has', () => {
    const calls = plan('2026-11-26');
    const local = calls.map(({ atMs }) => new Date(atMs + 8 * 3_600_000));
    const at = (hour: number) => local.filter((time) => time.getUTCHours() === hour).length;
    expect(at(9)).toBeGreaterThan(at(12));
    expect(at(3)).toBe(0);
    expect(local.filter((time) => [0, 6].includes(time.getUTCDay())).length).toBeLessThan(calls.length / 6);
    expect(calls.every(({ from }) => from === null || /^\+861200000\d{4}$/.test(from))).toBe(true);
  });

  test('picks by weight', () => {
    const entries = [['a', 1] as const, ['b', 3] as const];
    expect([0, 0.2, 0.3, 0.99].map((chance) => weighted(entries, chance))).toEqual(['a', 'a', 'b', 'b']);
    expect(chanceOf('x')('y')).toBe(chanceOf('x')('y'));
  });
});

describe('placed', () => {
  let place: Place;
  let database: Database;
  let month: DemoMonthKeeper;
  const open = () =>
    openDemoMonth({
      database,
      contentDir: 'test/server/demo-month',
      engine: engineParts(database),
      clock: () => NOW,
      log: pino({ level: 'silent' }),
    });
  const until = async (state: string, placed = 0) => {
    for (;;) {
      const view = await month.view();
      if (view.state === state && view.placed >= placed) return view;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  beforeEach(async () => {
    place = await temporaryDatabase();
    database = await place.open();
    month = open();
  });
  afterEach(async () => {
    await month.close();
    await place.remove();
  });

  test('calls that were really answered, in the past, marked as what they are; placed once, across a restart', async () => {
    expect(await month.view()).toEqual({ state: 'none', placed: 0, total: 0 });
    await month.start();
    await until('placing', 3);
    await month.close();
    const before = Number((await database.read('calls').count({ n: '*' }))[0]?.n);
    month = open();
    await month.start();
    const other = open();
    await other.start();
    const { total, placed } = await until('shown');
    expect(placed).toBe(total);
    await other.close();
    expect(before).toBeLessThan(total);
    const calls = await database.read('calls').orderBy('started_at_ms');
    expect(calls).toHaveLength(total);
    expect(new Set(calls.map(({ provider }) => provider))).toEqual(new Set(['demo']));
    expect(calls.every(({ ended_at_ms, outcome }) => ended_at_ms !== null && outcome !== 'failed')).toBe(true);
    expect(Math.max(...calls.map(({ started_at_ms }) => started_at_ms))).toBeLessThan(NOW.getTime());
    const outcomes = new Set(calls.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(['transferred', 'callback_owed', 'message_left', 'self_served', 'abandoned']));
    const answered = await database.read('turns').where({ event: 'speech' }).first();
    expect(answered.understood).not.toBeNull();
    expect(JSON.parse(answered.spoken)[0].text.length).toBeGreaterThan(3);
  });

  test('removed: hidden at once, then gone, and never placed again', async () => {
    await month.start();
    await until('shown');
    await summariseAll(database);
    expect(await countCalls(database, {}, { hideDemo: await isDemoHidden(database) })).toBeGreaterThan(5);
    await month.remove();
    expect(await countCalls(database, {}, { hideDemo: await isDemoHidden(database) })).toBe(0);
    await month.close();
    month = open();
    await month.start();
    while ((await database.read('calls').first()) !== undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await database.read('call_summaries').first()).toBeUndefined();
    expect((await month.view()).state).toBe('removed');
  });
});
