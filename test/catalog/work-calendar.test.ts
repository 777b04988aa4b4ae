/** Working days: announced holidays, make-up days, and years nobody has announced yet. */
import { describe, expect, it } from 'vitest';
import { addWorkdays, createWorkCalendar } from '../../src/catalog/work-calendar.js';
import { calendar } from './shipped.js';

describe('dayKind', () => {
  it.each([
    ['2026-10-01', { kind: 'holiday', holiday: '国庆节' }],
    ['2026-10-10', { kind: 'make_up', holiday: '国庆节' }],
    ['2026-02-17', { kind: 'holiday', holiday: '春节' }],
    ['2026-02-14', { kind: 'make_up', holiday: '春节' }],
    ['2026-04-06', { kind: 'holiday', holiday: '清明节' }],
    ['2026-11-23', { kind: 'workday' }],
    ['2026-11-21', { kind: 'weekend' }],
    ['2027-01-01', { kind: 'holiday', holiday: '元旦' }],
    ['2027-03-01', { kind: 'unpublished' }],
    ['2027-03-06', { kind: 'weekend' }],
  ])('%s', (date, kind) => {
    expect(calendar.dayKind(date)).toEqual(kind);
  });

  it('lets the centre overrule the library and publish a year of its own', () => {
    const own = createWorkCalendar({
      published_until: 2027,
      holidays: [{ date: '2026-11-23', name: '市民日' }],
      make_up: [{ date: '2026-10-01', name: '国庆' }],
    });
    expect(own.dayKind('2026-11-23')).toEqual({ kind: 'holiday', holiday: '市民日' });
    expect(own.dayKind('2026-10-01')).toEqual({ kind: 'make_up', holiday: '国庆节' });
    expect(own.dayKind('2027-03-01')).toEqual({ kind: 'workday' });
  });
});

describe('holidayDate', () => {
  it.each([
    ['国庆', '2026-09-01', '2026-10-01'],
    ['十一', '2026-10-03', '2026-10-03'],
    ['过年', '2026-01-10', '2026-02-15'],
    ['五一', '2026-03-01', '2026-05-01'],
    ['端午', '2026-03-01', '2026-06-19'],
    ['中秋节', '2026-03-01', '2026-09-25'],
    ['清明', '2026-03-01', '2026-04-04'],
    ['元旦', '2026-11-23', '2027-01-01'],
    ['市民日', '2026-11-23', null],
    ['国庆', '2028-01-01', null],
  ])('%s from %s', (name, from, date) => {
    expect(calendar.holidayDate(name, from)).toBe(date);
  });
});

describe('addWorkdays', () => {
  it('does not count the day itself, weekends and holidays, but counts make-up days', () => {
    expect(addWorkdays(calendar, '2026-11-20', 1)).toBe('2026-11-23');
    expect(addWorkdays(calendar, '2026-09-30', 1)).toBe('2026-10-08');
    expect(addWorkdays(calendar, '2026-10-08', 2)).toBe('2026-10-10');
    expect(addWorkdays(calendar, '2026-11-23', 0)).toBe('2026-11-23');
  });
});
