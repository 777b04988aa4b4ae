/** Lint rules about materials, the eight disclosures (八公开) and the age of the facts. */
import type { Item } from '../../domain/item.js';
import { complain, type Rule } from './rule.js';

/** Notes that make a material depend on the case: 仅…需要, …时提供, …的不用提供. */
const ONLY_IN_CASE = /^仅|(?:不用|不必|无需|不需要?)(?:提供|带|交)|(?:时|的)才?(?:提供|需要)$/;

export const CONTENT_RULES: readonly Rule<Item>[] = [
  {
    id: 'no-required-material',
    severity: 'warning',
    check: ({ materials }) =>
      complain(!materials.some(({ required }) => required), () => ({
        field: ['materials'],
        message: '没有一样必要材料',
        fix: '核对材料清单；一次性告知要求必要材料完整',
      })),
  },
  {
    id: 'conditional-required-material',
    severity: 'warning',
    check: ({ materials }) =>
      materials.flatMap(({ name, required, note }, index) =>
        complain(required && ONLY_IN_CASE.test(note ?? ''), () => ({
          field: ['materials', index, 'required'],
          message: `“${name}”标为必要材料，说明却是“${note}”`,
          fix: '只在某种情形下才要的，把 required 改成 false',
        })),
      ),
  },
  {
    id: 'disclosure-missing',
    severity: 'warning',
    check: (item) =>
      (['legal_basis', 'conditions', 'steps', 'fee', 'result'] as const)
        .filter((field) => item[field] === null || (Array.isArray(item[field]) && item[field].length === 0))
        .map((field) => ({
          field: [field],
          message: `八公开缺一项：${DISCLOSURES[field]}`,
          fix: '补上；补上之前，问到这一项时请来电人向窗口核实',
        })),
  },
  {
    id: 'as-of-unknown',
    severity: 'warning',
    check: ({ as_of }) =>
      complain(as_of === null, () => ({
        field: ['as_of'],
        message: '不知道内容依据的是哪一天的文本',
        fix: '核对后填上所依据文本的日期',
      })),
  },
  {
    id: 'stale',
    severity: 'warning',
    check: ({ as_of }, { today }) =>
      complain(as_of !== null && as_of < yearBefore(today), () => ({
        field: ['as_of'],
        message: `内容依据 ${as_of} 的文本，已超过十二个月`,
        fix: '对照现行规定核一遍，再更新 as_of',
      })),
  },
  {
    id: 'as-of-in-the-future',
    severity: 'error',
    check: ({ as_of }, { today }) =>
      complain(as_of !== null && as_of > today, () => ({
        field: ['as_of'],
        message: `as_of 是将来的日期 ${as_of}`,
        fix: '改成所依据文本的日期',
      })),
  },
];

const DISCLOSURES = {
  legal_basis: '法律依据',
  conditions: '申报条件',
  steps: '办理程序',
  fee: '收费标准',
  result: '办理结果',
};

/** The same day a year earlier; dates compare as strings. */
function yearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
