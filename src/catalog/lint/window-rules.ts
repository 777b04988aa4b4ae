/** Lint rules about service windows (窗口). */
import type { ServiceWindow } from '../../domain/item.js';
import { complain, type Rule } from './rule.js';

/** 周一至周五 上午8:30-12:00 下午14:30-17:30 */
const HOURS = /^周[一二三四五六日]至周[一二三四五六日](?: (?:上午|下午|晚上)?\d{1,2}:\d{2}-\d{1,2}:\d{2})+$/;

export const WINDOW_RULES: readonly Rule<ServiceWindow>[] = [
  {
    id: 'duplicate-window-code',
    severity: 'error',
    check: (window, { windowsByCode }) =>
      complain((windowsByCode.get(window.code)?.length ?? 0) > 1, () => ({
        field: ['code'],
        message: `窗口编号 ${window.code} 用了两次`,
        fix: '给其中一个换一个没用过的两位编号',
      })),
  },
  {
    id: 'window-hours',
    severity: 'error',
    check: ({ hours }) =>
      complain(!HOURS.test(hours) || !spans(hours).every(([from, to]) => from < to && to <= 24 * 60), () => ({
        field: ['hours'],
        message: `办公时间“${hours}”读不出来`,
        fix: '写成“周一至周五 上午8:30-12:00 下午14:30-17:30”的样子，二十四小时制',
      })),
  },
  {
    id: 'window-without-counters',
    severity: 'warning',
    check: ({ counters }) =>
      complain(counters.length === 0, () => ({
        field: ['counters'],
        message: '窗口没有柜台号',
        fix: '补上柜台号，来电人会问在几号窗口',
      })),
  },
  {
    id: 'window-without-items',
    severity: 'warning',
    check: ({ code }, { itemsByWindow }) =>
      complain(!itemsByWindow.has(code), () => ({
        field: ['code'],
        message: '窗口没有事项',
        fix: '给它建事项文件，或者从 windows.yaml 里删掉',
      })),
  },
  {
    id: 'shared-window-alias',
    severity: 'error',
    check: (window, { windowsByAlias }) =>
      window.aliases.flatMap((alias, index) =>
        complain((windowsByAlias.get(alias)?.length ?? 0) > 1, () => ({
          field: ['aliases', index],
          message: `窗口别名“${alias}”用在几个窗口上，或者在一个窗口里写了两遍`,
          fix: '只留一处',
        })),
      ),
  },
];

/** The spans of opening hours in minutes of the day. */
function spans(hours: string): [from: number, to: number][] {
  const minutes = (hour?: string, minute?: string) => Number(hour) * 60 + Number(minute);
  return [...hours.matchAll(/(\d+):(\d+)-(\d+):(\d+)/g)].map(([, h1, m1, h2, m2]) => [minutes(h1, m1), minutes(h2, m2)]);
}
