/** Figures in running text. */
import { describe, expect, it } from 'vitest';
import { saysFree, statedCharges, statedLimits } from '../../src/catalog/lint/text-figures.js';

describe('statedLimits', () => {
  it.each([
    ['办结时限：15个工作日', [{ days: 15, unit: '工作日' }]],
    ['法定六十日', [{ days: 60, unit: '日' }]],
    ['受理之日起二十五天内办结', [{ days: 25, unit: '日' }]],
    ['两个工作日从考试合格起算', [{ days: 2, unit: '工作日' }]],
    ['必要时可以延长30日', []],
    ['变更发生之日起三十日内申请', []],
    ['收到申请七日内决定是否受理', []],
  ])('%s', (text, limits) => {
    expect(statedLimits(text)).toEqual(limits);
  });
});

describe('statedCharges', () => {
  it.each([
    ['补办收两元工本费', [2]],
    ['收费一百二十元', [120]],
    ['缴费：20000元', [20_000]],
    ['收两万五千元', [25_000]],
    ['要存质量保证金二十万元', []],
    ['投资三十万元以下的工程', []],
  ])('%s', (text, charges) => {
    expect(statedCharges(text)).toEqual(charges);
  });
});

describe('saysFree', () => {
  it('takes only a plain statement about the matter itself', () => {
    expect(saysFree('免费，当场领取')).toBe(true);
    expect(saysFree('首次申领免费，换领补领要收工本费')).toBe(false);
    expect(saysFree('备案不收费')).toBe(false);
  });
});
