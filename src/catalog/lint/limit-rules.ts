/** Lint rules about time limits (时限) and the kind of case. */
import type { Item, Limit } from '../../domain/item.js';
import { complain, type Rule } from './rule.js';
import { statedLimits } from './text-figures.js';

/** The longest break the State Council has announced so far; the most that holidays add to a run of working days. */
const LONGEST_BREAK_DAYS = 9;

export const LIMIT_RULES: readonly Rule<Item>[] = [
  {
    id: 'promised-over-legal',
    severity: 'error',
    silences: 'limit',
    check: ({ legal_limit, promised_limit }) =>
      complain(surelyLonger(promised_limit, legal_limit), () => ({
        field: ['promised_limit'],
        message: `承诺时限 ${words(promised_limit)} 比法定时限 ${words(legal_limit)} 还长`,
        fix: '核对两个时限和单位，改正写反或写错的一个；改正前不播报时限',
      })),
  },
  {
    id: 'limit-text',
    severity: 'warning',
    silences: 'limit',
    check: (item) =>
      limitTexts(item).flatMap(({ field, text }) =>
        complain(
          statedLimits(text).some((stated) => contradicts(item, stated)),
          () => ({
            field,
            message: `文字“${text}”里的天数和时限字段（法定 ${words(item.legal_limit)}，承诺 ${words(item.promised_limit)}）对不上`,
            fix: '以法条或公开指南为准，改字段或者改文字；改正前不播报时限',
          }),
        ),
      ),
  },
  {
    id: 'no-limit',
    severity: 'warning',
    check: ({ kind, legal_limit, promised_limit }) =>
      complain(kind === '承诺件' && legal_limit === null && promised_limit === null, () => ({
        field: ['legal_limit'],
        message: '承诺件没有法定时限，也没有承诺时限',
        fix: '填上其中一个；确实没有规定的，在 notes 里说明',
      })),
  },
  {
    id: 'instant-with-days',
    severity: 'warning',
    check: ({ kind, promised_limit }) =>
      complain(kind === '即办件' && promised_limit !== null && promised_limit.days > 1, () => ({
        field: ['promised_limit'],
        message: `即办件却承诺 ${words(promised_limit)}`,
        fix: '即办件当场或当天办结：把 kind 改成承诺件，或者把天数改成 0 或 1',
      })),
  },
  {
    id: 'promise-of-zero-days',
    severity: 'warning',
    check: ({ kind, promised_limit }) =>
      complain(kind === '承诺件' && promised_limit?.days === 0, () => ({
        field: ['promised_limit'],
        message: '承诺件的承诺时限是 0 天',
        fix: '当场办结的把 kind 改成即办件，否则填上天数',
      })),
  },
  {
    id: 'instant-but-passed-on',
    severity: 'warning',
    check: ({ kind, joint, forwarded }) =>
      complain(kind === '即办件' && (joint || forwarded), () => ({
        field: ['kind'],
        message: '即办件却是联办件或者上报件，别的部门也要办理，很难当场办结',
        fix: '核对 kind、joint、forwarded 三个字段',
      })),
  },
];

/**
 * Whether a period is longer than another even when units differ and the conversion favours it: n working days last at least
 * n days, and at most n days with their weekends and one long break.
 */
function surelyLonger(one: Limit | null, other: Limit | null): boolean {
  if (one === null || other === null) return false;
  if (one.unit === other.unit || one.unit === '工作日') return one.days > other.days;
  return one.days > Math.ceil(other.days / 5) * 7 + LONGEST_BREAK_DAYS;
}

function limitTexts(item: Item): { field: (string | number)[]; text: string }[] {
  const notes = item.notes.map((text, index) => ({ field: ['notes', index], text }));
  return item.excluded_time === null ? notes : [...notes, { field: ['excluded_time'], text: item.excluded_time }];
}

/** A stated period that is neither of the item's limits; an item without limits has nothing to contradict. */
function contradicts({ legal_limit, promised_limit }: Item, stated: Limit): boolean {
  const limits = [legal_limit, promised_limit].filter((limit) => limit !== null);
  return limits.length > 0 && !limits.some(({ days, unit }) => days === stated.days && unit === stated.unit);
}

function words(limit: Limit | null): string {
  return limit === null ? '未知' : `${limit.days}${limit.unit}`;
}
