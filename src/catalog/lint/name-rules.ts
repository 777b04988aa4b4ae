/** Lint rules about codes, names, aliases and references between items: whatever could lead a caller to the wrong item. */
import type { Item } from '../../domain/item.js';
import { complain, type Rule } from './rule.js';

/** Spoken at about 4.5 characters a second, more is too long to say back (domain notes on name lengths). */
const LONGEST_SHORT_NAME = 10;
const LONGEST_NAME = 30;

export const NAME_RULES: readonly Rule<Item>[] = [
  {
    id: 'duplicate-code',
    severity: 'error',
    check: (item, { itemsByCode }) =>
      others(item, itemsByCode.get(item.code)).map((other) => ({
        field: ['code'],
        message: `事项编号和“${other.short_name}”重复`,
        fix: '给其中一个换一个没用过的四位编号',
      })),
  },
  {
    id: 'duplicate-short-name',
    severity: 'error',
    check: (item, { itemsByShortName }) =>
      others(item, itemsByShortName.get(item.short_name)).map((other) => ({
        field: ['short_name'],
        message: `短名称“${item.short_name}”和事项 ${other.code} 重复，念出来分不清`,
        fix: '在短名称里加上区别，例如对象、阶段或者级别',
      })),
  },
  {
    id: 'undeclared-shared-alias',
    severity: 'error',
    check: (item, { itemsByAlias }) =>
      item.aliases.flatMap((alias, index) =>
        others(item, itemsByAlias.get(alias))
          .filter((other) => !declared(item, other))
          .map((other) => ({
            field: ['aliases', index],
            message: `别名“${alias}”也是事项 ${other.code}“${other.short_name}”的别名`,
            fix: `确实要问清楚的，把对方编号写进其中一个事项的 confusable；否则删掉一处`,
          })),
      ),
  },
  {
    id: 'alias-is-other-name',
    severity: 'error',
    check: (item, { itemsByShortName, itemsByName }) =>
      item.aliases.flatMap((alias, index) =>
        others(item, [...(itemsByShortName.get(alias) ?? []), ...(itemsByName.get(alias) ?? [])]).map((other) => ({
          field: ['aliases', index],
          message: `别名“${alias}”就是事项 ${other.code} 的名称`,
          fix: '删掉这个别名，或者改成能区别开的说法',
        })),
      ),
  },
  {
    id: 'repeated-alias',
    severity: 'warning',
    check: ({ aliases }) =>
      aliases.flatMap((alias, index) =>
        complain(aliases.indexOf(alias) < index, () => ({
          field: ['aliases', index],
          message: `别名“${alias}”写了两遍`,
          fix: '删掉一处',
        })),
      ),
  },
  {
    id: 'long-name',
    severity: 'warning',
    check: ({ name, short_name }) =>
      complain([...name].length > LONGEST_NAME && short_name.length >= name.length, () => ({
        field: ['short_name'],
        message: `名称超过 ${LONGEST_NAME} 个字，又没有更短的短名称`,
        fix: `给一个 ${LONGEST_SHORT_NAME} 个字以内的短名称，电话里只念它`,
      })),
  },
  {
    id: 'long-short-name',
    severity: 'warning',
    check: ({ short_name }) =>
      complain([...short_name].length > LONGEST_SHORT_NAME, () => ({
        field: ['short_name'],
        message: `短名称有 ${[...short_name].length} 个字，念起来太长`,
        fix: `缩到 ${LONGEST_SHORT_NAME} 个字以内`,
      })),
  },
  {
    id: 'unknown-window',
    severity: 'error',
    check: ({ window }, { windowsByCode }) =>
      complain(!windowsByCode.has(window), () => ({
        field: ['window'],
        message: `没有编号为 ${window} 的窗口`,
        fix: '改正窗口编号，或者在 windows.yaml 里加上这个窗口',
      })),
  },
  {
    id: 'unknown-confusable',
    severity: 'error',
    check: ({ code, confusable }, { itemsByCode }) =>
      confusable.flatMap((other, index) =>
        complain(other === code || !itemsByCode.has(other), () => ({
          field: ['confusable', index],
          message: other === code ? '易混事项写了自己' : `没有编号为 ${other} 的事项`,
          fix: '改正编号，或者删掉',
        })),
      ),
  },
];

function others(item: Item, found: readonly Item[] | undefined): Item[] {
  return [...new Set(found)].filter((other) => other !== item);
}

/** Two items may share an alias when one names the other as confusable: the caller is then asked which one. */
function declared(one: Item, other: Item): boolean {
  return one.confusable.includes(other.code) || other.confusable.includes(one.code);
}
