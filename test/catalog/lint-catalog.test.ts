/** Every lint rule has a case that trips it, starting from an item and a window that trip none. */
import { describe, expect, it } from 'vitest';
import { type Finding, withheldFacts } from '../../src/catalog/finding.js';
import { WINDOW_RULES } from '../../src/catalog/lint/window-rules.js';
import { ITEM_RULES, lintCatalog } from '../../src/catalog/lint-catalog.js';
import type { Item, ServiceWindow } from '../../src/domain/item.js';

const TODAY = '2026-11-23';

const good: Item = {
  code: '0101',
  name: '户外广告设置审批',
  short_name: '户外广告审批',
  window: '01',
  category: '行政许可',
  applicant: ['企业'],
  kind: '承诺件',
  joint: false,
  forwarded: false,
  approval_level: 1,
  conditions: ['符合规划'],
  materials: [{ name: '申请表', required: true, original: true, copies: 0, note: null }],
  fee: { charged: true, items: [{ name: '工本费', amount: 10, unit: '元/证', note: null }], basis: '某某文件' },
  legal_limit: { days: 20, unit: '工作日' },
  promised_limit: { days: 7, unit: '工作日' },
  excluded_time: '现场勘验时间不计入',
  steps: ['申请', '受理', '决定'],
  result: '批准书',
  legal_basis: ['《某某条例》第一条'],
  online: null,
  notes: ['特殊情况可以延长十个工作日', '到期三十日前申请延续', '押金二十万元存进专户'],
  aliases: ['立广告牌'],
  confusable: [],
  source: 'national_law',
  source_refs: ['某某条例'],
  as_of: '2026-01-01',
};
const other: Item = { ...good, code: '0102', name: '临时占道审批', short_name: '临时占道', aliases: ['占道摆摊'] };
const goodWindow: ServiceWindow = {
  code: '01',
  department: '城市管理局',
  short_name: '城管',
  spoken: '城市管理局窗口',
  aliases: ['城管局'],
  hall: '三楼',
  counters: ['E01'],
  phone: null,
  hours: '周一至周五 上午8:30-12:00 下午14:30-17:30',
  weekend_appointment: false,
};

function lint(items: readonly Item[], windows: readonly ServiceWindow[] = [goodWindow]): Finding[] {
  return lintCatalog({ items, windows, locate: () => ({ file: 'x.yaml', line: 1 }), today: TODAY });
}
const lintItem = (change: Partial<Item>) => lint([{ ...good, ...change }, other]);
const lintWindow = (change: Partial<ServiceWindow>) => lint([good, other], [{ ...goodWindow, ...change }]);
const fee = (change: Partial<NonNullable<Item['fee']>>) => ({
  fee: { ...good.fee, charged: true, items: [], basis: '某某文件', ...change },
});
const line = (amount: number, unit: string) => ({ name: '费', amount, unit, note: null });
const days = (count: number, unit: '日' | '工作日' = '工作日') => ({ days: count, unit });
const material = (required: boolean, note: string | null) => ({ name: '结婚证', required, original: true, copies: 0, note });

/** What trips each rule, and the field it must point to. */
const TRIPS: Record<string, [field: string, findings: () => Finding[]][]> = {
  'promised-over-legal': [
    ['promised_limit', () => lintItem({ promised_limit: days(21) })],
    ['promised_limit', () => lintItem({ legal_limit: days(20, '日'), promised_limit: days(21) })],
    ['promised_limit', () => lintItem({ legal_limit: days(5), promised_limit: days(17, '日') })],
  ],
  'limit-text': [
    ['notes.0', () => lintItem({ notes: ['法定时限为十五个工作日'] })],
    ['notes.1', () => lintItem({ notes: ['先预约', '受理后10日内办结'] })],
    ['notes.0', () => lintItem({ notes: ['七日从公布成绩起算'] })],
    ['excluded_time', () => lintItem({ excluded_time: '承诺5个工作日，不含勘验' })],
  ],
  'no-limit': [['legal_limit', () => lintItem({ legal_limit: null, promised_limit: null })]],
  'instant-with-days': [['promised_limit', () => lintItem({ kind: '即办件', promised_limit: days(2) })]],
  'promise-of-zero-days': [['promised_limit', () => lintItem({ promised_limit: days(0) })]],
  'instant-but-passed-on': [['kind', () => lintItem({ kind: '即办件', promised_limit: days(0), joint: true })]],
  'free-with-amounts': [['fee.charged', () => lintItem(fee({ charged: false, items: [line(10, '元/件')] }))]],
  'charged-without-amounts': [['fee.items', () => lintItem(fee({}))]],
  'tax-with-money': [['fee.items', () => lintItem(fee({ items: [line(3, '%'), line(10, '元/件')] }))]],
  'fee-unit': [['fee.items.1.unit', () => lintItem(fee({ items: [line(10, '元/件'), line(2, '万元')] }))]],
  'fee-text': [
    ['notes.0', () => lintItem({ notes: ['办理不收费'] })],
    ['notes.0', () => lintItem({ notes: ['丢失补办收二十元工本费'] })],
    ['notes.0', () => lintItem({ ...fee({ charged: false, basis: null }), notes: ['每本收5元'] })],
  ],
  'fee-without-basis': [['fee.basis', () => lintItem(fee({ items: [line(10, '元/件')], basis: null }))]],
  'duplicate-code': [['code', () => lint([good, { ...other, code: '0101' }])]],
  'duplicate-short-name': [['short_name', () => lintItem({ short_name: other.short_name })]],
  'undeclared-shared-alias': [['aliases.1', () => lintItem({ aliases: ['立广告牌', '占道摆摊'] })]],
  'alias-is-other-name': [
    ['aliases.0', () => lintItem({ aliases: ['临时占道'] })],
    ['aliases.0', () => lintItem({ aliases: ['临时占道审批'] })],
  ],
  'repeated-alias': [['aliases.1', () => lintItem({ aliases: ['立广告牌', '立广告牌'] })]],
  'long-name': [['short_name', () => lintItem({ name: '长'.repeat(31), short_name: '长'.repeat(31) })]],
  'long-short-name': [['short_name', () => lintItem({ short_name: '长'.repeat(11) })]],
  'unknown-window': [['window', () => lintItem({ window: '99' })]],
  'unknown-confusable': [
    ['confusable.0', () => lintItem({ confusable: ['9999'] })],
    ['confusable.0', () => lintItem({ confusable: ['0101'] })],
  ],
  'no-required-material': [['materials', () => lintItem({ materials: [material(false, null)] })]],
  'conditional-required-material': [
    ['materials.0.required', () => lintItem({ materials: [material(true, '委托他人办理时提供')] })],
  ],
  'disclosure-missing': [
    ['legal_basis', () => lintItem({ legal_basis: [] })],
    ['conditions', () => lintItem({ conditions: [] })],
    ['steps', () => lintItem({ steps: [] })],
    ['fee', () => lintItem({ fee: null })],
    ['result', () => lintItem({ result: null })],
  ],
  'as-of-unknown': [['as_of', () => lintItem({ as_of: null })]],
  stale: [['as_of', () => lintItem({ as_of: '2025-11-22' })]],
  'as-of-in-the-future': [['as_of', () => lintItem({ as_of: '2026-11-24' })]],
  'duplicate-window-code': [['code', () => lint([good, other], [goodWindow, { ...goodWindow, aliases: [] }])]],
  'window-hours': [
    ['hours', () => lintWindow({ hours: '工作日白天' })],
    ['hours', () => lintWindow({ hours: '周一至周五 上午12:00-8:30' })],
  ],
  'window-without-counters': [['counters', () => lintWindow({ counters: [] })]],
  'window-without-items': [['code', () => lint([good, other], [goodWindow, { ...goodWindow, code: '02', aliases: [] }])]],
  'shared-window-alias': [['aliases.0', () => lint([good, other], [goodWindow, { ...goodWindow, code: '02' }])]],
};

describe('the lint', () => {
  it('finds nothing in a sound item and window', () => {
    expect(lint([good, other])).toEqual([]);
  });

  it('has a case here for every rule', () => {
    expect(Object.keys(TRIPS)).toEqual([...ITEM_RULES, ...WINDOW_RULES].map(({ id }) => id));
  });

  const cases = Object.entries(TRIPS).flatMap(([rule, trips]) =>
    trips.map(([field, findings], index) => ({ rule, index, field, findings })),
  );
  it.each(cases)('$rule ($index) points to $field', ({ rule, field, findings }) => {
    const found = findings().filter((finding) => finding.rule === rule);
    expect(found.map((finding) => finding.field)).toContain(field);
    for (const { message, fix } of found) expect(`${message}${fix}`).not.toMatch(/undefined|NaN/);
  });

  it('allows a shared alias once either item names the other as confusable', () => {
    expect(lintItem({ aliases: ['占道摆摊'], confusable: ['0102'] })).toEqual([]);
  });

  it('compares 日 and 工作日 only where the answer is certain', () => {
    expect(lintItem({ legal_limit: days(15, '日'), promised_limit: days(15) })).toEqual([]);
    expect(lintItem({ legal_limit: days(5), promised_limit: days(16, '日') })).toEqual([]);
  });

  it('accepts texts that restate the fields', () => {
    const notes = ['法定二十个工作日，承诺七个工作日', '受理后20个工作日内办结', '工本费每本收十元'];
    expect(lintItem({ notes })).toEqual([]);
  });

  it('silences contradictions, and never what is only old', () => {
    expect(withheldFacts(lintItem({ promised_limit: days(21), notes: ['办理不收费'], as_of: '2001-01-01' }))).toEqual(
      new Map([['0101', new Set(['limit', 'fee'])]]),
    );
  });
});
