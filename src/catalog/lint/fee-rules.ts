/** Lint rules about fees and taxes (收费). */
import type { Fee, Item } from '../../domain/item.js';
import { complain, type Rule } from './rule.js';
import { saysFree, statedCharges } from './text-figures.js';

export const FEE_RULES: readonly Rule<Item>[] = [
  {
    id: 'free-with-amounts',
    severity: 'error',
    silences: 'fee',
    check: ({ fee }) =>
      complain(fee !== null && !fee.charged && fee.items.length > 0, () => ({
        field: ['fee', 'charged'],
        message: '写着不收费，却列了收费项目',
        fix: '收费的把 charged 改成 true，不收费的把 fee.items 清空；改正前不播报收费',
      })),
  },
  {
    id: 'charged-without-amounts',
    severity: 'error',
    silences: 'fee',
    check: ({ fee }) =>
      complain(fee?.charged === true && fee.items.length === 0, () => ({
        field: ['fee', 'items'],
        message: '写着收费，却没有收费项目和金额',
        fix: '补上收费项目；金额不清楚的把整个 fee 写成 null；改正前不播报收费',
      })),
  },
  {
    id: 'tax-with-money',
    severity: 'error',
    silences: 'fee',
    check: ({ fee }) =>
      complain(mixesTaxAndMoney(fee), () => ({
        field: ['fee', 'items'],
        message: '同一个事项里既有税率（%）又有金额（元）',
        fix: '税和费分开写成两个事项；改正前不播报收费',
      })),
  },
  {
    id: 'fee-unit',
    severity: 'error',
    silences: 'fee',
    check: ({ fee }) =>
      (fee?.items ?? []).flatMap(({ unit }, index) =>
        complain(!/^(%|元(\/.+)?)$/.test(unit), () => ({
          field: ['fee', 'items', index, 'unit'],
          message: `收费单位“${unit}”没法播报`,
          fix: '单位写成“元/件”的样子，税率写成“%”；改正前不播报收费',
        })),
      ),
  },
  {
    id: 'fee-text',
    severity: 'warning',
    silences: 'fee',
    check: ({ fee, notes }) =>
      notes.flatMap((text, index) =>
        complain(contradictsFee(fee, text), () => ({
          field: ['notes', index],
          message: `文字“${text}”和收费字段（${feeWords(fee)}）对不上`,
          fix: '以收费文件为准，改字段或者改文字；改正前不播报收费',
        })),
      ),
  },
  {
    id: 'fee-without-basis',
    severity: 'warning',
    check: ({ fee }) =>
      complain(fee?.charged === true && fee.basis === null, () => ({
        field: ['fee', 'basis'],
        message: '收费没有依据（收费依据是八公开之一）',
        fix: '在 fee.basis 填上收费文件的名称和文号',
      })),
  },
];

function mixesTaxAndMoney(fee: Fee | null): boolean {
  const taxes = fee?.items.filter(({ unit }) => unit === '%').length ?? 0;
  return taxes > 0 && taxes < (fee?.items.length ?? 0);
}

/** A text that names a charge the fee table does not have, or calls a charged matter free. */
function contradictsFee(fee: Fee | null, text: string): boolean {
  if (fee === null) return false;
  const amounts = fee.items.filter(({ unit }) => unit !== '%').map(({ amount }) => amount);
  if (statedCharges(text).some((charge) => !amounts.includes(charge))) return true;
  return amounts.some((amount) => amount > 0) && saysFree(text);
}

function feeWords(fee: Fee | null): string {
  return fee?.items.map(({ amount, unit }) => `${amount}${unit}`).join('、') || '不收费';
}
