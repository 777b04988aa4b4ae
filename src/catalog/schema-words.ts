/** A schema violation in plain Chinese: what is wrong and what to do. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组字段',
  null: '空值',
};

/** Words for one zod issue found in `root`; `path` leads to the offending value. */
export function schemaWords(issue: Issue, root: unknown): { message: string; fix: string } {
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], root);
  if (value === undefined) return { message: '缺少这个字段', fix: '补上它；允许未知的字段填 null' };
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(KINDS[issue.expected] ?? issue.expected, value);
    case 'unrecognized_keys':
      return { message: `有不认识的字段：${issue.keys.join('、')}`, fix: '改正字段名，或者删掉它' };
    case 'invalid_value':
      return { message: `不能填“${String(value)}”`, fix: `只能填：${issue.values.join('、')}` };
    case 'invalid_format':
      return {
        message: `格式不对：“${String(value)}”`,
        fix: issue.format === 'date' ? '日期写成 2026-01-31 的样子' : issue.message,
      };
    case 'too_small':
      return { message: '内容太少或者数值太小', fix: `至少 ${issue.minimum}；确实不知道的填 null` };
    case 'too_big':
      return { message: '内容太多或者数值太大', fix: `最多 ${issue.maximum}` };
    default:
      return { message: `不能填“${String(value)}”`, fix: '对照同一文件里其他条目的写法改正' };
  }
}

function typeWords(expected: string, value: unknown): { message: string; fix: string } {
  if (expected === '文字' && typeof value === 'number') {
    return { message: `应当是文字，写成了数字 ${value}`, fix: "给它加上引号，例如 code: '0101'" };
  }
  const actual = value === null ? '空值' : (KINDS[Array.isArray(value) ? 'array' : typeof value] ?? typeof value);
  return { message: `应当是${expected}，写成了${actual}`, fix: `改成${expected}` };
}
