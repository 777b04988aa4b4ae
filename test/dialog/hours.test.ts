/** Which date a caller means, and what is said of it: around weeks, year ends and holidays. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/dialog/decide.js';
import { newCallState } from '../../src/dialog/step.js';
import type { Say } from '../../src/domain/prompt.js';
import type { DaySlot } from '../../src/domain/understanding.js';
import { heard, MONDAY_MORNING } from './knowledge.js';

/** The sentences about a day asked for on another. */
function asked(today: string, day?: DaySlot): Say[] {
  const understood = heard({ intent: 'hours', slots: day === undefined ? {} : { day } });
  const [, actions] = decide(newCallState('zh-CN'), { kind: 'speech', understood }, { ...MONDAY_MORNING, today });
  return actions.flatMap((action) => (action.do === 'say' ? [action.say] : []));
}
const dayOf = (says: Say[]) => says.map(({ values }) => values.day).find((day) => day !== undefined);

const MONDAY = '2026-11-23';
const SUNDAY = '2026-11-29';

describe('which date is meant', () => {
  const weekday = (day: number, weeks = 0): DaySlot => ({ kind: 'weekday', weekday: day as 1, weeks });
  test.each<[string, string, DaySlot, string]>([
    ['今天', MONDAY, { kind: 'offset', days: 0 }, '2026-11-23'],
    ['明天', MONDAY, { kind: 'offset', days: 1 }, '2026-11-24'],
    ['昨天', MONDAY, { kind: 'offset', days: -1 }, '2026-11-22'],
    ['周六, asked on Monday', MONDAY, weekday(6), '2026-11-28'],
    ['周一, asked on Monday, is today', MONDAY, weekday(1), '2026-11-23'],
    ['周一, asked on Sunday, is tomorrow', SUNDAY, weekday(1), '2026-11-30'],
    ['周日, asked on Sunday, is today', SUNDAY, weekday(7), '2026-11-29'],
    ['下周三, asked on Monday', MONDAY, weekday(3, 1), '2026-12-02'],
    ['下周一, asked on Sunday, is tomorrow', SUNDAY, weekday(1, 1), '2026-11-30'],
    ['下周日, asked on Sunday', SUNDAY, weekday(7, 1), '2026-12-06'],
    ['周末, asked on Monday', MONDAY, { kind: 'weekend' }, '2026-11-28'],
    ['周末, asked on Sunday, is today', SUNDAY, { kind: 'weekend' }, '2026-11-29'],
    ['十二月一号', MONDAY, { kind: 'date', month: 12, day: 1 }, '2026-12-01'],
    ['十一月二十三号, asked that day', MONDAY, { kind: 'date', month: 11, day: 23 }, '2026-11-23'],
    ['三月三号 was this year, so next year', MONDAY, { kind: 'date', month: 3, day: 3 }, '2027-03-03'],
    ['明天 over the year', '2026-12-31', { kind: 'offset', days: 1 }, '2027-01-01'],
    ['周六 over the year', '2026-12-31', weekday(6), '2027-01-02'],
    ['二月二十九号 in a leap year', '2027-03-01', { kind: 'date', month: 2, day: 29 }, '2028-02-29'],
    ['国庆, asked in September', '2026-09-20', { kind: 'holiday', name: '国庆节' }, '2026-10-01'],
    ['元旦, asked in November', MONDAY, { kind: 'holiday', name: '元旦' }, '2027-01-01'],
  ])('%s', (_, today, day, date) => {
    expect(dayOf(asked(today, day))).toBe(date);
  });
});

describe('what is said of it', () => {
  const prompts = (says: Say[]) => says.map(({ prompt }) => prompt);

  test('a working day, a weekend, a holiday, a make-up Saturday and a year without a notice sound different', () => {
    expect(prompts(asked(MONDAY, { kind: 'offset', days: 1 }))).toEqual(['hours.open', 'ask.more']);
    expect(prompts(asked(MONDAY, { kind: 'offset', days: 5 }))).toEqual(['hours.closed', 'hours.weekend-appointment', 'ask.more']);
    expect(prompts(asked('2026-09-20', { kind: 'holiday', name: '国庆节' }))).toEqual(['hours.closed.holiday', 'ask.more']);
    expect(prompts(asked('2026-10-08', { kind: 'date', month: 10, day: 10 }))).toEqual(['hours.open.make-up', 'ask.more']);
    expect(prompts(asked('2026-12-28', { kind: 'date', month: 1, day: 6 }))).toEqual(['hours.unpublished', 'ask.more']);
  });

  test('no day asked: the regular hours, and today only when it is not like other days', () => {
    expect(prompts(asked(MONDAY))).toEqual(['hours.weekdays', 'ask.more']);
    expect(prompts(asked(SUNDAY))).toEqual(['hours.weekdays', 'hours.closed', 'ask.more']);
    expect(prompts(asked('2026-10-10'))).toEqual(['hours.weekdays', 'hours.open.make-up', 'ask.more']);
  });

  test('a day no calendar has, and a holiday that is not published, get the regular hours instead of a made-up date', () => {
    expect(prompts(asked(MONDAY, { kind: 'date', month: 2, day: 30 }))).toEqual(['hours.weekdays', 'ask.more']);
    const unpublished = asked('2027-11-01', { kind: 'holiday', name: '春节' });
    expect(prompts(unpublished)).toEqual(['hours.weekdays', 'hours.unpublished', 'ask.more']);
    expect(dayOf(unpublished)).toBe('2027-11-01');
  });

  test('another day right after: 那周六呢', () => {
    const [state] = decide(newCallState('zh-CN'), { kind: 'speech', understood: heard({ intent: 'hours' }) }, MONDAY_MORNING);
    const saturday = heard({ decision: 'reject', slots: { day: { kind: 'weekday', weekday: 6, weeks: 0 } } });
    const [, actions] = decide(state, { kind: 'speech', understood: saturday }, MONDAY_MORNING);
    expect(actions[0]).toMatchObject({ do: 'say', say: { prompt: 'hours.closed', values: { day: '2026-11-28' } } });
  });
});
