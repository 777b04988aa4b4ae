/** The catalog lint: runs every rule over every item and window. */
import type { Item, ServiceWindow } from '../domain/item.js';
import type { Finding } from './finding.js';
import { CONTENT_RULES } from './lint/content-rules.js';
import { FEE_RULES } from './lint/fee-rules.js';
import { LIMIT_RULES } from './lint/limit-rules.js';
import { NAME_RULES } from './lint/name-rules.js';
import type { LintContext, Rule } from './lint/rule.js';
import { WINDOW_RULES } from './lint/window-rules.js';
import type { Locate } from './parse-catalog.js';

export const ITEM_RULES: readonly Rule<Item>[] = [...LIMIT_RULES, ...FEE_RULES, ...NAME_RULES, ...CONTENT_RULES];

export interface LintInput {
  items: readonly Item[];
  windows: readonly ServiceWindow[];
  locate: Locate;
  /** YYYY-MM-DD, for what has grown old. */
  today: string;
}

/** All findings, items first, in the order of the files. A finding of a contradiction silences the fact; an old fact is not silenced. */
export function lintCatalog({ items, windows, locate, today }: LintInput): Finding[] {
  const context = createContext(items, windows, today);
  return [
    ...items.flatMap((item) => findings(item, ITEM_RULES, { context, locate, code: item.code })),
    ...windows.flatMap((window) => findings(window, WINDOW_RULES, { context, locate, code: null })),
  ];
}

function findings<T extends Item | ServiceWindow>(
  entry: T,
  rules: readonly Rule<T>[],
  { context, locate, code }: { context: LintContext; locate: Locate; code: string | null },
): Finding[] {
  return rules.flatMap(({ id, severity, silences, check }) =>
    check(entry, context).map(({ field, message, fix }) => ({
      severity,
      ...locate(entry, field),
      item: code,
      field: field.join('.'),
      rule: id,
      message,
      fix,
      ...(silences && { silences }),
    })),
  );
}

function createContext(items: readonly Item[], windows: readonly ServiceWindow[], today: string): LintContext {
  return {
    today,
    itemsByCode: groupBy(items, ({ code }) => [code]),
    itemsByShortName: groupBy(items, ({ short_name }) => [short_name]),
    itemsByName: groupBy(items, ({ name }) => [name]),
    itemsByAlias: groupBy(items, ({ aliases }) => aliases),
    itemsByWindow: groupBy(items, ({ window }) => [window]),
    windowsByCode: groupBy(windows, ({ code }) => [code]),
    windowsByAlias: groupBy(windows, ({ aliases }) => aliases),
  };
}

function groupBy<T>(list: readonly T[], keys: (entry: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    for (const key of keys(entry)) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}
